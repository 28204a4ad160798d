"""What is said to a component, as pages show it: words, tables with sums and bars, links, files."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _

from prongsai.rules.disclosing import Cell, Column, ColumnKind, Part, Table
from prongsai.rules.framework import Text
from prongsai.ui.dates import day_in_words
from prongsai.ui.language import in_words, spoken

NUMBERS = frozenset({ColumnKind.COUNT, ColumnKind.MONEY})


@dataclass(frozen=True, slots=True)
class ShownCell:
    """href: of a link; "" for any other cell."""

    text: str
    label: str
    is_number: bool
    href: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    label: str
    text: str
    share: float


@dataclass(frozen=True, slots=True)
class ShownTable:
    """bars: the drawn column, one bar a row; the table beside it says the same."""

    key: str
    title: Text
    heads: tuple[tuple[str, bool], ...]
    rows: tuple[tuple[ShownCell, ...], ...]
    totals: tuple[ShownCell, ...]
    chart_title: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class ShownLink:
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class ShownFile:
    name: str
    href: str


@dataclass(frozen=True, slots=True)
class ShownPart:
    words: str
    other: str
    tables: tuple[ShownTable, ...]
    links: tuple[ShownLink, ...]
    files: tuple[ShownFile, ...]
    is_none: bool


def evidence_hrefs(evidence: Iterable[tuple[int, int]]) -> dict[int, str]:
    """From (file version, evidence) to the page of the evidence by version."""
    return {version: reverse("files:evidence", args=[one]) for version, one in evidence}


def shown_part(part: Part, hrefs: Mapping[int, str]) -> ShownPart:
    """other: the words in the language that the page does not speak. hrefs: where each file version is shown."""
    words = part.words or Text("", "")
    own, other = (words.en, words.th) if spoken() == "en" else (words.th, words.en)
    return ShownPart(
        words=own or other,
        other=other if own else "",
        tables=tuple(shown_table(table) for table in part.tables),
        links=tuple(ShownLink(in_words(link.text) or link.url, link.url) for link in part.links),
        files=tuple(ShownFile(file.name, hrefs.get(file.version, "")) for file in part.files),
        is_none=part.is_none,
    )


def shown_table(table: Table) -> ShownTable:
    sums = dict(table.totals)
    heads = tuple((head_of(column), column.kind in NUMBERS) for column in table.columns)
    return ShownTable(
        key=table.key,
        title=table.title,
        heads=heads,
        rows=tuple(
            tuple(_cell(cell, column) for cell, column in zip(row, table.columns, strict=True))
            for row in table.rows
        ),
        totals=tuple(_total(sums, column, place) for place, column in enumerate(table.columns))
        if sums
        else (),
        chart_title=next((head_of(one) for one in table.columns if one.key == table.chart), ""),
        bars=tuple(_bars(table)),
    )


def head_of(column: Column) -> str:
    """Heading with its unit."""
    if column.unit is None:
        return in_words(column.title)
    return f"{in_words(column.title)} ({in_words(column.unit)})"


def cell_in_words(cell: Cell) -> str:
    """As people read it; "–" where nothing was said."""
    if cell is None:
        return "–"
    if isinstance(cell, date):
        return day_in_words(cell, spoken())
    if isinstance(cell, Decimal):
        return f"{cell:,.2f}"
    return f"{cell:,}" if isinstance(cell, int) else cell


def plain_cell(cell: Cell) -> str:
    """As it is typed and exported."""
    return "" if cell is None else str(cell)


def _cell(cell: Cell, column: Column) -> ShownCell:
    href = str(cell) if column.kind is ColumnKind.LINK and cell else ""
    return ShownCell(cell_in_words(cell), head_of(column), column.kind in NUMBERS, href)


def _total(sums: dict[str, Cell], column: Column, place: int) -> ShownCell:
    if column.key in sums:
        return _cell(sums[column.key], column)
    return ShownCell(_("Total") if place == 0 else "", head_of(column), is_number=False)


def _bars(table: Table) -> Iterable[Bar]:
    if not table.chart:
        return
    place = [one.key for one in table.columns].index(table.chart)
    values = [_number(row[place]) for row in table.rows]
    most = max((value for value in values if value is not None), default=0)
    for row, value in zip(table.rows, values, strict=True):
        if value is not None and most > 0:
            yield Bar(str(row[0]), cell_in_words(row[place]), max(0.0, float(value / most) * 100))


def _number(cell: Cell) -> Decimal | None:
    return Decimal(cell) if isinstance(cell, int | Decimal) else None


def rows_as_text(table: Table) -> list[tuple[str, ...]]:
    """Heading and rows for a file: figures without signs of thousands, days in ISO form."""
    return [tuple(head_of(one) for one in table.columns), *_texts(table.rows)]


def _texts(rows: Iterable[Sequence[Cell]]) -> Iterable[tuple[str, ...]]:
    return (tuple(plain_cell(cell) for cell in row) for row in rows)
