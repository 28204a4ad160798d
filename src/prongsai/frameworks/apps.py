from django.apps import AppConfig


class FrameworksConfig(AppConfig):
    name = "prongsai.frameworks"
    label = "frameworks"

    def ready(self) -> None:
        from prongsai.accounts.finding import register_finder
        from prongsai.audit.guards import register_guards
        from prongsai.audit.sentences import register_sentences
        from prongsai.files.export import register_tables
        from prongsai.frameworks.finding import FINDERS
        from prongsai.frameworks.guards import GUARDS
        from prongsai.frameworks.record import LEFT_OUT
        from prongsai.frameworks.trail import KINDS, SENTENCES

        register_guards(self.label, GUARDS)
        register_tables(self.label, (), LEFT_OUT)
        for finder in FINDERS:
            register_finder(finder)
        register_sentences(SENTENCES, kinds=KINDS)
