from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "prongsai.intake"
    label = "intake"

    def ready(self) -> None:
        from prongsai.audit.sentences import register_sentences
        from prongsai.files.export import register_tables
        from prongsai.intake.record import TABLES
        from prongsai.intake.trail import KINDS, SENTENCES

        register_tables(self.label, TABLES)
        register_sentences(SENTENCES, kinds=KINDS)
