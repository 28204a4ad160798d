"""A table as a page shows it: cells in words, figures to the right, and its chart."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from prongsai.public_site.addresses import Spot
from prongsai.public_site.downloads import CSV, JSON, XLSX, NamedTable
from prongsai.rules.disclosing import Cell, Column, ColumnKind, Table
from prongsai.rules.framework import Text
from prongsai.ui.bars import Bar, BarChart
from prongsai.ui.dates import day_in_words
from prongsai.ui.language import in_words
from prongsai.ui.parts import NOTHING

FIGURES = {ColumnKind.COUNT, ColumnKind.MONEY}
MOST_BARS = 24
LONGEST_LABEL = 30


@dataclass(frozen=True, slots=True)
class ShownCell:
    """label: the heading of its column, for narrow screens. href: "" but for a web address."""

    label: str
    text: str
    is_figure: bool
    href: str = ""


@dataclass(frozen=True, slots=True)
class Download:
    label: str
    href: str


@dataclass(frozen=True, slots=True)
class ShownTable:
    """heads: heading, and whether figures stand under it. totals: () where nothing is summed."""

    anchor: str
    title: Text
    heads: tuple[tuple[str, bool], ...]
    rows: tuple[tuple[ShownCell, ...], ...]
    totals: tuple[ShownCell, ...]
    chart: BarChart | None
    downloads: tuple[Download, ...]


def shown_table(named: NamedTable, spot: Spot) -> ShownTable:
    """spot: of the item or version that it stands in."""
    table = named.table
    heads = tuple((_heading(column), column.kind in FIGURES) for column in table.columns)
    return ShownTable(
        anchor=f"table-{named.name}",
        title=table.title,
        heads=heads,
        rows=tuple(tuple(_cells(table, row)) for row in table.rows),
        totals=tuple(_totals(table)),
        chart=_chart(table),
        downloads=tuple(
            Download(form.upper(), spot.href + f"{named.name}.{form}") for form in (CSV, XLSX, JSON)
        ),
    )


def cell_in_words(cell: Cell, kind: ColumnKind) -> str:
    """1,234,567.50; 1 ต.ค. 2567; an en dash where nothing was said."""
    if cell is None or cell == "":
        return NOTHING
    if isinstance(cell, date):
        return day_in_words(cell, _language())
    if isinstance(cell, Decimal):
        return f"{cell:,.2f}" if kind is ColumnKind.MONEY else f"{cell:,f}"
    return f"{cell:,}" if isinstance(cell, int) else cell


def _language() -> str:
    return in_words(Text("th", "en"))


def _heading(column: Column) -> str:
    title = in_words(column.title)
    return f"{title} ({in_words(column.unit)})" if column.unit else title


def _cells(table: Table, row: tuple[Cell, ...]) -> Iterator[ShownCell]:
    for column, cell in zip(table.columns, row, strict=True):
        text = cell_in_words(cell, column.kind)
        is_address = column.kind is ColumnKind.LINK and text.startswith(("https://", "http://"))
        yield ShownCell(_heading(column), text, column.kind in FIGURES, text if is_address else "")


def _totals(table: Table) -> Iterator[ShownCell]:
    """One cell a column, empty where it is not summed; the first is the heading of the line."""
    totals = dict(table.totals)
    if not totals:
        return
    for column in table.columns:
        text = cell_in_words(totals[column.key], column.kind) if column.key in totals else ""
        yield ShownCell(_heading(column), text, column.kind in FIGURES)


def _chart(table: Table) -> BarChart | None:
    """Of the column that the table names: only figures from 0 upwards, and not too many."""
    keys = [column.key for column in table.columns]
    if table.chart not in keys or not 0 < len(table.rows) <= MOST_BARS:
        return None
    place = keys.index(table.chart)
    column = table.columns[place]
    figures = [_figure(row[place]) for row in table.rows]
    known = [figure for figure in figures if figure is not None]
    if not known or min(known) < 0 or max(known) == 0:
        return None
    bars = tuple(
        Bar(_label(table, row), figure, cell_in_words(row[place], column.kind))
        for row, figure in zip(table.rows, figures, strict=True)
    )
    title = f"{in_words(table.title)}: {_heading(column)}"
    return BarChart(title, bars, ceiling=_round_above(max(known)))


def _figure(cell: Cell) -> Decimal | None:
    return Decimal(cell) if isinstance(cell, int | Decimal) else None


def _label(table: Table, row: tuple[Cell, ...]) -> str:
    """The words of the row, without its figures."""
    parts = (
        cell_in_words(cell, column.kind)
        for column, cell in zip(table.columns, row, strict=True)
        if column.kind not in FIGURES and column.kind is not ColumnKind.LINK
    )
    text = next(parts, "")
    return text if len(text) <= LONGEST_LABEL else text[: LONGEST_LABEL - 1].rstrip() + "…"


def _round_above(value: Decimal) -> Decimal:
    """The next of 1, 2, 5, 10, 20 … that is not below the value."""
    step = Decimal(10) ** value.adjusted()
    return next(step * times for times in (1, 2, 5, 10) if step * times >= value)
