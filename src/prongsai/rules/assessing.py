"""What an item of disclosure earns from what was found of its components."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class Verdict(StrEnum):
    """What somebody found of one component."""

    MET = "met"
    NOT_MET = "not_met"
    NOT_APPLICABLE = "not_applicable"


class PointRule(StrEnum):
    """ALL: every component that applies is needed. SHARE: each component that applies earns its share."""

    ALL = "all"
    SHARE = "share"


NO_PARTIAL_CREDIT = "none"
"""What a framework's setting on partial credit says where there is none."""


@dataclass(frozen=True, slots=True)
class Points:
    """What an item earns when nothing, and when everything, is met: 0 to 100, as the framework's scale says."""

    nothing: Fraction
    full: Fraction


def rule_of(partial_credit: str) -> PointRule:
    """The rule that a framework's setting names; without a setting ("") every component is needed."""
    return PointRule.ALL if partial_credit in {"", NO_PARTIAL_CREDIT} else PointRule.SHARE


def points_of(verdicts: Iterable[Verdict], rule: PointRule, points: Points) -> Fraction | None:
    """The exact points of an item; None where no component applies, and so nothing can be said."""
    counted = [one for one in verdicts if one is not Verdict.NOT_APPLICABLE]
    if not counted:
        return None
    share = Fraction(sum(one is Verdict.MET for one in counted), len(counted))
    if rule is PointRule.ALL and share < 1:
        return points.nothing
    return points.nothing + (points.full - points.nothing) * share
