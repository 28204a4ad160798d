"""Who is told of a duty, and when: a ladder from its owner upwards. Data in, positions out."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise


class Position(StrEnum):
    """Who can be told, from the nearest to the farthest."""

    OWNER = "owner"
    HEAD = "head"
    DISTRICT_OFFICER = "district_officer"
    DIRECTOR = "director"


UPWARDS = tuple(Position)


@dataclass(frozen=True, slots=True)
class Rung:
    """So many days after the due date (before it, where negative) this position is told."""

    days: int
    position: Position

    @property
    def name(self) -> str:
        return f"{self.position}{self.days:+d}"


Ladder = tuple[Rung, ...]


@dataclass(frozen=True, slots=True)
class ReminderDays:
    """An office's choice: days before the due day, then days after the grace; None: nobody is told then."""

    first_before: int | None
    again_before: int | None
    owner_after: int | None
    head_after: int | None
    district_officer_after: int | None
    director_after: int | None

    @property
    def ladder(self) -> Ladder:
        steps = (
            (Position.OWNER, self.first_before and -self.first_before),
            (Position.OWNER, self.again_before and -self.again_before),
            (Position.OWNER, self.owner_after),
            (Position.HEAD, self.head_after),
            (Position.DISTRICT_OFFICER, self.district_officer_after),
            (Position.DIRECTOR, self.director_after),
        )
        return tuple(Rung(days, position) for position, days in steps if days)


HOUSE_DAYS = ReminderDays(7, 1, 1, 3, 7, 14)
"""The house rule, in force until an office has another."""

LADDER = HOUSE_DAYS.ladder

FORGOTTEN_AFTER = 60
"""Days after which nobody is told anew: what lapsed so long ago stands in the list of late duties."""


def climbs(ladder: Ladder) -> bool:
    """Does every rung come on a later day than the one below it?"""
    return all(low.days < high.days for low, high in pairwise(ladder))


def rung_reached(days: int, ladder: Ladder = LADDER) -> Rung | None:
    """The highest rung reached so many days after the due date; None before the first and long after the last.

    Only the highest one counts, so that a system that stood still does not send every step at once.
    """
    if days > FORGOTTEN_AFTER:
        return None
    reached = [rung for rung in ladder if rung.days <= days]
    return max(reached, key=lambda rung: rung.days, default=None)


def filled_position(wanted: Position, filled: Collection[Position]) -> Position | None:
    """The position itself, or where nobody holds it the next one upwards that somebody holds."""
    return next((one for one in UPWARDS[UPWARDS.index(wanted) :] if one in filled), None)
