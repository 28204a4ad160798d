"""Reading plans: the items with their measures, what is still open, and the plans of others that may be copied."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Exists, OuterRef, Prefetch, Q
from django.http import Http404

from prongsai.agencies.models import Agency, Unit
from prongsai.analysis.models import Finding
from prongsai.frameworks.models import ItemMapping
from prongsai.measures.models import Measure, MeasureFinding, MeasureQuerySet, MeasureStep, Plan, PlanQuerySet
from prongsai.rounds.models import Round


@dataclass(frozen=True, slots=True)
class PlannedFinding:
    """An item to improve with the measures that serve it, in plan order."""

    finding: Finding
    measures: tuple[Measure, ...]

    @property
    def is_decided(self) -> bool:
        return bool(self.measures or self.finding.no_measure_reason)


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
    finding: Finding
    measure: Measure | None = None


def plan_of(round_: Round) -> Plan | None:
    """The round's plan, or None before its first measure."""
    return Plan.objects.select_related("published_by").filter(round=round_).first()


def findings_of(round_: Round) -> list[Finding]:
    """The items to improve in printed order, with the result they come from and every node above them. One query."""
    return list(
        Finding.objects.filter(analysis__round=round_)
        .select_related("node__parent__parent__parent__parent", "analysis__baseline__round")
        .order_by("node__position")
    )


def measures_of(round_: Round) -> list[Measure]:
    """The measures of a round's plan, in order, with steps, units and items at hand. Four queries."""
    return list(_with_parts(Measure.objects.filter(plan__round=round_)))


def _with_parts(measures: MeasureQuerySet) -> MeasureQuerySet:
    """One query more for each of: steps, units, items."""
    findings = Prefetch("findings", Finding.objects.select_related("node").order_by("node__position"))
    units = Prefetch("units", Unit.objects.order_by("position"))
    return measures.select_related("changed_by").prefetch_related("steps", units, findings)


def planned_findings(round_: Round) -> list[PlannedFinding]:
    """Every item to improve with its measures. Five queries, whatever the number of rows."""
    serving: dict[int, list[Measure]] = defaultdict(list)
    for measure in measures_of(round_):
        for finding in measure.findings.all():
            serving[finding.pk].append(measure)
    return [PlannedFinding(finding, tuple(serving[finding.pk])) for finding in findings_of(round_)]


def finding_among(planned: Iterable[PlannedFinding], finding_id: int) -> Finding:
    """The item with that id; Http404 when the round has none such."""
    found = next((one.finding for one in planned if one.finding.pk == finding_id), None)
    if found is None:
        raise Http404
    return found


def measure_among(planned: Iterable[PlannedFinding], measure_id: int) -> Measure:
    """The measure with that id; Http404 when the round's plan has none such."""
    found = next((each for one in planned for each in one.measures if each.pk == measure_id), None)
    if found is None:
        raise Http404
    return found


def undecided_findings(round_: Round) -> list[Finding]:
    """The items with neither a measure nor a reason why not. One query."""
    served = MeasureFinding.objects.filter(finding=OuterRef("pk"))
    return list(
        Finding.objects.filter(~Exists(served), analysis__round=round_, no_measure_reason="")
        .select_related("node")
        .order_by("node__position")
    )


def plan_gaps(round_: Round) -> list[Gap]:
    """Everything that keeps the round's plan from being whole, in printed order."""
    return gaps_among(planned_findings(round_))


def gaps_among(planned: Iterable[PlannedFinding]) -> list[Gap]:
    """The same for items already read. A measure that serves several items is named once, with the first."""
    gaps: list[Gap] = []
    seen: set[int] = set()
    for one in planned:
        if not one.is_decided:
            gaps.append(Gap(GapKind.UNDECIDED, one.finding))
        elif one.measures and not one.finding.issue:
            gaps.append(Gap(GapKind.NO_ISSUE, one.finding))
        for measure in one.measures:
            if measure.pk not in seen:
                seen.add(measure.pk)
                gaps += [Gap(kind, one.finding, measure) for kind in lacking(measure)]
    return gaps


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


def units_of(agency: Agency) -> list[Unit]:
    """The units that can answer for a measure, in the agency's order."""
    return list(Unit.objects.standing().filter(agency=agency).order_by("position"))


def own_earlier_plans(round_: Round) -> PlanQuerySet:
    """The plans of the same agency for years before that round's."""
    return Plan.objects.filter(round__agency_id=round_.agency_id, round__fiscal_year__lt=round_.fiscal_year)


def published_plans_for(agency: Agency, *, code: str = "") -> PlanQuerySet:
    """Plans that other agencies have published: the only read in this house that crosses agencies.

    code   only plans with a measure for the item of that code (E3), whatever the year; "" for all.
    """
    plans = Plan.objects.published().exclude(round__agency=agency)
    if code:
        served = MeasureFinding.objects.filter(measure__plan=OuterRef("pk"), finding__node__code__iexact=code)
        plans = plans.filter(Exists(served))
    return plans


def copyable_measures(round_: Round, plans: PlanQuerySet, *, code: str = "") -> MeasureQuerySet:
    """The measures of those plans that say what to do, newest year first; those of one item when a code is given.

    Each carries `is_copied`: whether the round's plan has it already.
    """
    says = Exists(MeasureStep.objects.filter(measure=OuterRef("pk")))
    served = MeasureFinding.objects.filter(measure=OuterRef("pk"), finding__node__code__iexact=code)
    taken = Measure.objects.filter(copied_from=OuterRef("pk"), plan__round=round_)
    measures = Measure.objects.filter(says, plan__in=plans).annotate(is_copied=Exists(taken))
    return (
        _with_parts(measures.filter(Exists(served)) if code else measures)
        .select_related("plan__round__agency")
        .order_by("-plan__round__fiscal_year", "plan__round__agency__sort_key", "position", "pk")
    )


def matching_findings(
    measure_sources: Sequence[Measure], targets: Iterable[Finding]
) -> dict[int, list[Finding]]:
    """Which of the target items each source measure speaks about: the same item, or the one it became.

    By the measure's id. Codes alone are not compared: E3 of one year need not be E3 of another. One query.
    """
    by_node = {finding.node_id: finding for finding in targets}
    nodes = {finding.node_id for measure in measure_sources for finding in measure.findings.all()}
    same = {node: node for node in nodes if node in by_node}
    moved = ItemMapping.objects.filter(relation__in=[ItemMapping.Relation.KEPT, ItemMapping.Relation.CHANGED])
    for older, newer in moved.filter(
        Q(older_node__in=nodes, newer_node__in=by_node) | Q(newer_node__in=nodes, older_node__in=by_node)
    ).values_list("older_node_id", "newer_node_id"):
        known, wanted = (older, newer) if newer in by_node else (newer, older)
        if known is not None and wanted is not None:
            same.setdefault(known, wanted)
    return {
        measure.pk: [
            by_node[same[finding.node_id]] for finding in measure.findings.all() if finding.node_id in same
        ]
        for measure in measure_sources
    }
