"""The table of periods and divisions of an item: what was told, what is missing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from prongsai.disclosure.asked import component_title
from prongsai.disclosure.kinds import kinds
from prongsai.disclosure.models import Item, Record
from prongsai.disclosure.presenters.places import Status, crumbs, item_address, record_address, record_status
from prongsai.disclosure.queries import Workspace, node_of
from prongsai.disclosure.wording import period_in_words, unit_in_words
from prongsai.rules.framework import Node, Text
from prongsai.ui.language import in_words
from prongsai.ui.parts import Crumbs

Column = tuple[int, int | None]


@dataclass(frozen=True, slots=True)
class GridCell:
    """label: its component and division, for a phone and for those who do not see. status: None where nothing is asked."""

    label: str
    status: Status | None
    href: str


@dataclass(frozen=True, slots=True)
class GridRow:
    period: str
    due_on: date
    cells: tuple[GridCell, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    heads: tuple[tuple[str, str], ...]
    rows: tuple[GridRow, ...]


@dataclass(frozen=True, slots=True)
class MonthsPage:
    code: str
    title: Text
    crumbs: Crumbs
    grids: tuple[Grid, ...]
    keys: tuple[tuple[int, Text], ...]
    due_days: int
    rule: Text


def months_page(found: Workspace, item: Item, *, today: date) -> MonthsPage:
    """No query beside those of the workspace. One table for each number of periods."""
    node = node_of(item)
    records = [one for one in found.records_of(item) if one.periods > 1]
    rhythms = sorted({one.periods for one in records}, reverse=True)
    return MonthsPage(
        code=item.code,
        title=node.text,
        crumbs=crumbs(item.round, (item.code, item_address(item)), (_("Table of months"), "")),
        grids=tuple(_grid(node, [one for one in records if one.periods == many], today) for many in rhythms),
        keys=tuple(
            (number, component_title(node, number)) for number in sorted({one.component for one in records})
        ),
        due_days=kinds().period_due_days,
        rule=kinds().source,
    )


def _grid(node: Node, records: list[Record], today: date) -> Grid:
    columns: dict[Column, Record] = {}
    for one in records:
        columns.setdefault((one.component, one.unit_id), one)
    by_place = {(one.period, one.component, one.unit_id): one for one in records}
    heads = tuple((str(component), _short(first)) for (component, _unit), first in columns.items())
    return Grid(heads, tuple(_rows(by_place, list(columns), columns, node, today)))


def _rows(
    by_place: dict[tuple[int, int, int | None], Record],
    places: list[Column],
    columns: dict[Column, Record],
    node: Node,
    today: date,
) -> Iterable[GridRow]:
    for period in sorted({key[0] for key in by_place}):
        own = [by_place.get((period, *place)) for place in places]
        first = next(one for one in own if one is not None)
        cells = tuple(
            _cell(record, _label(node, columns[place]), today)
            for place, record in zip(places, own, strict=True)
        )
        yield GridRow(period_in_words(first), first.due_on, cells)


def _cell(record: Record | None, label: str, today: date) -> GridCell:
    if record is None:
        return GridCell(label, None, "")
    return GridCell(label, record_status(record, today), record_address(record))


def _label(node: Node, record: Record) -> str:
    return f"{record.component} {_short(record)}: {in_words(component_title(node, record.component))[:60]}"


def _short(record: Record) -> str:
    if record.unit is None:
        return in_words(unit_in_words(record))
    return in_words(Text(record.unit.short_th, record.unit.name_en))
