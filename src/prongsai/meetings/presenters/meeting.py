"""One meeting: its agenda by sections, what was moved, and what can be done with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from prongsai.accounts.members import Member
from prongsai.followup.wording import unit_in_words
from prongsai.meetings import permissions
from prongsai.meetings.forms import ItemForm, MoveForm, ReasonForm
from prongsai.meetings.links import address, meeting_address, paper_address
from prongsai.meetings.models import AgendaItem, Meeting, MeetingMove
from prongsai.meetings.presenters.parts import MeetingRow, crumbs, meeting_row
from prongsai.meetings.wording import SECTIONS, name_of
from prongsai.rounds.presenters.rows import duty_address
from prongsai.rules.framework import Text
from prongsai.ui.language import in_words
from prongsai.ui.parts import Crumbs


@dataclass(frozen=True, slots=True)
class Item:
    """One item. The hrefs are "" where it cannot be moved there, or by this person."""

    id: int
    number: str
    title: str
    detail: str
    unit: str
    note: str
    is_own: bool
    up_href: str = ""
    down_href: str = ""
    remove_href: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    number: int
    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """may_arrange: this person may change it, and it is still ahead; may_open: its day has come."""

    name: Text
    crumbs: Crumbs
    row: MeetingRow
    first_on: date | None
    cancelled_why: str
    moves: tuple[MeetingMove, ...]
    duty_href: str
    sections: tuple[Section, ...]
    count: int
    may_arrange: bool
    may_open: bool
    move: MoveForm | None
    cancel: ReasonForm | None
    add: ItemForm | None
    hrefs: dict[str, str]
    minutes_href: str
    brief_href: str
    print_href: str


@dataclass(frozen=True, slots=True)
class Forms:
    """Forms that came back refused; fresh ones take the place of what is absent."""

    move: MoveForm | None = None
    cancel: ReasonForm | None = None
    add: ItemForm | None = None


ACTIONS = ("move_meeting", "cancel_meeting", "draw_up_agenda", "add_item", "open_minutes")


def meeting_page(meeting: Meeting, *, viewer: Member, today: date, forms: Forms | None = None) -> MeetingPage:
    """Three queries, whatever the number of items."""
    forms = forms or Forms()
    is_ahead = meeting.state == Meeting.State.PLANNED
    may_arrange = is_ahead and permissions.may_arrange(viewer, meeting.round)
    items = list(meeting.agenda.select_related("unit"))
    name = name_of(meeting)
    initial = {"day": meeting.day, "starts_at": meeting.starts_at, "place": meeting.place}
    return MeetingPage(
        name=name,
        crumbs=crumbs(meeting.round, (in_words(name), "")),
        row=meeting_row(meeting, today),
        first_on=meeting.first_on if meeting.first_on != meeting.day else None,
        cancelled_why=meeting.cancelled_why,
        moves=tuple(meeting.moves.select_related("moved_by")),
        duty_href=duty_address(meeting.round, meeting.obligation_id) if meeting.obligation_id else "",
        sections=sections_of(items, meeting, may_arrange=may_arrange),
        count=len(items),
        may_arrange=may_arrange,
        may_open=may_arrange and meeting.day <= today,
        move=(forms.move or MoveForm(initial=initial, auto_id="move-%s")) if may_arrange else None,
        cancel=(forms.cancel or ReasonForm(auto_id="cancel-%s")) if may_arrange else None,
        add=(forms.add or ItemForm(auto_id="item-%s")) if may_arrange else None,
        hrefs={view: meeting_address(meeting, view) for view in ACTIONS},
        minutes_href=meeting_address(meeting, "minutes") if meeting.state == Meeting.State.HELD else "",
        brief_href=meeting_address(meeting, "brief"),
        print_href=paper_address(meeting.round, "agenda", meeting.pk) if is_ahead and items else "",
    )


def sections_of(
    items: Sequence[AgendaItem], meeting: Meeting, *, may_arrange: bool = False
) -> tuple[Section, ...]:
    """The five sections of an agenda with their items; empty ones stand there too, as on the paper."""
    return tuple(
        Section(number, str(title), tuple(_numbered(number, items, meeting, may_arrange)))
        for number, title in SECTIONS.items()
    )


def _numbered(section: int, items: Sequence[AgendaItem], meeting: Meeting, may_arrange: bool) -> list[Item]:
    own = [one for one in items if one.section == section]
    return [
        _item(one, f"{section}.{place}", meeting, may_arrange, place > 1, place < len(own))
        for place, one in enumerate(own, start=1)
    ]


def _item(
    one: AgendaItem, number: str, meeting: Meeting, may_arrange: bool, has_before: bool, has_after: bool
) -> Item:
    return Item(
        id=one.pk,
        number=number,
        title=one.title,
        detail=one.detail,
        unit=unit_in_words(one.unit) if one.unit else "",
        note=one.note,
        is_own=not one.source,
        up_href=_href("raise_item", one, meeting) if may_arrange and has_before else "",
        down_href=_href("lower_item", one, meeting) if may_arrange and has_after else "",
        remove_href=_href("remove_item", one, meeting) if may_arrange else "",
    )


def _href(view: str, one: AgendaItem, meeting: Meeting) -> str:
    return address(view, meeting.round, meeting_id=meeting.pk, item_id=one.pk)
