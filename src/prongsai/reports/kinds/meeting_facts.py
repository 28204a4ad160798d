"""What the papers of a meeting have in common: which meetings they are about, and the agenda in its five sections."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.utils import translation

from prongsai.accounts.members import Member
from prongsai.meetings.models import AgendaItem, Meeting
from prongsai.meetings.wording import SECTIONS, name_of
from prongsai.reports.kind import Subject
from prongsai.rounds.models import Round
from prongsai.ui.dates import day_in_words

NOTHING = "ไม่มี"


@dataclass(frozen=True, slots=True)
class PaperItem:
    """place: 3.1; note: what was said, empty on an agenda."""

    place: str
    title: str
    detail: str
    note: str


@dataclass(frozen=True, slots=True)
class PaperSection:
    """nothing: the word that stands where a section has no item."""

    place: str
    title: str
    items: tuple[PaperItem, ...]
    nothing: str


@dataclass(frozen=True, slots=True)
class Head:
    """What stands at the head of each paper of a meeting."""

    agency: str
    meeting: str
    day: str
    hour: str
    place: str


def subjects_among(round_: Round, member: Member | None, state: Meeting.State) -> list[Subject]:
    """The meetings of a round in that state whose agenda says something, the newest first. One query."""
    items = AgendaItem.objects.filter(meeting=OuterRef("pk"))
    found = Meeting.objects.filter(Exists(items), round=round_, state=state).select_related("series", "round")
    seen = found.visible_to(member) if member else found
    return [Subject(str(one.pk), name_of(one).th) for one in seen.order_by("-day", "-pk")]


def meeting_of(round_: Round, subject: str) -> Meeting | None:
    if not subject.isdigit():
        return None
    return Meeting.objects.filter(round=round_, pk=subject).select_related("series", "round__agency").first()


def head_of(meeting: Meeting) -> Head:
    return Head(
        agency=meeting.round.agency.name_th,
        meeting=name_of(meeting).th,
        day=day_in_words(meeting.day, "th", long=True),
        hour=meeting.starts_at.strftime("%H.%M") if meeting.starts_at else "",
        place=meeting.place,
    )


def sections_of(meeting: Meeting) -> tuple[PaperSection, ...]:
    """One query."""
    items = list(meeting.agenda.all())
    with translation.override("th"):
        return tuple(_section(number, str(title), items) for number, title in SECTIONS.items())


def _section(number: int, title: str, items: Sequence[AgendaItem]) -> PaperSection:
    own = [one for one in items if one.section == number]
    return PaperSection(
        str(number),
        title,
        tuple(
            PaperItem(f"{number}.{place}", one.title, one.detail, one.note)
            for place, one in enumerate(own, 1)
        ),
        "" if own else NOTHING,
    )
