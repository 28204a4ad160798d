"""The items of a round with the measures that serve them, and what is still open."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Prefetch, Q, Subquery
from django.http import Http404

from prongsai.agencies.models import Agency, Unit
from prongsai.analysis.models import Finding
from prongsai.frameworks.models import FrameworkNode, ItemMapping
from prongsai.frameworks.queries import framework_from
from prongsai.measures.models import Measure, MeasureFinding, MeasureItem, MeasureQuerySet, Plan
from prongsai.rounds.models import Round
from prongsai.rules.framework import Framework, Kind, Node

GOES_ON = (ItemMapping.Relation.KEPT, ItemMapping.Relation.CHANGED)
"""What lets an item of one framework be an item of another."""


@dataclass(frozen=True, slots=True)
class PlannedFinding:
    """An item to improve with the measures that serve it, in plan order."""

    finding: Finding
    measures: tuple[Measure, ...]

    @property
    def is_decided(self) -> bool:
        return bool(self.measures or self.finding.no_measure_reason)

    @property
    def code(self) -> str:
        return self.finding.node.code

    @property
    def key(self) -> str:
        """Its place on the page."""
        return f"finding-{self.finding.pk}"


@dataclass(frozen=True, slots=True)
class PlannedItem:
    """An item of the round's framework that is no weak point, with the measures that serve it, in plan order."""

    node: Node
    measures: tuple[Measure, ...]

    @property
    def code(self) -> str:
        return self.node.code

    @property
    def key(self) -> str:
        """Its place on the page."""
        return f"item-{self.node.code}"


Planned = PlannedFinding | PlannedItem


@dataclass(frozen=True, slots=True)
class WholePlan:
    """Everything that a round plans. findings: the weak points; others: all other items of the round's framework."""

    framework: Framework
    findings: tuple[PlannedFinding, ...]
    others: tuple[PlannedItem, ...]
    measures: tuple[Measure, ...]

    @property
    def rows(self) -> tuple[Planned, ...]:
        return (*self.findings, *self.others)

    def row(self, key: str) -> Planned | None:
        return next((one for one in self.rows if one.key == key), None)

    def rows_of(self, measure: Measure) -> list[Planned]:
        """Where the measure stands, its first place first."""
        return [one for one in self.rows if measure in one.measures]

    def plan_of(self, round_: Round) -> Plan | None:
        """The round's plan, which a measure brings along; one query where there is none."""
        return self.measures[0].plan if self.measures else plan_of(round_)

    @property
    def is_empty(self) -> bool:
        return not self.findings and not self.measures


def plan_of(round_: Round) -> Plan | None:
    """The round's plan, or None before its first measure."""
    return Plan.objects.select_related("published_by").filter(round=round_).first()


def findings_of(round_: Round) -> list[Finding]:
    """The items to improve in printed order, with the result they come from and every node above them. One query.

    Each carries `becomes`: the code of the item that it is in the round's own framework, or None.
    """
    moved = ItemMapping.objects.filter(
        older_node=OuterRef("node"), newer=OuterRef("analysis__round__framework"), relation__in=GOES_ON
    )
    return list(
        Finding.objects.filter(analysis__round=round_)
        .annotate(becomes=Subquery(moved.values("newer_node__code")[:1]))
        .select_related("node__parent__parent__parent__parent", "analysis__baseline__round")
        .order_by("node__position")
    )


def code_in(framework_id: int, finding: Finding) -> str | None:
    """The code of a weak point, read by findings_of, in that version of a framework; None where it has no such item."""
    if finding.node.version_id == framework_id:
        return finding.node.code
    found: str | None = finding.becomes  # type: ignore[attr-defined]  # annotated
    return found


def measures_of(round_: Round) -> list[Measure]:
    """The measures of a round's plan, in order, with steps, units and all they serve at hand. Five queries."""
    return list(with_parts(Measure.objects.filter(plan__round=round_)))


def with_parts(measures: MeasureQuerySet) -> MeasureQuerySet:
    """One query more for each of: steps, units, weak points, other items."""
    findings = Prefetch("findings", Finding.objects.select_related("node").order_by("node__position"))
    units = Prefetch("units", Unit.objects.order_by("position"))
    items = Prefetch(
        "items", MeasureItem.objects.select_related("node").order_by("node__position", "component", "pk")
    )
    people = measures.select_related("changed_by", "plan__published_by")
    return people.prefetch_related("steps", units, findings, items)


def whole_plan(round_: Round) -> WholePlan:
    """Every weak point with its measures, then every other item of the round's framework. Six queries, whatever the size.

    A measure for an item that is a weak point of the year stands with the weak point. round_: with its framework at hand.
    """
    measures, findings = measures_of(round_), findings_of(round_)
    framework = framework_from(round_.framework)
    weak = {code_in(round_.framework_id, one): f"finding-{one.pk}" for one in findings}
    serving: dict[str, dict[int, Measure]] = defaultdict(dict)
    for measure in measures:
        for finding in measure.findings.all():
            serving[f"finding-{finding.pk}"][measure.pk] = measure
        for item in measure.items.all():
            code = item.node.code
            serving[weak.get(code, f"item-{code}")][measure.pk] = measure
    return WholePlan(
        framework=framework,
        findings=tuple(PlannedFinding(one, tuple(serving[f"finding-{one.pk}"].values())) for one in findings),
        others=tuple(
            PlannedItem(node, tuple(serving[f"item-{node.code}"].values()))
            for node in framework.planned_for
            if node.code not in weak
        ),
        measures=tuple(measures),
    )


def planned_findings(round_: Round) -> list[PlannedFinding]:
    """Every item to improve with its measures. Six queries, whatever the number of rows."""
    return list(whole_plan(round_).findings)


def row_or_404(plan: WholePlan, key: str | None) -> Planned:
    """The weak point or other item at that place of the page; Http404 when the round has none such."""
    found = plan.row(key or "")
    if found is None:
        raise Http404
    return found


def measure_or_404(plan: WholePlan, measure_id: int) -> Measure:
    """The measure with that id; Http404 when the round's plan has none such."""
    found = next((one for one in plan.measures if one.pk == measure_id), None)
    if found is None:
        raise Http404
    return found


def undecided_findings(round_: Round) -> list[Finding]:
    """The items with neither a measure nor a reason why not. One query."""
    findings = Finding.objects.filter(~measured(), analysis__round=round_, no_measure_reason="")
    return list(findings.select_related("node").order_by("node__position"))


def measured() -> Q:
    """Whether a finding has a measure: one for itself, or one for the item that it is in the round's own framework."""
    for_itself = Exists(MeasureFinding.objects.filter(finding=OuterRef("pk")))
    becomes = ItemMapping.objects.filter(
        newer_node=OuterRef("node"), older_node=OuterRef(OuterRef("node")), relation__in=GOES_ON
    )
    items = MeasureItem.objects.filter(measure__plan__round=OuterRef("analysis__round"))
    for_its_item = Exists(items.filter(Q(node=OuterRef("node")) | Exists(becomes)))
    return Q(for_itself) | Q(for_its_item)


def units_of(agency: Agency) -> list[Unit]:
    """The units that can answer for a measure, in the agency's order."""
    return list(Unit.objects.standing().filter(agency=agency).order_by("position"))


def node_above(one: Finding | MeasureItem, kind: Kind) -> FrameworkNode:
    """The node of that kind above an item read with all nodes above it; the node right above where there is none of that kind."""
    node = one.node
    while node.parent is not None and node.kind != kind:
        node = node.parent
    return node if node.kind == kind else one.node.parent or one.node
