from django.apps import AppConfig


class ChecksConfig(AppConfig):
    name = "prongsai.checks"
    label = "checks"

    def ready(self) -> None:
        from prongsai.audit.guards import register_guards
        from prongsai.audit.sentences import register_sentences
        from prongsai.background.schedule import Job, register_job
        from prongsai.checks.guards import GUARDS
        from prongsai.checks.record import TABLES
        from prongsai.checks.tasks import ask_due_addresses
        from prongsai.checks.trail import KINDS, SENTENCES
        from prongsai.files.export import register_tables

        register_guards(self.label, GUARDS)
        register_tables(self.label, TABLES)
        register_job(Job("checks.ask_due_addresses", "*/5 * * * *", ask_due_addresses))
        register_sentences(SENTENCES, kinds=KINDS)
