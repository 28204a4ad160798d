"""The Thai fiscal year, named in the Buddhist Era by the year in which it ends; its periods; working days.

It runs from 1 October to 30 September.
"""

import itertools
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

BUDDHIST_OFFSET = 543


@dataclass(frozen=True, slots=True, order=True)
class FiscalYear:
    """FiscalYear(2568) runs from 1 October 2567 (2024) to 30 September 2568 (2025)."""

    be: int

    @classmethod
    def of(cls, day: date) -> "FiscalYear":
        return cls(day.year + BUDDHIST_OFFSET + (1 if day.month >= 10 else 0))

    @property
    def starts_on(self) -> date:
        return date(self.be - BUDDHIST_OFFSET - 1, 10, 1)

    @property
    def ends_on(self) -> date:
        return date(self.be - BUDDHIST_OFFSET, 9, 30)

    def previous(self) -> "FiscalYear":
        return FiscalYear(self.be - 1)


class Rhythm(StrEnum):
    """How often something is renewed or done."""

    ONCE = "once"
    DAILY = "daily"
    WEEKLY = "weekly"
    HALF_MONTHLY = "half_monthly"
    MONTHLY = "monthly"
    MONTHLY_OR_QUARTERLY = "monthly_or_quarterly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half_yearly"
    YEARLY = "yearly"
    ON_CHANGE = "on_change"


class Weekday(StrEnum):
    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


@dataclass(frozen=True, slots=True)
class Span:
    """From one day to another, both included; without a first day only the last one counts."""

    first: date | None
    last: date


class WeekendRule(StrEnum):
    """Where a deadline goes that falls on a Saturday, a Sunday or a holiday."""

    KEEP = "keep"
    NEXT_WORKING_DAY = "next_working_day"
    PREVIOUS_WORKING_DAY = "previous_working_day"


def is_working_day(day: date, holidays: Collection[date] = ()) -> bool:
    return day.weekday() < 5 and day not in holidays


def deadline_moved(day: date, rule: WeekendRule, holidays: Collection[date] = ()) -> date:
    """The day that counts for a deadline printed as `day`."""
    if rule is WeekendRule.KEEP:
        return day
    step = timedelta(days=1 if rule is WeekendRule.NEXT_WORKING_DAY else -1)
    while not is_working_day(day, holidays):
        day += step
    return day


MONTHS_OF: dict[Rhythm, int] = {
    Rhythm.DAILY: 1,
    Rhythm.MONTHLY: 1,
    Rhythm.MONTHLY_OR_QUARTERLY: 3,
    Rhythm.QUARTERLY: 3,
    Rhythm.HALF_YEARLY: 6,
}
"""Months of one period. What is renewed daily is looked at once a month; of two rhythms the wider one binds."""


def periods_of(year: FiscalYear, rhythm: Rhythm, weekday: Weekday | None = None) -> tuple[Span, ...]:
    """The periods of a rhythm in a fiscal year, in order; each ends on the day by which its work is done.

    weekday   the day on which a weekly period ends; Friday where none is given
    """
    if rhythm is Rhythm.WEEKLY:
        return _weeks(year, weekday or Weekday.FRIDAY)
    if rhythm is Rhythm.HALF_MONTHLY:
        return tuple(half for month in _blocks(year, 1) for half in _halves(month))
    return _blocks(year, MONTHS_OF.get(rhythm, 12))


def _weeks(year: FiscalYear, weekday: Weekday) -> tuple[Span, ...]:
    ahead = (list(Weekday).index(weekday) - year.starts_on.weekday()) % 7
    first = year.starts_on + timedelta(days=ahead)
    count = (year.ends_on - first).days // 7 + 1
    ends = (first + timedelta(weeks=week) for week in range(count))
    return tuple(Span(end - timedelta(days=6), end) for end in ends)


def _blocks(year: FiscalYear, months: int) -> tuple[Span, ...]:
    """The year cut into pieces of so many months."""
    starts = [_month_after(year.starts_on, count) for count in range(0, 13, months)]
    return tuple(
        Span(start, following - timedelta(days=1)) for start, following in itertools.pairwise(starts)
    )


def _month_after(day: date, count: int) -> date:
    place = day.month - 1 + count
    return date(day.year + place // 12, place % 12 + 1, 1)


def _halves(month: Span) -> tuple[Span, Span]:
    middle = month.last.replace(day=15)
    return Span(middle.replace(day=1), middle), Span(middle.replace(day=16), month.last)
