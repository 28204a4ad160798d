"""The invitation to a meeting, with its agenda."""

from collections.abc import Sequence
from dataclasses import asdict

from django.utils.translation import gettext_lazy as _

from prongsai.accounts.members import Member
from prongsai.meetings.links import address
from prongsai.meetings.models import Meeting
from prongsai.reports.kind import Kind, Subject
from prongsai.reports.kinds.agenda.content import AgendaPaper
from prongsai.reports.kinds.meeting_facts import head_of, meeting_of, sections_of, subjects_among
from prongsai.rounds.models import Round


class AgendaKind(Kind[AgendaPaper]):
    key = "agenda"
    name = _("Invitation and agenda")
    file_name = "ระเบียบวาระการประชุม"
    content = AgendaPaper
    is_decided = False
    lead = _("Made from the agenda as it stands now.")
    nothing_yet = _("No agenda is drawn up yet.")

    def subjects(self, round_: Round, member: Member | None) -> Sequence[Subject]:
        return subjects_among(round_, member, Meeting.State.PLANNED)

    def current(self, round_: Round, subject: str = "") -> AgendaPaper | None:
        meeting = meeting_of(round_, subject)
        return AgendaPaper(**asdict(head_of(meeting)), sections=sections_of(meeting)) if meeting else None

    def start_href(self, round_: Round) -> str:
        return address("meetings", round_)


KIND = AgendaKind()
