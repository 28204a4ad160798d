"""Indicators of the year, by number: frameworks of one year share them, whatever else differs."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import Http404

from prongsai.frameworks.models import FrameworkNode
from prongsai.frameworks.queries import framework_from
from prongsai.measures.models import MeasureFinding, MeasureItem
from prongsai.results.models import Result
from prongsai.results.queries import Line, Sheet
from prongsai.rounds.models import Round
from prongsai.rules.framework import Kind, Node


@dataclass(frozen=True, slots=True)
class IndicatorCount:
    """results: approved ones of offices below; offices: how many have any; own: measures of the supervising office."""

    node: Node
    results: int
    offices: int
    own: int


def indicator_or_404(round_: Round, code: str) -> Node:
    node = framework_from(round_.framework).nodes.get(code)
    if node is None or node.kind is not Kind.INDICATOR:
        raise Http404
    return node


def indicators_of(round_: Round, results: QuerySet[Result], own: Sequence[int]) -> list[IndicatorCount]:
    """Every indicator of the round's framework with its counts. Four queries.

    own   ids of the supervising office's measures that are at work
    """
    told = list(results.order_by().values_list("measure_id", "round__agency_id"))
    at_work = {measure for measure, _agency in told if measure is not None} | set(own)
    served = measures_by_indicator(at_work)
    found = []
    for node in framework_from(round_.framework).of_kind(Kind.INDICATOR):
        measures = served.get(node.code, frozenset())
        offices = [agency for measure, agency in told if measure in measures]
        found.append(
            IndicatorCount(node, len(offices), len(set(offices)), sum(one in measures for one in own))
        )
    return found


def measures_by_indicator(measures: set[int]) -> Mapping[str, frozenset[int]]:
    """Which of these measures serve each indicator, by its number. Three queries."""
    findings = MeasureFinding.objects.filter(measure__in=measures).values_list("measure", "finding__node")
    items = MeasureItem.objects.filter(measure__in=measures).values_list("measure", "node")
    pairs = [*findings, *items]
    nodes = FrameworkNode.objects.filter(pk__in={node for _measure, node in pairs})
    numbers = {one.pk: _number(one) for one in nodes.select_related("parent__parent__parent__parent")}
    found: dict[str, set[int]] = defaultdict(set)
    for measure, node in pairs:
        found[numbers[node]].add(measure)
    return {number: frozenset(served) for number, served in found.items()}


def _number(node: FrameworkNode) -> str:
    return nearest_indicator(node).code


def nearest_indicator(node: FrameworkNode) -> FrameworkNode:
    """The indicator above a node read with all nodes above it, or the node itself."""
    while node.parent is not None and node.kind != Kind.INDICATOR:
        node = node.parent
    return node


def own_lines(sheet: Sheet, code: str) -> list[Line]:
    """What the supervising office is asked about under that indicator, one text for each measure. Three queries."""
    served = measures_by_indicator({one.pk for one in sheet.measures}).get(code, frozenset())
    lines = [sheet.wholes.get(measure.pk) or _first(sheet, measure.pk) for measure in sheet.measures]
    return [line for line in lines if line is not None and line.measure.pk in served]


def _first(sheet: Sheet, measure_id: int) -> Line | None:
    return next(iter(sheet.lines_of(measure_id)), None)
