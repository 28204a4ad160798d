"""Which items are weak, by a rule that the officer chooses, with the reason for each."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from prongsai.rules.score import Scored


class WeakRule(StrEnum):
    """BELOW_TARGET: under a figure; LOWEST: the N lowest items; BELOW_NEED: under what the next level needs."""

    BELOW_TARGET = "below_target"
    LOWEST = "lowest"
    BELOW_NEED = "below_need"


@dataclass(frozen=True, slots=True)
class Choice:
    """A rule and its figure. target: 0 to 100 (BELOW_TARGET). count: at least 1 (LOWEST)."""

    rule: WeakRule
    target: Fraction = Fraction(95)
    count: int = 5


@dataclass(frozen=True, slots=True)
class WeakPoint:
    """A weak item, its figure, and how far it is from the limit that made it weak; worst first."""

    code: str
    value: Fraction
    limit: Fraction
    gap: Fraction
    rank: int


def weak_points(scored: Scored, choice: Choice) -> tuple[WeakPoint, ...]:
    """The weak items by that rule, worst first. Items without a figure are never weak: they are missing."""
    raise NotImplementedError
