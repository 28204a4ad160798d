from django.apps import AppConfig


class ScoringConfig(AppConfig):
    name = "prongsai.scoring"
    label = "scoring"

    def ready(self) -> None:
        from prongsai.audit.guards import register_guards
        from prongsai.files.export import register_tables
        from prongsai.rounds.proofs import register_proof
        from prongsai.scoring.guards import GUARDS
        from prongsai.scoring.proofs import OfficialResult
        from prongsai.scoring.record import TABLES

        register_guards(self.label, GUARDS)
        register_tables(self.label, TABLES)
        register_proof(OfficialResult())
