"""CSV in the ways in which offices write it: UTF-8 or Thai Windows text; commas, semicolons or tabs."""

import csv
from collections.abc import Iterator
from typing import Literal

from prongsai.tables.cannot_read import CannotRead
from prongsai.tables.grid import MOST_COLUMNS, MOST_ROWS, GridRow

_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def decoded(content: bytes) -> str:
    """UTF-8 with or without a mark, UTF-16 with a mark, else the Thai code page 874 (a superset of TIS-620)."""
    try:
        if content.startswith(_UTF16):
            return content.decode("utf-16")
        if b"\x00" in content:
            raise CannotRead("not_a_table_file")
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return content.decode("cp874")
    except UnicodeDecodeError:
        raise CannotRead("encoding") from None


def grid_from_text(text: str, delimiter: str | None = None) -> list[GridRow]:
    """Cells of delimited text. Raises CannotRead: empty, damaged, too_many_rows.

    delimiter   where it is known: cells of several lines hide it in a count of lines
    """
    delimiter = delimiter_of(text) if delimiter is None else delimiter
    try:
        grid = list(_rows(text, delimiter))
    except csv.Error:
        raise CannotRead("damaged") from None
    if not grid:
        raise CannotRead("empty")
    return _with_decimal_commas(grid) if delimiter == "," else grid


def delimiter_of(text: str) -> str:
    """The separator that stands in most lines: a tab before a semicolon before a comma; "" when none does."""
    lines = [line for line in text.splitlines() if line.strip()]
    for mark in ("\t", ";", ","):
        if sum(mark in line for line in lines) * 2 > len(lines):
            return mark
    return ""


def _rows(text: str, delimiter: str) -> Iterator[GridRow]:
    """Lines apart into cells; a lone quotation mark is a sign like any other."""
    lines = text.splitlines(keepends=True)
    paired = text.count('"') % 2 == 0
    quoting: Literal[0, 3] = csv.QUOTE_MINIMAL if paired else csv.QUOTE_NONE
    reader = csv.reader(lines, delimiter=delimiter or ",", quoting=quoting)
    line = 1
    for count, cells in enumerate(reader):
        if count > 2 * MOST_ROWS:
            raise CannotRead("too_many_rows", limit=f"{MOST_ROWS:,}")
        if any(cell.strip() for cell in cells):
            yield GridRow(line, tuple(cells[:MOST_COLUMNS]))
        line = reader.line_num + 1


def _with_decimal_commas(grid: list[GridRow]) -> list[GridRow]:
    """Join "92","13" to "92,13" where rows have one cell more than the first row, which has none to spare."""
    width = len(grid[0].cells)
    return [row if len(row.cells) != width + 1 else _joined(row) for row in grid]


def _joined(row: GridRow) -> GridRow:
    *rest, whole, decimals = row.cells
    if not (whole.strip().isdecimal() and decimals.strip().isdecimal()):
        return row
    return GridRow(row.line, (*rest, f"{whole.strip()},{decimals.strip()}"))
