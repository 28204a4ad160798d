from django.apps import AppConfig


class AnalysisConfig(AppConfig):
    name = "prongsai.analysis"
    label = "analysis"

    def ready(self) -> None:
        from prongsai.analysis.record import TABLES
        from prongsai.files.export import register_tables

        register_tables(self.label, TABLES)
