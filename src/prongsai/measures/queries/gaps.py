"""What keeps a plan from being whole."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from prongsai.measures.models import Measure
from prongsai.measures.queries.planned import Planned, PlannedFinding, whole_plan
from prongsai.rounds.models import Round


class GapKind(StrEnum):
    """UNDECIDED: neither measure nor reason; the others: what a measure (or its item, NO_ISSUE) still lacks."""

    UNDECIDED = "undecided"
    NO_ISSUE = "no_issue"
    NO_STEPS = "no_steps"
    NO_PERIOD = "no_period"
    NO_UNIT = "no_unit"
    NO_FOLLOW_UP = "no_follow_up"


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that keeps a plan from being whole. `measure` is None where the item itself is open."""

    kind: GapKind
    row: Planned
    measure: Measure | None = None


def plan_gaps(round_: Round) -> list[Gap]:
    """Everything that keeps the round's plan from being whole, in printed order."""
    return gaps_among(whole_plan(round_).rows)


def gaps_among(planned: Iterable[Planned]) -> list[Gap]:
    """The same for items already read. A measure that serves several items is named once, with the first.

    Weak points are to be decided; of other items only the measures are asked about.
    """
    gaps: list[Gap] = []
    seen: set[int] = set()
    for one in planned:
        if isinstance(one, PlannedFinding):
            gaps += _gaps_of(one)
        for measure in one.measures:
            if measure.pk not in seen:
                seen.add(measure.pk)
                gaps += [Gap(kind, one, measure) for kind in lacking(measure)]
    return gaps


def _gaps_of(one: PlannedFinding) -> list[Gap]:
    if not one.is_decided:
        return [Gap(GapKind.UNDECIDED, one)]
    if one.measures and not one.finding.issue:
        return [Gap(GapKind.NO_ISSUE, one)]
    return []


def lacking(measure: Measure) -> list[GapKind]:
    """What a measure, read with its steps and units, still lacks."""
    has_unit = measure.all_divisions or measure.all_schools or bool(measure.units.all())
    whole = {
        GapKind.NO_STEPS: bool(measure.steps.all()),
        GapKind.NO_PERIOD: measure.starts_on is not None and measure.ends_on is not None,
        GapKind.NO_UNIT: has_unit,
        GapKind.NO_FOLLOW_UP: bool(measure.follow_up_text),
    }
    return [kind for kind, is_there in whole.items() if not is_there]
