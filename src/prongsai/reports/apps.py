from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "prongsai.reports"
    label = "reports"

    def ready(self) -> None:
        from prongsai.accounts.finding import register_finder
        from prongsai.approvals.registry import register_procedure
        from prongsai.audit.guards import register_guards
        from prongsai.audit.sentences import register_sentences
        from prongsai.files.export import register_tables
        from prongsai.reports.deciding import PAPER
        from prongsai.reports.finding import FINDERS
        from prongsai.reports.guards import GUARDS
        from prongsai.reports.proofs import proofs
        from prongsai.reports.record import TABLES
        from prongsai.reports.trail import KINDS, SENTENCES
        from prongsai.rounds.proofs import register_proof

        register_guards(self.label, GUARDS)
        register_tables(self.label, TABLES)
        for proof in proofs():
            register_proof(proof)
        register_procedure(PAPER)
        for finder in FINDERS:
            register_finder(finder)
        register_sentences(SENTENCES, kinds=KINDS)
