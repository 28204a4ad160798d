from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "prongsai.meetings"
    label = "meetings"

    def ready(self) -> None:
        from prongsai.accounts.finding import register_finder
        from prongsai.approvals.registry import register_procedure
        from prongsai.audit.guards import register_guards
        from prongsai.audit.sentences import register_sentences
        from prongsai.background.schedule import Job, register_job
        from prongsai.files.export import register_tables
        from prongsai.meetings.approving import MINUTES
        from prongsai.meetings.calendar import decisions_in_calendar, meetings_in_calendar
        from prongsai.meetings.finding import FINDERS
        from prongsai.meetings.guards import GUARDS
        from prongsai.meetings.notice_kinds import kinds
        from prongsai.meetings.proofs import HeldMeeting
        from prongsai.meetings.record import TABLES
        from prongsai.meetings.tasks import remind_of_decisions
        from prongsai.meetings.trail import KINDS, SENTENCES
        from prongsai.notices.calendar import register_calendar
        from prongsai.notices.kinds import register_kind
        from prongsai.rounds.proofs import register_witness

        register_guards(self.label, GUARDS)
        register_tables(self.label, TABLES)
        register_procedure(MINUTES)
        register_witness(HeldMeeting())
        register_calendar(meetings_in_calendar)
        register_calendar(decisions_in_calendar)
        for kind in kinds():
            register_kind(kind)
        register_job(Job("meetings.remind_of_decisions", "40 6 * * *", remind_of_decisions))
        for finder in FINDERS:
            register_finder(finder)
        register_sentences(SENTENCES, kinds=KINDS)
