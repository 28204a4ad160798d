from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "prongsai.files"
    label = "files"

    def ready(self) -> None:
        from prongsai.audit.guards import register_guards
        from prongsai.files.export import register_tables
        from prongsai.files.export.own import LEFT_OUT, TABLES
        from prongsai.files.guards import GUARDS

        register_guards(self.label, GUARDS)
        register_tables(self.label, TABLES, LEFT_OUT)
