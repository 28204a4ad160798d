"""The items of a plan as they are read: weak points first, then all others, each with its measures."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from prongsai.measures import queries
from prongsai.measures.models import Measure
from prongsai.measures.presenters.cards import MeasureCard, card
from prongsai.measures.queries import Planned, PlannedFinding, PlannedItem, WholePlan
from prongsai.measures.served import parts_of, served_item
from prongsai.rules.framework import Framework, Kind, Text


@dataclass(frozen=True, slots=True)
class SharedMeasure:
    """A measure that stands in full under an item further up."""

    id: int
    code: str
    first_step: str


@dataclass(frozen=True, slots=True)
class Block:
    """An item with everything planned for it. `key` is its place on the page, `query` how a new measure names it.

    finding   id of the weak point; None for any other item, which has no figure, issue or reason
    reason    empty where there is a measure
    """

    key: str
    query: str
    code: str
    text: Text
    measures: tuple[MeasureCard, ...]
    shared: tuple[SharedMeasure, ...]
    finding: int | None = None
    figure: Decimal | None = None
    issue: str = ""
    reason: str = ""

    @property
    def has_measures(self) -> bool:
        return bool(self.measures or self.shared)

    @property
    def is_decided(self) -> bool:
        return self.finding is None or self.has_measures or bool(self.reason)


@dataclass(frozen=True, slots=True)
class IndicatorGroup:
    """The items of one indicator. `instrument` is its code, for the tag."""

    instrument: str
    code: str
    text: Text
    rows: tuple[Block, ...]

    @property
    def served(self) -> int:
        """Items that have a measure."""
        return sum(row.has_measures for row in self.rows)

    @property
    def places(self) -> frozenset[str]:
        """The ids on the page of everything in it."""
        measures = {f"measure-{one.id}" for row in self.rows for one in row.measures}
        return frozenset({row.key for row in self.rows} | measures)


def groups_of(plan: WholePlan) -> tuple[tuple[IndicatorGroup, ...], tuple[IndicatorGroup, ...]]:
    """The weak points, and the other items. A measure stands in full with the first item it serves, by name with the others."""
    home: dict[int, Planned] = {}
    for one in plan.rows:
        for measure in one.measures:
            home.setdefault(measure.pk, one)
    weak = _grouped((_weak_block(one, home, plan), *_above_finding(one)) for one in plan.findings)
    others = _grouped(
        (_block(one, home, plan, one.node.text), *_above_item(one, plan.framework)) for one in plan.others
    )
    return weak, others


Above = tuple[str, str, Text]
"""The code of the instrument, the code and the words of the indicator."""


def _above_finding(one: PlannedFinding) -> Above:
    indicator = queries.node_above(one.finding, Kind.INDICATOR)
    instrument = queries.node_above(one.finding, Kind.INSTRUMENT)
    return instrument.code, indicator.code, Text(indicator.title_th, indicator.title_en)


def _above_item(one: PlannedItem, framework: Framework) -> Above:
    above = framework.parents[one.code]
    is_indicator = one.node.kind is Kind.INDICATOR
    indicator = one.node if is_indicator else framework.ancestor(one.code, Kind.INDICATOR) or above
    instrument = framework.ancestor(one.code, Kind.INSTRUMENT) or above
    return instrument.code, indicator.code, indicator.text


def _grouped(rows: Iterable[tuple[Block, str, str, Text]]) -> tuple[IndicatorGroup, ...]:
    groups: dict[tuple[str, str], tuple[Text, list[Block]]] = {}
    for block, instrument, code, text in rows:
        groups.setdefault((instrument, code), (text, []))[1].append(block)
    return tuple(
        IndicatorGroup(instrument, code, text, tuple(blocks))
        for (instrument, code), (text, blocks) in groups.items()
    )


def _weak_block(one: PlannedFinding, home: dict[int, Planned], plan: WholePlan) -> Block:
    finding = one.finding
    return replace(
        _block(one, home, plan, Text(finding.node.title_th, finding.node.title_en)),
        query=f"finding={finding.pk}",
        finding=finding.pk,
        figure=finding.figure,
        issue=finding.issue,
        reason="" if one.measures else finding.no_measure_reason,
    )


def _block(one: Planned, home: dict[int, Planned], plan: WholePlan, text: Text) -> Block:
    last = len(one.measures) - 1
    cards = [
        replace(
            card(measure, beside=one.code),
            parts=_parts(measure, one.code, plan.framework),
            is_first=place == 0,
            is_last=place == last,
        )
        for place, measure in enumerate(one.measures)
    ]
    return Block(
        key=one.key,
        query=f"item={one.code}",
        code=one.code,
        text=text,
        measures=tuple(each for each in cards if home[each.id] is one),
        shared=tuple(
            SharedMeasure(each.id, home[each.id].code, each.steps[0] if each.steps else "")
            for each in cards
            if home[each.id] is not one
        ),
    )


def _parts(measure: Measure, code: str, framework: Framework) -> tuple[Text, ...]:
    served = [served_item(row) for row in measure.items.all() if row.node.code == code]
    if not served:
        return ()
    words = {part.key: text for part, text in parts_of(framework.nodes[code])}
    return tuple(words[one.key] for one in served if not one.is_whole)
