from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "prongsai.reports"
    label = "reports"

    def ready(self) -> None:
        from prongsai.audit.guards import register_guards
        from prongsai.files.export import register_tables
        from prongsai.notices.kinds import register_kind
        from prongsai.reports.guards import GUARDS
        from prongsai.reports.proofs import ApprovedPaper
        from prongsai.reports.record import TABLES
        from prongsai.reports.telling import kinds
        from prongsai.rounds.proofs import register_proof

        register_guards(self.label, GUARDS)
        register_tables(self.label, TABLES)
        register_proof(ApprovedPaper())
        for kind in kinds():
            register_kind(kind)
