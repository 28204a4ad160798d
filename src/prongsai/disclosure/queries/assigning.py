"""Who discloses what in a year: each item with its components, as the framework asks and as the rows are laid out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from prongsai.agencies.models import Unit
from prongsai.disclosure.asked import components_of, items_asked, unit_codes
from prongsai.disclosure.models import Item, Record
from prongsai.frameworks.queries import framework_from
from prongsai.rounds.models import Round
from prongsai.rules.calendar import Rhythm
from prongsai.rules.framework import Node, Text

Place = tuple[str, int]
"""Code of an item, and a component of it."""


@dataclass(frozen=True, slots=True)
class AssignedPart:
    """A component. responsible: in the office's order; none where the office answers as a whole.

    rhythm               as the framework says it, also where rows are laid out less often
    periods              how many rows each unit has in the year
    first_due, last_due  of its rows: the same day where there is one
    """

    number: int
    title: Text
    rhythm: str
    responsible: tuple[Unit, ...]
    periods: int
    first_due: date
    last_due: date


@dataclass(frozen=True, slots=True)
class AssignedItem:
    """keeper: the unit that hands it in, None where the officers of the office do; contributing: who helps them all."""

    node: Node
    keeper: Unit | None
    contributing: tuple[Unit, ...]
    parts: tuple[AssignedPart, ...]


@dataclass(slots=True)
class _Laid:
    """The rows of one component."""

    periods: int = 1
    units: list[Unit] = field(default_factory=list)
    days: list[date] = field(default_factory=list)


def assigned_items(round_: Round, units: Sequence[Unit]) -> dict[str, AssignedItem]:
    """By code, in printed order; none before the rows of the year are laid out. Two queries.

    units   the standing ones of the agency, in order
    """
    framework = framework_from(round_.framework)
    known = {item.code: item for item in Item.objects.filter(round=round_).select_related("unit")}
    laid = _laid(round_, units)
    nodes = [node for node in items_asked(framework) if node.code in known]
    return {node.code: _item(node, known[node.code], laid, units) for node in nodes}


def _laid(round_: Round, units: Sequence[Unit]) -> Mapping[Place, _Laid]:
    by_id = {unit.pk: unit for unit in units}
    found: dict[Place, _Laid] = {}
    rows = Record.objects.filter(item__round=round_).order_by("unit__position", "period")
    for code, component, unit, periods, due_on in rows.values_list(
        "item__code", "component", "unit", "periods", "due_on"
    ):
        one = found.setdefault((code, component), _Laid(periods))
        one.days.append(due_on)
        if unit in by_id and by_id[unit] not in one.units:
            one.units.append(by_id[unit])
    return found


def _item(node: Node, item: Item, laid: Mapping[Place, _Laid], units: Sequence[Unit]) -> AssignedItem:
    parts = tuple(
        _part(node, number, laid[node.code, number], units)
        for number in range(1, len(components_of(node)) + 1)
        if (node.code, number) in laid
    )
    return AssignedItem(node, item.unit, _named(node.contributors, units), parts)


def _part(node: Node, number: int, laid: _Laid, units: Sequence[Unit]) -> AssignedPart:
    component = components_of(node)[number - 1]
    named = _named(component.responsible or node.responsible, units)
    return AssignedPart(
        number=number,
        title=component.text,
        rhythm=component.rhythm or node.rhythm or Rhythm.ONCE,
        responsible=tuple(one for one in laid.units if one in named),
        periods=laid.periods,
        first_due=min(laid.days),
        last_due=max(laid.days),
    )


def _named(codes: Iterable[str], units: Sequence[Unit]) -> tuple[Unit, ...]:
    wanted = set(unit_codes(codes, units))
    return tuple(unit for unit in units if unit.code in wanted)
