from django.apps import AppConfig


class ScoringConfig(AppConfig):
    name = "prongsai.scoring"
    label = "scoring"

    def ready(self) -> None:
        from prongsai.audit.guards import register_guards
        from prongsai.scoring.guards import GUARDS

        register_guards(self.label, GUARDS)
