from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "prongsai.reports"
    label = "reports"

    def ready(self) -> None:
        from prongsai.audit.guards import register_guards
        from prongsai.reports.guards import GUARDS

        register_guards(self.label, GUARDS)
