from django.apps import AppConfig


class ResultsConfig(AppConfig):
    name = "prongsai.results"
    label = "results"

    def ready(self) -> None:
        from prongsai.approvals.registry import register_procedure
        from prongsai.audit.guards import register_guards
        from prongsai.audit.sentences import register_sentences
        from prongsai.disclosure.suppliers import register_supplier
        from prongsai.files.export import register_tables
        from prongsai.results.approving import PART
        from prongsai.results.guards import GUARDS
        from prongsai.results.record import TABLES
        from prongsai.results.supplying import ResultsOfTheYear
        from prongsai.results.trail import KINDS, SENTENCES

        register_guards(self.label, GUARDS)
        register_tables(self.label, TABLES)
        register_procedure(PART)
        register_supplier(ResultsOfTheYear())
        register_sentences(SENTENCES, kinds=KINDS)
