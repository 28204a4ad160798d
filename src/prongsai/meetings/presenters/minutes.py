"""The minutes of a meeting, as they are written and as they are read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from prongsai.accounts.members import Member
from prongsai.agencies.models import Unit
from prongsai.approvals.presenters import panel_of
from prongsai.approvals.queries import standing
from prongsai.followup.wording import unit_in_words
from prongsai.meetings import permissions
from prongsai.meetings.approving import MINUTES
from prongsai.meetings.forms import DecisionForm, MinutesForm
from prongsai.meetings.links import address, meeting_address, paper_address
from prongsai.meetings.models import ActionItem, Attendance, Meeting, Minutes
from prongsai.meetings.presenters.meeting import Item, Section, sections_of
from prongsai.meetings.presenters.parts import MeetingRow, crumbs, meeting_row
from prongsai.meetings.states import HELD
from prongsai.meetings.wording import ATTENDANCE, ROLES, name_of
from prongsai.rules.framework import Text
from prongsai.ui.language import in_words
from prongsai.ui.parts import Crumbs
from prongsai.ui.standing import StandingPanel

ATTENDANCE_STATES = tuple((state, ATTENDANCE[state]) for state in Attendance.State)


@dataclass(frozen=True, slots=True)
class Place:
    """One place. state_field and instead_field are None where the minutes are only read."""

    number: int
    name: str
    title: str
    division: str
    role: str
    state: str
    instead: str
    tone: str
    state_field: forms.BoundField | None
    instead_field: forms.BoundField | None


@dataclass(frozen=True, slots=True)
class Decided:
    text: str
    unit: str
    due_on: date
    href: str
    change_href: str
    remove_href: str
    is_given: bool


@dataclass(frozen=True, slots=True)
class Noted:
    """A section with the note fields of its items, in their order; None where the minutes are only read."""

    section: Section
    fields: tuple[forms.BoundField | None, ...]

    @property
    def pairs(self) -> tuple[tuple[Item, forms.BoundField | None], ...]:
        return tuple(zip(self.section.items, self.fields, strict=True))


@dataclass(frozen=True, slots=True)
class MinutesPage:
    """form is None while the minutes are before somebody, and for those who only read."""

    name: Text
    crumbs: Crumbs
    row: MeetingRow
    panel: StandingPanel
    minutes: Minutes
    form: MinutesForm | None
    newer: bool
    places: tuple[Place, ...]
    came: str
    sections: tuple[Noted, ...]
    decisions: tuple[Decided, ...]
    decision: DecisionForm | None
    decision_href: str
    agenda_href: str
    print_href: str
    states: tuple[tuple[str, str], ...]


def minutes_page(
    meeting: Meeting,
    minutes: Minutes,
    *,
    viewer: Member,
    form: MinutesForm | None = None,
    decision: DecisionForm | None = None,
    newer: bool = False,
) -> MinutesPage:
    """About nine queries, whatever the number of items and places."""
    items = list(meeting.agenda.select_related("unit"))
    places = list(meeting.attendance.select_related("unit"))
    may_write = minutes.state not in HELD and permissions.may_arrange(viewer, meeting.round)
    if not may_write:
        form = decision = None
    elif form is None:
        form = MinutesForm(minutes=minutes, items=items, places=places)
    if may_write and decision is None:
        decision = DecisionForm(units=units_of(meeting), items=items)
    today = timezone.localdate()
    name = name_of(meeting)
    decided = list(meeting.decisions.select_related("unit"))
    return MinutesPage(
        name=name,
        crumbs=crumbs(meeting.round, (in_words(name), meeting_address(meeting)), (_("Minutes"), "")),
        row=meeting_row(meeting, today),
        panel=panel_of(standing(MINUTES, minutes, viewer, today)),
        minutes=minutes,
        form=form,
        newer=newer,
        places=tuple(_place(one, form) for one in places),
        came=_came(places),
        sections=tuple(_noted(one, form) for one in sections_of(items, meeting)),
        decisions=tuple(_decided(one, meeting, may_write) for one in decided),
        decision=decision,
        decision_href=meeting_address(meeting, "add_decision"),
        agenda_href=meeting_address(meeting),
        print_href=paper_address(meeting.round, "minutes", meeting.pk) if items else "",
        states=tuple((state.value, str(label)) for state, label in ATTENDANCE_STATES),
    )


def units_of(meeting: Meeting) -> list[Unit]:
    return list(Unit.objects.standing().filter(agency=meeting.round.agency_id).order_by("position"))


def _noted(section: Section, form: MinutesForm | None) -> Noted:
    return Noted(section, tuple(form[f"note-{one.id}"] if form else None for one in section.items))


def _place(one: Attendance, form: MinutesForm | None) -> Place:
    tones = {Attendance.State.PRESENT: "accepted", Attendance.State.REPRESENTED: "review"}
    return Place(
        number=one.position,
        name=one.name,
        title=one.title,
        division=one.unit.name_th if one.unit else one.division,
        role=str(ROLES[one.role]) if one.role else "",
        state=str(ATTENDANCE[one.state]),
        instead=one.instead,
        tone=tones.get(Attendance.State(one.state), "idle"),
        state_field=form[f"came-{one.pk}"] if form else None,
        instead_field=form[f"instead-{one.pk}"] if form else None,
    )


def _came(places: Sequence[Attendance]) -> str:
    came = sum(one.state != Attendance.State.ABSENT for one in places)
    return ngettext("%(came)s of %(all)s came", "%(came)s of %(all)s came", came) % {
        "came": came,
        "all": len(places),
    }


def _decided(one: ActionItem, meeting: Meeting, may_write: bool) -> Decided:
    place = {"decision_id": one.pk}
    return Decided(
        text=one.text,
        unit=unit_in_words(one.unit),
        due_on=one.due_on,
        href=address("decision", meeting.round, **place) if one.given_on else "",
        change_href=address("change_decision", meeting.round, **place) if may_write else "",
        remove_href=address("remove_decision", meeting.round, **place)
        if may_write and not one.given_on
        else "",
        is_given=one.given_on is not None,
    )
