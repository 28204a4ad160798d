from django.apps import AppConfig


class RoundsConfig(AppConfig):
    name = "prongsai.rounds"
    label = "rounds"

    def ready(self) -> None:
        from prongsai.accounts.finding import register_finder
        from prongsai.approvals.registry import register_procedure
        from prongsai.audit.guards import register_guards
        from prongsai.audit.sentences import register_sentences
        from prongsai.background.schedule import Job, register_job
        from prongsai.files.export import register_tables
        from prongsai.notices.calendar import register_calendar
        from prongsai.notices.kinds import register_kind
        from prongsai.rounds.calendar import duties_in_calendar
        from prongsai.rounds.finding import FINDERS
        from prongsai.rounds.guards import GUARDS
        from prongsai.rounds.notice_kinds import kinds
        from prongsai.rounds.record import TABLES
        from prongsai.rounds.reviewing import RECORD
        from prongsai.rounds.tasks import remind_of_duties
        from prongsai.rounds.trail import FIELDS, KINDS, SENTENCES

        register_guards(self.label, GUARDS)
        register_tables(self.label, TABLES)
        register_procedure(RECORD)
        register_calendar(duties_in_calendar)
        for kind in kinds():
            register_kind(kind)
        register_job(Job("rounds.remind_of_duties", "30 6 * * *", remind_of_duties))
        for finder in FINDERS:
            register_finder(finder)
        register_sentences(SENTENCES, kinds=KINDS, fields=FIELDS)
