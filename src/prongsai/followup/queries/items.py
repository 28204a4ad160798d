"""Which items and indicators the measures of a round serve."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import QuerySet

from prongsai.analysis.models import Finding
from prongsai.frameworks.models import FrameworkNode
from prongsai.measures.models import MeasureFinding, MeasureItem
from prongsai.measures.queries import findings_of, node_above
from prongsai.rounds.models import Round
from prongsai.rules.framework import Kind

Served = Finding | MeasureItem
"""What a measure serves: a weak point, or any other item."""


@dataclass(frozen=True, slots=True)
class Items:
    """The items to improve of a round, and what each measure serves, by measure id: weak points first, then other items."""

    findings: tuple[Finding, ...]
    of_measure: dict[int, tuple[Served, ...]]

    def serving(self, measure_id: int | None) -> tuple[Served, ...]:
        return self.of_measure.get(measure_id or 0, ())

    def measures_of_indicator(self, code: str) -> set[int]:
        """Ids of the measures that serve an item of that indicator."""
        return {
            measure
            for measure, findings in self.of_measure.items()
            if any(indicator_of(one).code == code for one in findings)
        }

    def indicators(self) -> list[FrameworkNode]:
        """The indicators that some measure serves, in printed order."""
        found = {
            indicator_of(one).code: indicator_of(one) for rows in self.of_measure.values() for one in rows
        }
        return sorted(found.values(), key=lambda node: node.position)

    def by_instrument(self) -> list[tuple[FrameworkNode, list[FrameworkNode]]]:
        """The same under their instruments."""
        instruments = {
            indicator_of(one).code: instrument_of(one) for rows in self.of_measure.values() for one in rows
        }
        found: dict[str, tuple[FrameworkNode, list[FrameworkNode]]] = {}
        for node in self.indicators():
            above = instruments[node.code]
            found.setdefault(above.code, (above, []))[1].append(node)
        return list(found.values())


def indicator_of(one: Served) -> FrameworkNode:
    return node_above(one, Kind.INDICATOR)


def instrument_of(one: Served) -> FrameworkNode:
    return node_above(one, Kind.INSTRUMENT)


def items_of(round_: Round) -> Items:
    """Three queries. A measure that serves several parts of an item serves it once."""
    findings = {one.pk: one for one in findings_of(round_)}
    rows = MeasureFinding.objects.filter(measure__plan__round=round_).values_list("measure_id", "finding_id")
    serving: dict[int, list[Finding]] = defaultdict(list)
    for measure, finding in rows:
        serving[measure].append(findings[finding])
    ordered: dict[int, tuple[Served, ...]] = {
        measure: tuple(sorted(found, key=lambda one: one.node.position)) for measure, found in serving.items()
    }
    for item in _beside_weak_points(round_):
        before = ordered.get(item.measure_id, ())
        if item.node.code not in {one.node.code for one in before}:
            ordered[item.measure_id] = (*before, item)
    return Items(tuple(findings.values()), ordered)


def _beside_weak_points(round_: Round) -> QuerySet[MeasureItem]:
    items = MeasureItem.objects.filter(measure__plan__round=round_).order_by("node__position")
    return items.select_related("node__parent__parent__parent__parent")
