"""A table from a file: its columns by their headings, a line for the total held against the rows."""

from collections.abc import Sequence

from prongsai.disclosure.kinds import Kind
from prongsai.disclosure.labels import fields_of
from prongsai.disclosure.models import Record
from prongsai.disclosure.wording import flaw_in_words
from prongsai.people.lists.reading import Problem, Reading, State, Understood
from prongsai.rules.disclosing import Cell
from prongsai.rules.disclosing import Column as TableColumn
from prongsai.rules.thai_text import folded
from prongsai.rules.typed_tables import Flaw, read_table
from prongsai.tables.records import Column
from prongsai.tables.records import Record as Line

Row = tuple[Cell, ...]
TOTALS = frozenset(folded(word) for word in ("รวม", "รวมทั้งสิ้น", "รวมทั้งหมด", "ยอดรวม", "total"))


def columns_of(kind: Kind) -> tuple[Column, ...]:
    """The first column and those that must be filled have to be there."""
    return tuple(
        Column(one.key, tuple(_heads(one)), required=place == 0 or one.key in kind.required)
        for place, one in enumerate(kind.columns)
    )


def read_rows(kind: Kind, record: Record, lines: Sequence[Line]) -> Reading[Row]:
    """Every row, or every problem with the line where it stands."""
    first = kind.columns[0].key
    rows = [line for line in lines if folded(line[first]) not in TOTALS]
    totals = [line for line in lines if folded(line[first]) in TOTALS]
    claimed = {key: line[key] for line in totals[:1] for key in kind.totals}
    cells = [[line[one.key] for one in kind.columns] for line in rows]
    read = read_table(fields_of(kind, record), cells, once=kind.once, totals=claimed)
    if read.flaws:
        return Reading((), tuple(_problem(kind, flaw, rows, totals) for flaw in read.flaws))
    said = [line for line, texts in zip(rows, cells, strict=True) if any(text.strip() for text in texts)]
    return Reading(
        tuple(
            Understood(line.line, State.NEW, row, tuple("" if cell is None else str(cell) for cell in row))
            for line, row in zip(said, read.rows, strict=True)
        ),
        (),
    )


def _problem(kind: Kind, flaw: Flaw, rows: Sequence[Line], totals: Sequence[Line]) -> Problem:
    line = rows[flaw.row - 1].line if flaw.row else totals[0].line
    return Problem(line, flaw_in_words(flaw, kind))


def _heads(column: TableColumn) -> Sequence[str]:
    """As we write it, in Thai and in English, with and without the unit."""
    th, en = column.title.th, column.title.en
    if column.unit is None:
        return th, en
    return f"{th} ({column.unit.th})", th, f"{en} ({column.unit.en})", en
