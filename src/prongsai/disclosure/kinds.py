"""What the components are told by, as data (data/kinds.yaml): tables with their columns, and what belongs to which component."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from prongsai.rules.disclosing import Cell, Column, ColumnKind, Table
from prongsai.rules.framework import Text
from prongsai.rules.typed_tables import sum_of

FILE = Path(__file__).parent / "data" / "kinds.yaml"
MONTHS, PROCESSES, FREE = "months", "processes", "free"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of table.

    rows     MONTHS, PROCESSES, FREE, or empty where labels stand in their place: then the first column is given
    once     the column in which nothing may stand twice; "" for none
    """

    key: str
    title: Text
    columns: tuple[Column, ...]
    rows: str = FREE
    labels: tuple[str, ...] = ()
    required: frozenset[str] = frozenset()
    once: str = ""
    totals: tuple[str, ...] = ()
    chart: str = ""

    def table(self, rows: Sequence[Sequence[Cell]]) -> Table:
        """These rows with their sums."""
        cells = tuple(tuple(row) for row in rows)
        sums = ((key, sum_of(row[self.place_of(key)] for row in cells)) for key in self.totals)
        return Table(self.key, self.title, self.columns, cells, tuple(sums), self.chart)

    def place_of(self, column: str) -> int:
        return [one.key for one in self.columns].index(column)


@dataclass(frozen=True, slots=True)
class Ask:
    """What belongs to a component beside its words.

    is_each    every contributor tells it, too
    source     key of the supplier that has a draft of the first table (disclosure.suppliers), "" for none
    is_in_both in Thai and in English
    """

    tables: tuple[Kind, ...] = ()
    links: bool = False
    files: bool = False
    is_each: bool = False
    is_in_both: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True)
class Kinds:
    """period_due_days: after the end of a period its record is in time for so many days. source: where that is said."""

    period_due_days: int
    source: Text
    tables: Mapping[str, Kind]
    asks: Mapping[str, Mapping[str, Ask]] = field(default_factory=dict)

    def ask(self, code: str, component: int) -> Ask:
        of_item = self.asks.get(code, {})
        return of_item.get(str(component)) or of_item.get("all") or Ask()


@cache
def kinds() -> Kinds:
    read: dict[str, Any] = yaml.safe_load(FILE.read_text("utf-8"))
    tables = {row["key"]: _kind(row) for row in read["tables"]}
    asks = {
        code: {str(component): _ask(one, tables) for component, one in asked.items()}
        for code, asked in read["asks"].items()
    }
    return Kinds(read["period_due_days"], _text(read["source"]), tables, asks)


def _text(row: Mapping[str, str]) -> Text:
    return Text(row["th"], row["en"])


def _kind(row: Mapping[str, Any]) -> Kind:
    rows = row.get("rows", FREE)
    return Kind(
        row["key"],
        _text(row),
        tuple(_column(one) for one in row["columns"]),
        rows if isinstance(rows, str) else "",
        () if isinstance(rows, str) else tuple(rows),
        frozenset(one["key"] for one in row["columns"] if one.get("required")),
        row.get("once", "") or ("" if rows == FREE else row["columns"][0]["key"]),
        tuple(row.get("totals", ())),
        row.get("chart", ""),
    )


def _column(row: Mapping[str, Any]) -> Column:
    kind = ColumnKind(row.get("kind", "text"))
    unit = _text(row["unit"]) if "unit" in row else Text("บาท", "baht") if kind is ColumnKind.MONEY else None
    return Column(row["key"], _text(row), kind, unit)


def _ask(row: Mapping[str, Any], tables: Mapping[str, Kind]) -> Ask:
    return Ask(
        tuple(tables[key] for key in row.get("tables", ())),
        row.get("links", False),
        row.get("files", False),
        row.get("each", False),
        row.get("languages") == "both",
        row.get("source", ""),
    )
