"""Quotas are floors: how far each is filled, at what pace, and when it will be full if the pace holds.

The pace needs no moment of any answer, only counts and the days since the opening.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import ceil


@dataclass(frozen=True, slots=True)
class Standing:
    """One quota. count may be above minimum: nobody is turned away."""

    of: str
    minimum: int
    count: int

    @property
    def missing(self) -> int:
        return max(self.minimum - self.count, 0)

    @property
    def is_reached(self) -> bool:
        return self.count >= self.minimum

    @property
    def is_silent(self) -> bool:
        return self.count == 0

    @property
    def share(self) -> Fraction:
        """How much of the minimum is there, 0 to 1; 1 where nothing is asked for."""
        return min(Fraction(self.count, self.minimum), Fraction(1)) if self.minimum else Fraction(1)


@dataclass(frozen=True, slots=True)
class Pace:
    """How collecting goes.

    a_day       answers a day so far
    needed      answers a day from today to the last day so that the minimum is reached; 0 when it is
    full_on     the day on which the minimum is reached at this pace; None while nothing has come, or far away
    in_time     full_on is not after the last day
    """

    a_day: Fraction
    needed: Fraction
    full_on: date | None
    in_time: bool


FARTHEST = timedelta(days=366)


def pace(standing: Standing, *, opened_on: date, today: date, last_on: date) -> Pace:
    """Days are whole: the opening day and today both count, and at least one day remains until after the last."""
    today = min(max(today, opened_on), last_on)
    a_day = Fraction(standing.count, (today - opened_on).days + 1)
    needed = Fraction(standing.missing, (last_on - today).days + 1)
    full_on = _full_on(standing, a_day, today)
    return Pace(a_day, needed, full_on, full_on is not None and full_on <= last_on)


def in_order(standings: list[Standing]) -> list[Standing]:
    """The silent first, then those that are least full; what is reached comes last."""
    return sorted(standings, key=lambda one: (not one.is_silent, one.is_reached, one.share))


def _full_on(standing: Standing, a_day: Fraction, today: date) -> date | None:
    if standing.is_reached:
        return today
    if not a_day:
        return None
    wait = timedelta(days=min(ceil(standing.missing / a_day), 10_000))
    return today + wait if wait <= FARTHEST else None
