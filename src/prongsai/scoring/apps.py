from django.apps import AppConfig


class ScoringConfig(AppConfig):
    name = "prongsai.scoring"
    label = "scoring"

    def ready(self) -> None:
        from prongsai.audit.guards import register_guards
        from prongsai.rounds.proofs import register_proof
        from prongsai.scoring.guards import GUARDS
        from prongsai.scoring.proofs import OfficialResult

        register_guards(self.label, GUARDS)
        register_proof(OfficialResult())
