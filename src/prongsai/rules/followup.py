"""Following measures up: the periods in which they are looked at, and whether they are on their way."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from prongsai.rules.calendar import FiscalYear, Rhythm, Span, Weekday, periods_of
from prongsai.rules.escalation import Position, Rung

OPENS_BEFORE = 14
"""Days before a set date from which its one entry may be written."""
MARGIN = 25
"""Points of progress that a measure may lag behind a straight way before it is called behind."""
SILENT_AFTER = 2
"""Periods in a row without an entry after which nobody knows how a measure stands."""
FIRST_WORD = Rung(-2, Position.OWNER)
"""Periods are short, so the first word on missing entries comes two days before their end."""


class Look(StrEnum):
    """How often a measure is looked at."""

    FORTNIGHTLY = "fortnightly"
    TUESDAYS = "tuesdays"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    ON_DATE = "on_date"


_RHYTHMS = {
    Look.FORTNIGHTLY: Rhythm.HALF_MONTHLY,
    Look.TUESDAYS: Rhythm.WEEKLY,
    Look.MONTHLY: Rhythm.MONTHLY,
    Look.QUARTERLY: Rhythm.QUARTERLY,
}


def look_periods(look: Look, year: FiscalYear, on: date | None = None) -> tuple[Span, ...]:
    """The periods of one fiscal year, in order; each ends on the day on which the measure is looked at.

    Every 15 days means the 1st to the 15th and the 16th to the end of the month: 24 a year. A week ends on its Tuesday, so
    the first one may begin in September and the last days of a year belong to the first week of the next.
    on   the set date of ON_DATE, which has one period; ValueError without it
    """
    if look is not Look.ON_DATE:
        return periods_of(year, _RHYTHMS[look], Weekday.TUESDAY)
    if on is None:
        raise ValueError("A measure that is looked at on a date needs the date.")
    return (Span(on - timedelta(days=OPENS_BEFORE), on),)


def touches(period: Span, starts_on: date, due_on: date) -> bool:
    """Does a measure that runs from one day to another run in that period?"""
    assert period.first is not None
    return period.first <= due_on and starts_on <= period.last


def is_late(period: Span, grace_days: int, today: date) -> bool:
    """Is a missing entry of that period late? It is from the day after the days of grace."""
    return today > period.last + timedelta(days=grace_days)


class State(StrEnum):
    """What an entry says."""

    NOT_BEGUN = "not_begun"
    UNDER_WAY = "under_way"
    DONE = "done"
    POSTPONED = "postponed"
    OBSTACLE = "obstacle"


class Way(StrEnum):
    """Where a measure is heading."""

    DONE = "done"
    ON_WAY = "on_way"
    AT_RISK = "at_risk"
    OVERDUE = "overdue"


class Why(StrEnum):
    """The reason for a forecast; NOTHING where there is nothing to say against it."""

    NOTHING = ""
    PAST_DUE = "past_due"
    OBSTACLE = "obstacle"
    POSTPONED = "postponed"
    SILENT = "silent"
    BEHIND = "behind"


@dataclass(frozen=True, slots=True)
class Course:
    """What is known of one measure.

    state      what the last entry says, or None before the first
    progress   whole per cent, 0 to 100
    missing    entries asked for since the last one, or since the beginning, that were never written
    """

    starts_on: date
    due_on: date
    state: State | None
    progress: int
    missing: int


@dataclass(frozen=True, slots=True)
class Forecast:
    """expected: the progress of a straight way from the first day to the due day, whole per cent, rounded down."""

    way: Way
    why: Why
    expected: int


def forecast(course: Course, today: date) -> Forecast:
    """Is the measure on its way? The first of these that holds decides:

    done; past its due day; held up by an obstacle or postponed; silent for SILENT_AFTER periods; more than MARGIN points
    behind a straight way. The rule is the house's own: the sources name none.
    """
    expected = expected_progress(course.starts_on, course.due_on, today)
    if course.state is State.DONE:
        return Forecast(Way.DONE, Why.NOTHING, expected)
    if today > course.due_on:
        return Forecast(Way.OVERDUE, Why.PAST_DUE, expected)
    why = _risk(course, expected)
    return Forecast(Way.AT_RISK if why is not Why.NOTHING else Way.ON_WAY, why, expected)


def _risk(course: Course, expected: int) -> Why:
    if course.state is State.OBSTACLE:
        return Why.OBSTACLE
    if course.state is State.POSTPONED:
        return Why.POSTPONED
    if course.missing >= SILENT_AFTER:
        return Why.SILENT
    return Why.BEHIND if expected - course.progress > MARGIN else Why.NOTHING


def expected_progress(starts_on: date, due_on: date, today: date) -> int:
    """How far a measure would be that went on evenly, in whole per cent: 0 before its first day, 100 from its due day on."""
    if today >= due_on:
        return 100
    if today <= starts_on:
        return 0
    return (today - starts_on).days * 100 // (due_on - starts_on).days


def mean_progress(figures: Iterable[int]) -> int | None:
    """The mean of whole per cents, rounded down, so that 100 means that everything is done; None without figures."""
    found = list(figures)
    return sum(found) // len(found) if found else None
