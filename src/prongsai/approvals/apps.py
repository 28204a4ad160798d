from django.apps import AppConfig


class ApprovalsConfig(AppConfig):
    name = "prongsai.approvals"
    label = "approvals"

    def ready(self) -> None:
        from prongsai.approvals.guards import GUARDS
        from prongsai.approvals.record import TABLES
        from prongsai.approvals.trail import FIELDS, KINDS, SENTENCES
        from prongsai.audit.guards import register_guards
        from prongsai.audit.sentences import register_sentences
        from prongsai.files.export import register_tables

        register_guards(self.label, GUARDS)
        register_tables(self.label, TABLES)
        register_sentences(SENTENCES, kinds=KINDS, fields=FIELDS)
