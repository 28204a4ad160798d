"""The director's brief before a meeting, on one page."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date

from django.utils import timezone, translation
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from prongsai.accounts.members import Member
from prongsai.followup.wording import unit_in_words
from prongsai.meetings.briefing import brief_of
from prongsai.meetings.links import address
from prongsai.meetings.models import ActionItem, Meeting
from prongsai.meetings.wording import STANDINGS
from prongsai.reports.kind import Kind, Subject
from prongsai.reports.kinds.brief.content import BriefPaper, Figure, Line, Open
from prongsai.reports.kinds.brief.fitting import fitted
from prongsai.reports.kinds.meeting_facts import head_of, meeting_of, subjects_among
from prongsai.rounds.models import Round
from prongsai.rules.meetings import standing_of
from prongsai.ui.dates import day_in_words

LONGEST = 90
PAPER_LANGUAGE = "th"


class BriefKind(Kind[BriefPaper]):
    key = "brief"
    name = _("The director’s brief")
    file_name = "สรุปสำหรับผู้อำนวยการ"
    content = BriefPaper
    is_decided = False
    lead = _("Made from the records as they stand now.")
    nothing_yet = _("No agenda is drawn up yet.")

    def subjects(self, round_: Round, member: Member | None) -> Sequence[Subject]:
        return subjects_among(round_, member, Meeting.State.PLANNED)

    def current(self, round_: Round, subject: str = "") -> BriefPaper | None:
        meeting = meeting_of(round_, subject)
        if meeting is None:
            return None
        with translation.override(PAPER_LANGUAGE):
            return _assembled(meeting, timezone.localdate())

    def start_href(self, round_: Round) -> str:
        return address("meetings", round_)


def _assembled(meeting: Meeting, today: date) -> BriefPaper:
    brief = brief_of(meeting, today)
    to_decide = _lines((one.title, one.detail) for one in brief.to_decide)
    late = _lines((one.title, one.detail) for one in brief.late)
    decisions = tuple(_open(place, one, today) for place, one in enumerate(brief.decisions, 1))
    first, second, third = fitted([_lengths(rows) for rows in (to_decide, late, decisions)])
    return BriefPaper(
        **asdict(head_of(meeting)),
        as_of=day_in_words(today, PAPER_LANGUAGE, long=True),
        sentence=brief.sentence,
        figures=tuple(Figure(one.label, one.value, one.unit) for one in brief.figures),
        to_decide=to_decide[:first],
        more_to_decide=_more(len(to_decide), first),
        late=late[:second],
        more_late=_more(len(late), second),
        decisions=decisions[:third],
        more_decisions=_more(len(decisions), third),
    )


def _more(count: int, shown: int) -> str:
    return str(count - shown) if count > shown else ""


def _lengths(rows: Sequence[Line | Open]) -> list[int]:
    """Letters of each row with its number and marks."""
    return [sum(len(text) + 2 for text in asdict(row).values() if text) for row in rows]


def _cut(text: str) -> str:
    """As much as leaves the paper one page, on one line."""
    return Truncator(" ".join(text.split())).chars(LONGEST)


def _lines(rows: Iterable[tuple[str, str]]) -> tuple[Line, ...]:
    return tuple(Line(str(place), _cut(title), _cut(detail)) for place, (title, detail) in enumerate(rows, 1))


def _open(place: int, one: ActionItem, today: date) -> Open:
    standing = str(STANDINGS[standing_of(one.due_on, one.done_on, today)])
    due = day_in_words(one.due_on, PAPER_LANGUAGE)
    return Open(str(place), _cut(one.text), unit_in_words(one.unit), due, standing)


KIND = BriefKind()
