"""Who is told of a duty, and when: a ladder from its owner upwards. Data in, positions out."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum


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


LADDER = (
    Rung(-7, Position.OWNER),
    Rung(-1, Position.OWNER),
    Rung(1, Position.OWNER),
    Rung(3, Position.HEAD),
    Rung(7, Position.DISTRICT_OFFICER),
    Rung(14, Position.DIRECTOR),
)
"""The house rule, in force until an office has another."""

FORGOTTEN_AFTER = 60
"""Days after which nobody is told anew: what lapsed so long ago stands in the list of late duties."""


def rung_reached(days: int, ladder: tuple[Rung, ...] = LADDER) -> Rung | None:
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
