from django.apps import AppConfig


class FrameworksConfig(AppConfig):
    name = "prongsai.frameworks"
    label = "frameworks"

    def ready(self) -> None:
        from prongsai.audit.guards import register_guards
        from prongsai.files.export import register_tables
        from prongsai.frameworks.guards import GUARDS
        from prongsai.frameworks.record import LEFT_OUT

        register_guards(self.label, GUARDS)
        register_tables(self.label, (), LEFT_OUT)
