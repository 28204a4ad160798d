from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "prongsai.notices"
    label = "notices"

    def ready(self) -> None:
        from prongsai.audit.guards import register_guards
        from prongsai.audit.sentences import register_sentences
        from prongsai.background.schedule import Job, register_job
        from prongsai.files.export import register_tables
        from prongsai.notices.guards import GUARDS
        from prongsai.notices.record import LEFT_OUT, TABLES
        from prongsai.notices.tasks import send_digests, sweep_line
        from prongsai.notices.trail import FIELDS, KINDS, SENTENCES

        register_guards(self.label, GUARDS)
        register_tables(self.label, TABLES, LEFT_OUT)
        register_job(Job("notices.send_digests", "*/10 * * * *", send_digests))
        register_job(Job("notices.sweep_line", "20 3 * * *", sweep_line))
        register_sentences(SENTENCES, kinds=KINDS, fields=FIELDS)
