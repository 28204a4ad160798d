from django.apps import AppConfig


class LicencesConfig(AppConfig):
    name = "prongsai.licences"
    label = "licences"

    def ready(self) -> None:
        from prongsai.audit.guards import register_guards
        from prongsai.audit.sentences import register_sentences
        from prongsai.background.schedule import Job, register_job
        from prongsai.files.export import register_tables
        from prongsai.licences.guards import GUARDS
        from prongsai.licences.record import LEFT_OUT, TABLES
        from prongsai.licences.tasks import keep_applicants
        from prongsai.licences.trail import KINDS, SENTENCES

        register_guards(self.label, GUARDS)
        register_tables(self.label, TABLES, LEFT_OUT)
        register_job(Job("licences.keep_applicants", "20 3 * * *", keep_applicants))
        register_sentences(SENTENCES, kinds=KINDS)
