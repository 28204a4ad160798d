from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "prongsai.files"
    label = "files"

    def ready(self) -> None:
        from prongsai.accounts.finding import register_finder
        from prongsai.audit.guards import register_guards
        from prongsai.audit.sentences import register_sentences
        from prongsai.background.schedule import Job, register_job
        from prongsai.files.export import register_tables
        from prongsai.files.export.own import LEFT_OUT, TABLES
        from prongsai.files.finding import FINDERS
        from prongsai.files.guards import GUARDS
        from prongsai.files.tasks import sweep_files
        from prongsai.files.trail import FIELDS, KINDS, SENTENCES

        register_guards(self.label, GUARDS)
        register_tables(self.label, TABLES, LEFT_OUT)
        register_job(Job("files.sweep", "10 3 * * *", sweep_files))
        for finder in FINDERS:
            register_finder(finder)
        register_sentences(SENTENCES, kinds=KINDS, fields=FIELDS)
