from django.apps import AppConfig


class FrameworksConfig(AppConfig):
    name = "prongsai.frameworks"
    label = "frameworks"

    def ready(self) -> None:
        from prongsai.audit.guards import register_guards
        from prongsai.frameworks.guards import GUARDS

        register_guards(self.label, GUARDS)
