"""A table that is typed into, without scripts: given rows, or free ones to which a button adds more."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.http import QueryDict

from prongsai.disclosure.content import Rows
from prongsai.disclosure.kinds import Kind
from prongsai.disclosure.labels import fields_of, labels_of
from prongsai.disclosure.models import Record
from prongsai.disclosure.wording import flaw_in_words
from prongsai.rules.disclosing import Cell, Column, ColumnKind
from prongsai.rules.typed_tables import Flaw, ReadTable, read_table, sum_of

FIRST_ROWS = 3
MOST_ROWS = 300
ONE_LINE = 30
"""So many letters of a cell are seen at once, in a table of four columns."""
NUMBERS = frozenset({ColumnKind.COUNT, ColumnKind.MONEY})


@dataclass(frozen=True, slots=True)
class Box:
    """One cell to type in; is_given: a label that stands."""

    name: str
    column: Column
    text: str
    is_given: bool
    is_wrong: bool
    problem: str

    @property
    def is_number(self) -> bool:
        return self.column.kind in NUMBERS

    @property
    def is_long(self) -> bool:
        """Words of which a line would show the beginning alone."""
        return self.column.kind is ColumnKind.TEXT and len(self.text) > ONE_LINE

    @property
    def mode(self) -> str:
        """The keyboard that a phone shows."""
        kinds = {ColumnKind.COUNT: "numeric", ColumnKind.MONEY: "decimal", ColumnKind.LINK: "url"}
        return kinds.get(self.column.kind, "text")


@dataclass(frozen=True, slots=True)
class TotalBox:
    """The sum of a column, and the box for the sum as it stands on paper."""

    name: str
    column: Column
    text: str
    made: Cell
    problem: str


class TableForm:
    """One table of a record. Names of its boxes: t-<kind>-<row>-<column>, from row 0; t-<kind>-total-<column>."""

    def __init__(self, kind: Kind, record: Record, data: QueryDict | None, kept: Rows) -> None:
        self.kind = kind
        self.labels = labels_of(kind, record)
        self.fields = fields_of(kind, record)
        self.data = data
        self.kept = kept
        self.more = 0

    @property
    def key(self) -> str:
        return self.kind.key

    @property
    def is_free(self) -> bool:
        return not self.labels

    def grow(self) -> None:
        """One empty row more."""
        self.more += 1

    @cached_property
    def read(self) -> ReadTable:
        """What was typed. Of given rows, those in which nothing was typed are left out."""
        totals = {key: self._typed(f"{self.prefix}total-{key}") for key in self.kind.totals}
        return read_table(self.fields, self._said(), once=self.kind.once, totals=totals)

    def problems(self) -> list[tuple[str, str]]:
        """Id of the box and sentence of each thing that is wrong."""
        return [(f"id-{self._box_of(flaw)}", self._sentence(flaw)) for flaw in self.read.flaws]

    @property
    def prefix(self) -> str:
        return f"t-{self.kind.key}-"

    def rows(self) -> list[tuple[Box, ...]]:
        problems: dict[str, str] = {}
        if self.data is not None:
            problems = {self._box_of(flaw): self._sentence(flaw) for flaw in self.read.flaws}
        return [
            tuple(
                Box(
                    name := f"{self.prefix}{place}-{column.key}",
                    column,
                    text,
                    bool(self.labels) and number == 0,
                    name in problems,
                    problems.get(name, ""),
                )
                for number, (column, text) in enumerate(zip(self.kind.columns, row, strict=True))
            )
            for place, row in enumerate(self._shown())
        ]

    def totals(self) -> list[TotalBox]:
        known = {flaw.column: self._sentence(flaw) for flaw in self._flaws() if flaw.row == 0}
        rows = self.read.rows if self.data is not None else self.kept
        columns = {one.key: one for one in self.kind.columns}
        return [
            TotalBox(
                f"{self.prefix}total-{key}",
                columns[key],
                self._typed(f"{self.prefix}total-{key}"),
                sum_of(row[self.kind.place_of(key)] for row in rows),
                known.get(key, ""),
            )
            for key in self.kind.totals
        ]

    def _flaws(self) -> Sequence[Flaw]:
        return self.read.flaws if self.data is not None else ()

    def _shown(self) -> list[tuple[str, ...]]:
        """The text of every box: what was typed, else what is kept."""
        typed = self._typed_rows() if self.data is not None else [_texts(row) for row in self.kept]
        if self.labels:
            by_label = {row[0]: row for row in typed}
            empty = ("",) * (len(self.kind.columns) - 1)
            return [by_label.get(label, (label, *empty)) for label in self.labels]
        empty = ("",) * len(self.kind.columns)
        spare = max(0, FIRST_ROWS - len(typed)) if self.data is None else self.more
        return [*typed, *([empty] * (spare or (1 if self.data is None else 0)))]

    def _typed_rows(self) -> list[tuple[str, ...]]:
        count = len(self.labels) or self._count()
        return [
            tuple(self._text(place, number, column.key) for number, column in enumerate(self.kind.columns))
            for place in range(count)
        ]

    def _text(self, place: int, number: int, key: str) -> str:
        if self.labels and number == 0:
            return self.labels[place]
        return self._typed(f"{self.prefix}{place}-{key}")

    def _count(self) -> int:
        """How many rows were sent, up to the last of which any box came."""
        sent = self.data or QueryDict()
        keys = [column.key for column in self.kind.columns]
        places = (n for n in range(MOST_ROWS) if any(f"{self.prefix}{n}-{key}" in sent for key in keys))
        return max(places, default=-1) + 1

    def _said(self) -> Iterable[tuple[str, ...]]:
        """The typed rows in their places: one that says nothing but its label is empty."""
        for row in self._typed_rows():
            yield row if not self.labels or any(text.strip() for text in row[1:]) else ("",) * len(row)

    def _typed(self, name: str) -> str:
        return str(self.data.get(name, "")) if self.data is not None else ""

    def _box_of(self, flaw: Flaw) -> str:
        place = "total" if flaw.row == 0 else str(flaw.row - 1)
        return f"{self.prefix}{place}-{flaw.column}"

    def _sentence(self, flaw: Flaw) -> str:
        return flaw_in_words(flaw, self.kind)


def tables_typed(forms: Iterable[TableForm]) -> Mapping[str, Rows]:
    return {form.key: form.read.rows for form in forms}


def _texts(row: Sequence[Cell]) -> tuple[str, ...]:
    return tuple("" if cell is None else str(cell) for cell in row)
