"""What has changed since a result was written: the measure moved to other items, its words, what was entered meanwhile."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from prongsai.measures.actions import fingerprint
from prongsai.measures.models import Measure
from prongsai.measures.served import nodes_served
from prongsai.results.models import Result


class ChangeKind(StrEnum):
    MOVED = "moved"
    REWORDED = "reworded"
    ENTERED = "entered"


@dataclass(frozen=True, slots=True)
class Change:
    """before, now: codes of the items, for MOVED; count: entries written or mended since, for ENTERED."""

    kind: ChangeKind
    before: str = ""
    now: str = ""
    count: int = 0


def items_of(measure: Measure) -> str:
    """Codes of the items that a measure serves, as a result keeps them."""
    return ", ".join(node.code for node in nodes_served(measure))


def mark_of(measure: Measure) -> str:
    """Fingerprint of a measure's steps."""
    return fingerprint("\n".join(step.text for step in measure.steps.all()))


def changes_since(result: Result, measure: Measure, entered: Sequence[datetime]) -> Iterator[Change]:
    """entered: when the entries behind the result were changed last. No query for a measure read with steps and items."""
    now = items_of(measure)
    if result.items != now:
        yield Change(ChangeKind.MOVED, before=result.items, now=now)
    if result.measure_mark != mark_of(measure):
        yield Change(ChangeKind.REWORDED)
    later = sum(moment > result.changed_at for moment in entered)
    if later:
        yield Change(ChangeKind.ENTERED, count=later)
