"""A month of a round: meetings, what falls due, where periods end; a grid on a desk, a list on a phone."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from prongsai.accounts.members import Member
from prongsai.followup.models import Period
from prongsai.followup.wording import period_in_words
from prongsai.meetings import queries
from prongsai.meetings.links import address, decision_address, meeting_address
from prongsai.meetings.models import ActionItem, Meeting
from prongsai.meetings.presenters.parts import CALENDAR, hour_of, tabs
from prongsai.meetings.wording import STANDING_TONES, WEEKDAYS, name_of
from prongsai.rounds.links import of_round
from prongsai.rounds.models import Obligation, Round
from prongsai.rounds.presenters.rows import duty_address
from prongsai.rounds.standing import with_state
from prongsai.rounds.states import State
from prongsai.rounds.wording import TONES
from prongsai.rules.calendar import FiscalYear
from prongsai.rules.framework import Text
from prongsai.rules.meetings import standing_of
from prongsai.ui.dates import month_in_words
from prongsai.ui.language import in_words, spoken
from prongsai.ui.parts import Tab

OFFICE, MINE = "office", "mine"
SHOWN = 3
"""Things of a day that stand in its box of the grid; the list below names all."""


@dataclass(frozen=True, slots=True)
class Thing:
    """kind: meeting, duty, decision or period; tone: how it stands, late in words too; count: so many units together."""

    kind: str
    title: str
    href: str
    tone: str
    count: str = ""

    @property
    def is_late(self) -> bool:
        return self.tone == "late"


@dataclass(frozen=True, slots=True)
class Day:
    day: date
    is_here: bool
    is_today: bool
    things: tuple[Thing, ...] = field(default=())

    @property
    def shown(self) -> tuple[Thing, ...]:
        return self.things[:SHOWN]

    @property
    def more(self) -> int:
        return max(len(self.things) - SHOWN, 0)


@dataclass(frozen=True, slots=True)
class CalendarPage:
    """weeks: Mondays first; days: those of the month on which something stands. The hrefs are "" at the edges of the year."""

    title: str
    month: str
    tabs: tuple[Tab, ...]
    whose: tuple[Tab, ...]
    weekdays: tuple[str, ...]
    weeks: tuple[tuple[Day, ...], ...]
    days: tuple[Day, ...]
    before_href: str
    after_href: str
    today_href: str


def calendar_page(
    round_: Round, month: date, *, viewer: Member, today: date, whose: str = OFFICE
) -> CalendarPage:
    """The month in which that day lies. Four queries.

    whose   office: everything; mine: meetings, and what the viewer answers for
    """
    first = month.replace(day=1)
    last = _month_after(first) - timedelta(days=1)
    begins = first - timedelta(days=first.weekday())
    ends = last + timedelta(days=6 - last.weekday())
    things = _things(round_, first, last, viewer if whose == MINE else None, viewer, today)
    weeks = _weeks(begins, ends, first, today, things)
    year = FiscalYear(round_.fiscal_year)
    return CalendarPage(
        title=_("Calendar of FY %(year)s") % {"year": round_.fiscal_year},
        month=month_in_words(first, spoken(), long=True),
        tabs=tabs(round_, CALENDAR),
        whose=_whose(round_, first, whose),
        weekdays=(*(str(words) for words in WEEKDAYS.values()), _("Saturday"), _("Sunday")),
        weeks=weeks,
        days=tuple(one for week in weeks for one in week if one.things),
        before_href=_href(round_, first - timedelta(days=1), whose) if first > year.starts_on else "",
        after_href=_href(round_, _month_after(first), whose) if last < year.ends_on else "",
        today_href=_href(round_, today, whose)
        if FiscalYear.of(today) == year and today.replace(day=1) != first
        else "",
    )


def month_asked(round_: Round, asked: str, today: date) -> date:
    """?month=2025-04; what cannot be read, or lies outside the year, is today's month or the year's last."""
    year = FiscalYear(round_.fiscal_year)
    try:
        day = date.fromisoformat(f"{asked}-01")
    except ValueError:
        day = today
    return min(max(day, year.starts_on), year.ends_on)


def _month_after(first: date) -> date:
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1)


def _href(round_: Round, day: date, whose: str) -> str:
    return f"{address(CALENDAR, round_)}?month={day:%Y-%m}&whose={whose}"


def _whose(round_: Round, first: date, whose: str) -> tuple[Tab, ...]:
    known = ((OFFICE, _("The whole office")), (MINE, pgettext("calendar", "Mine")))
    return tuple(Tab(label, _href(round_, first, key), key == whose) for key, label in known)


def _weeks(
    begins: date, ends: date, first: date, today: date, things: dict[date, list[Thing]]
) -> tuple[tuple[Day, ...], ...]:
    days = [begins + timedelta(days=count) for count in range((ends - begins).days + 1)]
    made = [Day(one, one.month == first.month, one == today, tuple(things.get(one, ()))) for one in days]
    return tuple(tuple(made[place : place + 7]) for place in range(0, len(made), 7))


def _things(
    round_: Round, first: date, last: date, mine: Member | None, viewer: Member, today: date
) -> dict[date, list[Thing]]:
    found: dict[date, list[Thing]] = defaultdict(list)
    for source in (
        _meetings(round_, viewer, first, last, today),
        _decisions(round_, viewer, mine, first, last, today),
        _duties(round_, mine, first, last, today),
        _periods(round_, first, last),
    ):
        for day, thing in source:
            found[day].append(thing)
    return found


def _meetings(
    round_: Round, viewer: Member, first: date, last: date, today: date
) -> Iterator[tuple[date, Thing]]:
    shown = queries.meetings_of(round_, viewer).filter(day__range=(first, last))
    for one in shown.exclude(state=Meeting.State.CANCELLED):
        one.round = round_
        is_held = one.state == Meeting.State.HELD
        tone = "accepted" if is_held else "late" if one.day < today else "review"
        title = " ".join(part for part in (hour_of(one), in_words(name_of(one))) if part)
        yield (
            one.day,
            Thing("meeting", title, meeting_address(one, "minutes" if is_held else "meeting"), tone),
        )


def _decisions(
    round_: Round, viewer: Member, mine: Member | None, first: date, last: date, today: date
) -> Iterator[tuple[date, Thing]]:
    shown = queries.decisions_of(round_, viewer).filter(due_on__range=(first, last))
    one: ActionItem
    for one in shown.answered_by(mine) if mine else shown:
        tone = STANDING_TONES[standing_of(one.due_on, one.done_on, today)]
        yield one.due_on, Thing("decision", one.text, decision_address(one), tone)


def _duties(
    round_: Round, mine: Member | None, first: date, last: date, today: date
) -> Iterator[tuple[date, Thing]]:
    """Duties but for meetings: those of several units on one day are one thing, as bad as its worst."""
    duties = Obligation.objects.filter(round=round_, excused_why="", due_on__range=(first, last))
    groups: dict[tuple[date, str], list[Obligation]] = defaultdict(list)
    for one in with_state(duties.exclude(kind=Obligation.Kind.MEETING), today).order_by("due_on", "key"):
        if mine is None or mine.answers_for(one.unit_id):
            groups[one.due_on, one.code].append(one)
    for (day, _code), group in groups.items():
        yield day, _duty(round_, group)


WORST = (State.LATE, State.DUE, State.IN_REVIEW, State.NOT_DUE, State.ACCEPTED)


def _duty(round_: Round, group: list[Obligation]) -> Thing:
    worst = min(group, key=lambda one: WORST.index(State(one.state)))  # type: ignore[attr-defined]  # annotated
    state = State(worst.state)  # type: ignore[attr-defined]
    title = in_words(Text(worst.title_th, worst.title_en))
    if len(group) == 1:
        return Thing("duty", title, duty_address(round_, worst.pk), TONES.get(state, "idle"))
    count = ngettext("%(count)s unit", "%(count)s units", len(group)) % {"count": len(group)}
    place = f"{of_round('rounds:duties', round_)}?show=all&duty={worst.code}"
    return Thing("duty", title, place, TONES.get(state, "idle"), count)


def _periods(round_: Round, first: date, last: date) -> Iterator[tuple[date, Thing]]:
    """Where a period of the follow-up ends."""
    shown = Period.objects.filter(cadence__round=round_, ends_on__range=(first, last))
    for one in shown.select_related("cadence").order_by("ends_on", "pk"):
        words = period_in_words(one.cadence.look, one.starts_on, one.ends_on)
        title = _("Follow-up of %(period)s ends") % {"period": words}
        place = f"{of_round('followup:follow_up', round_)}?show=all&period={one.pk}"
        yield one.ends_on, Thing("period", title, place, "idle")
