"""What several pages of this room share: tabs, crumbs, lines of meetings and decisions."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from prongsai.followup.wording import unit_in_words
from prongsai.meetings.links import address, decision_address, meeting_address
from prongsai.meetings.models import ActionItem, Meeting
from prongsai.meetings.wording import MEETING_STATES, STANDING_TONES, STANDINGS, name_of
from prongsai.rounds.models import Round
from prongsai.rules.framework import Text
from prongsai.rules.meetings import standing_of
from prongsai.ui.parts import Crumbs, Tab

MEETINGS, CALENDAR, DECISIONS, ORDERS = "meetings", "calendar", "decisions", "orders"
TONES = {Meeting.State.PLANNED: "idle", Meeting.State.HELD: "accepted", Meeting.State.CANCELLED: "idle"}


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """tone and state: where it stands; minutes: what of its minutes stands, or ""."""

    name: Text
    href: str
    day: date
    hour: str
    place: str
    state: str
    tone: str
    is_held: bool


@dataclass(frozen=True, slots=True)
class DecisionRow:
    text: str
    href: str
    unit: str
    due_on: date
    meeting: Text
    state: str
    tone: str


def tabs(round_: Round, current: str) -> tuple[Tab, ...]:
    places = (
        (MEETINGS, _("Meetings")),
        (CALENDAR, _("Calendar")),
        (DECISIONS, _("Decisions")),
        (ORDERS, _("Working group")),
    )
    return tuple(Tab(label, address(view, round_), view == current) for view, label in places)


def crumbs(round_: Round, *places: tuple[str, str]) -> Crumbs:
    return ((_("Meetings of FY %(year)s") % {"year": round_.fiscal_year}, address(MEETINGS, round_)), *places)


def hour_of(meeting: Meeting) -> str:
    return meeting.starts_at.strftime("%H:%M") if meeting.starts_at else ""


def meeting_row(meeting: Meeting, today: date) -> MeetingRow:
    """No query; meeting with its series, its round and its minutes."""
    state = Meeting.State(meeting.state)
    label, tone = str(MEETING_STATES[state]), TONES[state]
    if state is Meeting.State.PLANNED and meeting.day < today:
        label, tone = _("No minutes yet"), "due"
    return MeetingRow(
        name=name_of(meeting),
        href=meeting_address(meeting, "minutes" if state is Meeting.State.HELD else "meeting"),
        day=meeting.day,
        hour=hour_of(meeting),
        place=meeting.place,
        state=label,
        tone=tone,
        is_held=state is Meeting.State.HELD,
    )


def decision_row(action: ActionItem, today: date) -> DecisionRow:
    """No query; action with its unit, its meeting and the meeting's series."""
    standing = standing_of(action.due_on, action.done_on, today)
    return DecisionRow(
        text=action.text,
        href=decision_address(action),
        unit=unit_in_words(action.unit),
        due_on=action.due_on,
        meeting=name_of(action.meeting),
        state=str(STANDINGS[standing]),
        tone=STANDING_TONES[standing],
    )
