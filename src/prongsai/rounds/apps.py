from django.apps import AppConfig


class RoundsConfig(AppConfig):
    name = "prongsai.rounds"
    label = "rounds"

    def ready(self) -> None:
        from prongsai.audit.guards import register_guards
        from prongsai.rounds.guards import GUARDS

        register_guards(self.label, GUARDS)
