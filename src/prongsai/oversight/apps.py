from django.apps import AppConfig


class OversightConfig(AppConfig):
    name = "prongsai.oversight"
    label = "oversight"

    def ready(self) -> None:
        from prongsai.audit.guards import register_guards
        from prongsai.audit.sentences import register_sentences
        from prongsai.files.export import register_tables
        from prongsai.oversight.guards import GUARDS
        from prongsai.oversight.record import TABLES
        from prongsai.oversight.trail import SENTENCES

        register_guards(self.label, GUARDS)
        register_tables(self.label, TABLES)
        register_sentences(SENTENCES)
