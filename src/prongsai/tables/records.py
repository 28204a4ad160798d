"""Lists with named columns: the head of each column says what stands in it, in Thai or English, in any order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from prongsai.rules.thai_text import folded
from prongsai.tables.cannot_read import CannotRead
from prongsai.tables.grid import GridRow
from prongsai.tables.writing import unguarded

HEAD_WITHIN = 10
"""The head stands among the first lines; above it there may be a title."""


@dataclass(frozen=True, slots=True)
class Column:
    """heads: how the column may be named; the first is what we write ourselves."""

    key: str
    heads: tuple[str, ...]
    required: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """One line under the head; a column that the file does not have is empty."""

    line: int
    cells: Mapping[str, str]

    def __getitem__(self, key: str) -> str:
        return self.cells.get(key, "")


def records_of(grids: Mapping[str, Sequence[GridRow]], columns: Sequence[Column]) -> list[Record]:
    """The lines of the one sheet that has all required columns. Raises CannotRead: empty, no_heads, several_sheets."""
    if not any(grids.values()):
        raise CannotRead("empty")
    heads = {title: head for title, grid in grids.items() if (head := _head(grid, columns))}
    if not heads:
        raise CannotRead("no_heads", columns=", ".join(one.heads[0] for one in columns if one.required))
    if len(heads) > 1:
        raise CannotRead("several_sheets", sheets=", ".join(heads))
    [(title, (line, places))] = heads.items()
    records = [_record(row, places) for row in grids[title] if row.line > line]
    return [record for record in records if any(record.cells.values())]


def _head(grid: Iterable[GridRow], columns: Sequence[Column]) -> tuple[int, dict[str, int]] | None:
    """Line of the head, and the place of each column."""
    for row in list(grid)[:HEAD_WITHIN]:
        named = [folded(cell) for cell in row.cells]
        places = {
            column.key: named.index(head)
            for column in columns
            if (head := next((one for one in map(folded, column.heads) if one in named), None))
        }
        if all(column.key in places for column in columns if column.required):
            return row.line, places
    return None


def _record(row: GridRow, places: Mapping[str, int]) -> Record:
    return Record(row.line, {key: unguarded(row.cell(place)) for key, place in places.items()})
