"""The minutes of a meeting: handed in and confirmed where they are written, printed here."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from prongsai.accounts.members import Member
from prongsai.meetings.links import address
from prongsai.meetings.models import Meeting
from prongsai.reports.kind import Kind, Note, Subject
from prongsai.reports.kinds.meeting_facts import meeting_of, subjects_among
from prongsai.reports.kinds.minutes.assembling import assemble
from prongsai.reports.kinds.minutes.content import MinutesPaper
from prongsai.rounds.models import Round


class MinutesKind(Kind[MinutesPaper]):
    key = "minutes"
    name = _("Minutes")
    file_name = "รายงานการประชุม"
    content = MinutesPaper
    is_decided = False
    lead = _("Made from the minutes as they stand now; they are confirmed where they are written.")
    nothing_yet = _("No meeting was held yet.")

    def subjects(self, round_: Round, member: Member | None) -> Sequence[Subject]:
        return subjects_among(round_, member, Meeting.State.HELD)

    def current(self, round_: Round, subject: str = "") -> MinutesPaper | None:
        meeting = meeting_of(round_, subject)
        return assemble(meeting) if meeting and meeting.state == Meeting.State.HELD else None

    def notes(self, round_: Round, content: MinutesPaper) -> Iterable[Note]:
        if not content.confirmed_on:
            yield Note(
                content.meeting, gettext("The minutes are not confirmed yet."), address("meetings", round_)
            )

    def start_href(self, round_: Round) -> str:
        return address("meetings", round_)


KIND = MinutesKind()
