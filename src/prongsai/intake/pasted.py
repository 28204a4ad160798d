"""A block pasted from Excel, from a Word table, or from running text."""

from prongsai.intake.columns import rows_from_grid
from prongsai.intake.running_text import row_of_line, rows_of_cells
from prongsai.rules.reading import RawRow
from prongsai.rules.thai_text import narrow
from prongsai.tables.cannot_read import CannotRead
from prongsai.tables.delimited import delimiter_of, grid_from_text
from prongsai.tables.grid import MOST_ROWS


def read_pasted(text: str) -> list[RawRow]:
    """Raw rows of a pasted block.

    Raises CannotRead: empty, too_many_rows, no_columns, two_score_columns, two_scores_in_line, damaged.
    """
    lines = [(number, narrow(line)) for number, line in enumerate(text.splitlines(), start=1) if line.strip()]
    if not lines:
        raise CannotRead("empty")
    if len(lines) > 4 * MOST_ROWS:
        raise CannotRead("too_many_rows", limit=f"{MOST_ROWS:,}")
    mark = delimiter_of(text)
    if mark == "\t":
        return rows_from_grid(grid_from_text(text))
    rows = [row_of_line(number, line) for number, line in lines]
    if sum(bool(row.code and row.score) for row in rows) * 2 > len(rows):
        return rows
    if mark:
        return rows_from_grid(grid_from_text(text))
    rows = list(rows_of_cells(lines))
    if not any(row.code and row.score for row in rows):
        raise CannotRead("no_columns")
    return rows
