"""Items of the round's framework that a measure serves: how they are named, and what the framework knows of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from prongsai.frameworks.models import FrameworkNode
from prongsai.measures.models import Measure, MeasureItem
from prongsai.rules.framework import Framework, Node, Text
from prongsai.rules.thai_text import tidy_line


@dataclass(frozen=True, slots=True)
class ServedItem:
    """An item, or one wording or one component of it, that a measure serves. See MeasureItem for the fields."""

    code: str
    variant: str = ""
    component: int = 0
    responsible: str = ""

    @property
    def key(self) -> str:
        """E3, E3:registration, O10:4"""
        part = self.variant or (str(self.component) if self.component else "")
        return f"{self.code}:{part}" if part else self.code

    @property
    def is_whole(self) -> bool:
        return not self.variant and not self.component


def served_item(row: MeasureItem) -> ServedItem:
    """What a row says, read with its node."""
    return ServedItem(row.node.code, row.variant, row.component, row.responsible)


def nodes_served(measure: Measure) -> list[FrameworkNode]:
    """The weak points, then the other items that a measure serves; an item of which it serves several parts once."""
    weak = [finding.node for finding in measure.findings.all()]
    found = [*weak, *(row.node for row in measure.items.all())]
    return list({node.code: node for node in reversed(found)}.values())[::-1]


def served_from(key: str, responsible: str = "") -> ServedItem:
    """The item that a key names; whether there is one is not asked here."""
    code, _colon, part = key.partition(":")
    if part.isdecimal():
        return ServedItem(code, "", int(part), responsible)
    return ServedItem(code, part, 0, responsible)


def part_of(framework: Framework, item: ServedItem) -> Text | None:
    """The words of the item, of its wording or of its component; None where the framework has no such thing."""
    node = framework.nodes.get(item.code)
    if node is None or node not in framework.planned_for:
        return None
    if item.variant:
        return next((one.text for one in node.variants if one.code == item.variant), None)
    if item.component:
        parts = node.components
        return parts[item.component - 1].text if item.component <= len(parts) else None
    return node.text


def parts_of(node: Node) -> Iterator[tuple[ServedItem, Text]]:
    """An item, then its wordings or components, with their words."""
    yield ServedItem(node.code), node.text
    for one in node.variants:
        yield ServedItem(node.code, variant=one.code), one.service
    for number, component in enumerate(node.components, start=1):
        yield ServedItem(node.code, component=number), component.text


def in_printed_order(framework: Framework, items: Iterable[ServedItem]) -> tuple[ServedItem, ...]:
    """Each once, in the framework's order, with tidy words. All of them are in the framework."""
    places = {
        part.key: place
        for place, part in enumerate(part for node in framework.planned_for for part, _text in parts_of(node))
    }
    once = {one.key: replace(one, responsible=tidy_line(one.responsible)) for one in items}
    return tuple(sorted(once.values(), key=lambda one: places[one.key]))
