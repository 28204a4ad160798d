from django.apps import AppConfig


class RoundsConfig(AppConfig):
    name = "prongsai.rounds"
    label = "rounds"

    def ready(self) -> None:
        from prongsai.audit.guards import register_guards
        from prongsai.background.schedule import Job, register_job
        from prongsai.files.export import register_tables
        from prongsai.notices.kinds import register_kind
        from prongsai.rounds.guards import GUARDS
        from prongsai.rounds.notice_kinds import kinds
        from prongsai.rounds.record import TABLES
        from prongsai.rounds.tasks import remind_of_duties

        register_guards(self.label, GUARDS)
        register_tables(self.label, TABLES)
        for kind in kinds():
            register_kind(kind)
        register_job(Job("rounds.remind_of_duties", "30 6 * * *", remind_of_duties))
