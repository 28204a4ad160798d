from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    name = "prongsai.measures"
    label = "measures"

    def ready(self) -> None:
        from prongsai.accounts.finding import register_finder
        from prongsai.analysis.holds import register_hold
        from prongsai.approvals.registry import register_procedure
        from prongsai.audit.guards import register_guards
        from prongsai.audit.sentences import register_sentences
        from prongsai.disclosure.suppliers import register_supplier
        from prongsai.files.export import register_tables
        from prongsai.measures.approving import PLAN, is_plan_held
        from prongsai.measures.finding import FINDERS
        from prongsai.measures.guards import GUARDS
        from prongsai.measures.proofs import DecidedPlan
        from prongsai.measures.record import TABLES
        from prongsai.measures.supplying import PlanOfTheYear
        from prongsai.measures.trail import FIELDS, KINDS, SENTENCES
        from prongsai.rounds.proofs import register_proof

        register_guards(self.label, GUARDS)
        register_tables(self.label, TABLES)
        register_procedure(PLAN)
        register_hold(is_plan_held)
        register_proof(DecidedPlan())
        register_supplier(PlanOfTheYear())
        for finder in FINDERS:
            register_finder(finder)
        register_sentences(SENTENCES, kinds=KINDS, fields=FIELDS)
