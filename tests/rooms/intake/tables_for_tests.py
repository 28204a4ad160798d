"""Files as offices send them, made in memory."""

from collections.abc import Sequence
from io import BytesIO

import xlsxwriter

Cell = str | int | float | None


def workbook(*sheets: Sequence[Sequence[Cell]], **options: object) -> bytes:
    """An XLSX file with one sheet for each list of rows."""
    content = BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, **options}) as book:
        for rows in sheets:
            sheet = book.add_worksheet()
            for line, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if isinstance(cell, str):
                        sheet.write_string(line, column, cell)
                    elif cell is not None:
                        sheet.write_number(line, column, cell)
    return content.getvalue()


TABLE: list[list[Cell]] = [["code", "score"], ["I1", 100], ["E1", 92.13], [9.1, 99.5], [9, "99.50"]]
MEANT = [("I1", "100"), ("E1", "92.13"), ("9.1", "99.5"), ("9", "99.50")]
