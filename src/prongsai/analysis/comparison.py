"""This year's items beside last year's, where the two frameworks map."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from prongsai.frameworks.models import ItemMapping
from prongsai.rules.arithmetic import rounded
from prongsai.rules.framework import Text
from prongsai.rules.score import Scored

Relation = ItemMapping.Relation


@dataclass(frozen=True, slots=True)
class Mapped:
    """What became of one item.

    older, newer   its code in either framework, "" where it is not
    title          as it read in the older framework
    """

    older: str
    newer: str
    relation: Relation
    note: Text
    title: Text


@dataclass(frozen=True, slots=True)
class LastYear:
    """An item of this year as it was last year.

    value    last year's figure, or None: the item is new, or had no figure
    change   this year's figure less last year's, both as shown; None when one is missing
    """

    mapped: Mapped
    value: Fraction | None
    shown: str
    change: Fraction | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """by_code: each item of this year that the mapping knows. dropped: what was asked last year and no longer is."""

    by_code: Mapping[str, LastYear]
    dropped: tuple[Mapped, ...]
    total: LastYear | None


def compare(now: Scored, before: Scored, mapping: Sequence[Mapped]) -> Comparison:
    """Lay last year's result beside this year's. Nothing is compared that the mapping does not tie together."""
    whole = Mapped(before.total.code, now.total.code, Relation.KEPT, Text("", ""), now.framework.root.text)
    return Comparison(
        by_code={one.newer: _beside(now, before, one) for one in mapping if one.newer},
        dropped=tuple(one for one in mapping if one.relation == Relation.DROPPED),
        total=_beside(now, before, whole),
    )


def _beside(now: Scored, before: Scored, mapped: Mapped) -> LastYear:
    old = before.steps.get(mapped.older)
    new = now.steps.get(mapped.newer)
    if old is None or old.value is None:
        return LastYear(mapped, None, "", None)
    change = None
    if new is not None and new.value is not None:
        change = rounded(new.value, now.framework.rounding) - rounded(old.value, before.framework.rounding)
    return LastYear(mapped, old.value, old.shown, change)
