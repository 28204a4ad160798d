from django.apps import AppConfig


class AnalysisConfig(AppConfig):
    name = "prongsai.analysis"
    label = "analysis"

    def ready(self) -> None:
        from prongsai.analysis.record import TABLES
        from prongsai.analysis.trail import FIELDS, KINDS, SENTENCES
        from prongsai.audit.sentences import register_sentences
        from prongsai.files.export import register_tables

        register_tables(self.label, TABLES)
        register_sentences(SENTENCES, kinds=KINDS, fields=FIELDS)
