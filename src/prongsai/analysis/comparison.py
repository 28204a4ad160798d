"""This year's items beside last year's, where the two frameworks map."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from prongsai.frameworks.mapping import FrameworkMapping, MappedItem, Relation
from prongsai.rules.arithmetic import rounded
from prongsai.rules.score import Scored


@dataclass(frozen=True, slots=True)
class LastYear:
    """A figure of this year as it was last year.

    shown    last year's figure as printed, or "": the item is new, or had no figure
    change   this year's figure less last year's, both as shown; None when one is missing
    """

    mapped: MappedItem
    shown: str
    change: Fraction | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """by_code: each item of this year that the mapping knows. dropped: codes that were asked last year only."""

    before: Scored
    total: LastYear
    by_code: Mapping[str, LastYear]
    dropped: tuple[str, ...]


def compare(now: Scored, before: Scored, mapping: FrameworkMapping) -> Comparison:
    """Lay last year's result beside this year's. Nothing is compared that the mapping does not tie together."""
    whole = MappedItem(before.total.code, now.total.code, Relation.KEPT)
    return Comparison(
        before=before,
        total=_beside(now, before, whole),
        by_code={code: _beside(now, before, item) for code, item in mapping.by_newer.items()},
        dropped=tuple(item.older for item in mapping.items if item.relation is Relation.DROPPED),
    )


def _beside(now: Scored, before: Scored, mapped: MappedItem) -> LastYear:
    old = before.steps.get(mapped.older)
    new = now.steps.get(mapped.newer)
    if old is None or old.value is None:
        return LastYear(mapped, "", None)
    if new is None or new.value is None:
        return LastYear(mapped, old.shown, None)
    change = rounded(new.value, now.framework.rounding) - rounded(old.value, before.framework.rounding)
    return LastYear(mapped, old.shown, change)
