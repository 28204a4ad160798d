"""The kinds of paper, in the order in which pages list them: one folder each (see kind.py)."""

from typing import Any

from prongsai.reports.kind import Kind
from prongsai.reports.kinds import (
    agenda,
    analysis,
    announcement,
    assignments,
    brief,
    circular,
    communication,
    consolidated,
    internal_measures,
    memo,
    minutes,
    order,
    oss,
    results,
)

AnyKind = Kind[Any]

ANALYSIS = analysis.KIND
RESULTS = results.KIND
COMMUNICATION = communication.KIND
CONSOLIDATED = consolidated.KIND
KINDS: tuple[AnyKind, ...] = (
    ANALYSIS,
    RESULTS,
    CONSOLIDATED,
    COMMUNICATION,
    assignments.KIND,
    internal_measures.KIND,
    announcement.KIND,
    order.KIND,
    agenda.KIND,
    brief.KIND,
    minutes.KIND,
    oss.KIND,
    memo.KIND,
    circular.KIND,
)


class UnknownKind(LookupError):
    """No kind of paper has this key."""


def kind_of(key: str) -> AnyKind:
    """Raises UnknownKind."""
    for kind in KINDS:
        if kind.key == key:
            return kind
    raise UnknownKind(key)
