from django.apps import AppConfig


class AssessmentConfig(AppConfig):
    name = "prongsai.assessment"
    label = "assessment"

    def ready(self) -> None:
        from prongsai.approvals.registry import register_procedure
        from prongsai.assessment.approving import ASSESSED
        from prongsai.assessment.guards import GUARDS
        from prongsai.assessment.record import TABLES
        from prongsai.assessment.trail import KINDS, SENTENCES
        from prongsai.audit.guards import register_guards
        from prongsai.audit.sentences import register_sentences
        from prongsai.files.export import register_tables

        register_guards(self.label, GUARDS)
        register_tables(self.label, TABLES)
        register_procedure(ASSESSED)
        register_sentences(SENTENCES, kinds=KINDS)
