"""The director's brief as a page: short lists, with what waits for whoever reads it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from prongsai.accounts.members import Member
from prongsai.approvals.turns import turns_of
from prongsai.meetings.briefing import Brief, Figure, brief_of
from prongsai.meetings.links import meeting_address, paper_address
from prongsai.meetings.models import Meeting
from prongsai.meetings.presenters.parts import DecisionRow, MeetingRow, crumbs, decision_row, meeting_row
from prongsai.meetings.wording import name_of
from prongsai.rules.framework import Text
from prongsai.ui.language import in_words
from prongsai.ui.parts import Crumbs

WORST = 6
"""Rows of a list: the brief stays one page. What is more is counted."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is late, at risk, or to be decided."""

    title: str
    detail: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class BriefPage:
    """more_: how many stand behind the lines that are shown."""

    name: Text
    crumbs: Crumbs
    row: MeetingRow
    sentence: str
    figures: tuple[Figure, ...]
    late: tuple[Line, ...]
    more_late: int
    decisions: tuple[DecisionRow, ...]
    more_decisions: int
    to_decide: tuple[Line, ...]
    agenda_href: str
    print_href: str


def brief_page(meeting: Meeting, *, viewer: Member, today: date) -> BriefPage:
    """At most fourteen queries, whatever the number of rows."""
    brief = brief_of(meeting, today)
    name = name_of(meeting)
    return BriefPage(
        name=name,
        crumbs=crumbs(
            meeting.round, (in_words(name), meeting_address(meeting)), (_("The director’s brief"), "")
        ),
        row=meeting_row(meeting, today),
        sentence=brief.sentence,
        figures=brief.figures,
        late=tuple(Line(one.title, one.detail) for one in brief.late[:WORST]),
        more_late=max(len(brief.late) - WORST, 0),
        decisions=tuple(decision_row(one, today) for one in brief.decisions[:WORST]),
        more_decisions=max(len(brief.decisions) - WORST, 0),
        to_decide=tuple(_to_decide(meeting, brief, viewer)),
        agenda_href=meeting_address(meeting),
        print_href=paper_address(meeting.round, "brief", meeting.pk) if _is_printed(meeting) else "",
    )


def _is_printed(meeting: Meeting) -> bool:
    """Papers are made for meetings ahead whose agenda says something."""
    return meeting.state == Meeting.State.PLANNED and meeting.agenda.exists()


def _to_decide(meeting: Meeting, brief: Brief, viewer: Member) -> Iterator[Line]:
    """What stands on the agenda to be decided, and what waits for whoever reads this."""
    for one in brief.to_decide:
        yield Line(one.title, one.detail)
    if viewer.agency.pk == meeting.round.agency_id:
        for turn in turns_of(viewer):
            if not turn.is_to_be_mended:
                title = in_words(turn.procedure.title(turn.thing))
                yield Line(title, _("waits for your decision"), turn.address)
