"""What a framework says beside its tree: sources, answer scales, samples, calendar and follow-up.

They travel in Framework.extra; the functions below give them back with their types.
"""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import cast

from prongsai.rules.calendar import BUDDHIST_OFFSET, FiscalYear, Span
from prongsai.rules.calendar import Rhythm as Rhythm
from prongsai.rules.calendar import Weekday as Weekday
from prongsai.rules.framework import Framework, Status, Text

ALL_DIVISIONS = "all_divisions"
ALL_SCHOOLS = "all_schools"
EVERYBODY = (ALL_DIVISIONS, ALL_SCHOOLS)


class Completeness(StrEnum):
    FULL = "full"
    SHAPE = "shape"
    PARTIAL = "partial"


@dataclass(frozen=True, slots=True)
class Source:
    """A document that the framework's statements rest on."""

    key: str
    text: Text


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer of a scale and the points it earns, 0 to 100, in an item of either polarity."""

    text: Text
    positive: Fraction
    negative: Fraction


@dataclass(frozen=True, slots=True)
class Scale:
    code: str
    text: Text
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Quota:
    """How many answers must at least come from those who used a division, or the schools (all_schools)."""

    of: str
    minimum: int


@dataclass(frozen=True, slots=True)
class SampleGroup:
    """A group of respondents: whose answers, how many at least, and who collects them.

    group       IIT, EIT1, EIT2
    instrument  code of the instrument they feed
    quotas      sum to the minimum where there are any
    """

    group: str
    instrument: str
    minimum: int
    population: Text
    operator: Text
    quotas: tuple[Quota, ...] = ()
    status: Status = Status.VERIFIED
    source: str = ""


@dataclass(frozen=True, slots=True)
class YearDay:
    """A day of the fiscal year: October to December fall in its first calendar year.

    years_later   1 for a day after the fiscal year has ended
    """

    month: int
    day: int
    years_later: int = 0

    def in_year(self, year: FiscalYear) -> date:
        be = year.be + self.years_later - (1 if self.month >= 10 else 0)
        return date(
            be - BUDDHIST_OFFSET, self.month, min(self.day, _last_day(be - BUDDHIST_OFFSET, self.month))
        )


@dataclass(frozen=True, slots=True)
class CalendarRule:
    """Something due once in the fiscal year (starts, ends) or on one day of every month (day_of_month)."""

    key: str
    text: Text
    starts: YearDay | None = None
    ends: YearDay | None = None
    day_of_month: int = 0
    status: Status = Status.VERIFIED
    source: str = ""

    def spans_in(self, year: FiscalYear) -> Iterator[Span]:
        """The days of this rule in a fiscal year: one span, or one for each of its twelve months."""
        if self.ends is not None:
            yield Span(self.starts.in_year(year) if self.starts else None, self.ends.in_year(year))
        else:
            for month in (10, 11, 12, *range(1, 10)):
                yield Span(None, YearDay(month, self.day_of_month).in_year(year))


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A meeting or check that comes back."""

    key: str
    every: Rhythm
    text: Text
    weekday: Weekday | None = None
    source: str = ""


def sources_of(framework: Framework) -> tuple[Source, ...]:
    return cast(tuple[Source, ...], framework.extra.get("sources", ()))


def scales_of(framework: Framework) -> tuple[Scale, ...]:
    return cast(tuple[Scale, ...], framework.extra.get("scales", ()))


def sampling_of(framework: Framework) -> tuple[SampleGroup, ...]:
    return cast(tuple[SampleGroup, ...], framework.extra.get("sampling", ()))


def calendar_of(framework: Framework) -> tuple[CalendarRule, ...]:
    return cast(tuple[CalendarRule, ...], framework.extra.get("calendar", ()))


def follow_up_of(framework: Framework) -> tuple[FollowUp, ...]:
    return cast(tuple[FollowUp, ...], framework.extra.get("follow_up", ()))


def _last_day(year: int, month: int) -> int:
    return monthrange(year, month)[1]
