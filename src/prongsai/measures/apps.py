from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    name = "prongsai.measures"
    label = "measures"

    def ready(self) -> None:
        from prongsai.measures.proofs import DecidedPlan
        from prongsai.rounds.proofs import register_proof

        register_proof(DecidedPlan())
