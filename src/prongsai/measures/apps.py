from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    name = "prongsai.measures"
    label = "measures"

    def ready(self) -> None:
        from prongsai.files.export import register_tables
        from prongsai.measures.proofs import DecidedPlan
        from prongsai.measures.record import TABLES
        from prongsai.rounds.proofs import register_proof

        register_tables(self.label, TABLES)
        register_proof(DecidedPlan())
