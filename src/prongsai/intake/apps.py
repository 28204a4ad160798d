from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "prongsai.intake"
    label = "intake"

    def ready(self) -> None:
        from prongsai.files.export import register_tables
        from prongsai.intake.record import TABLES

        register_tables(self.label, TABLES)
