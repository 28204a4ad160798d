"""What if: change figures and see the result; the smallest set of raises that reaches the next level."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from prongsai.rules.framework import Framework, Level
from prongsai.rules.score import Scored


@dataclass(frozen=True, slots=True)
class Raise:
    """One figure to lift: from where, to where (0 to 100), and what the total gains by it."""

    code: str
    before: Fraction
    after: Fraction
    gain: Fraction


@dataclass(frozen=True, slots=True)
class Way:
    """The cheapest way to a level: fewest figures raised, then fewest points; `result` is the score after them."""

    level: Level
    raises: tuple[Raise, ...]
    result: Scored


def what_if(scored: Scored, changes: Mapping[str, Fraction]) -> Scored:
    """Score again with some figures set to other values. A change to a node with figures below it replaces them."""
    raise NotImplementedError


def cheapest_way(scored: Scored, target: Level | None = None) -> Way | None:
    """The smallest set of raises that reaches `target` (default: the next level up).

    None when already there, at the top, the total is withheld, or no set of raises can reach it.
    """
    raise NotImplementedError


def gain_per_point(framework: Framework, scored: Scored) -> Mapping[str, Fraction]:
    """For each figure that counted: what the total gains when it rises by one point."""
    raise NotImplementedError
