"""Tables for Excel: what a cell holds is text and never becomes a formula."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO, StringIO

from openpyxl import Workbook
from openpyxl.styles import Font

_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
_GUARD = "'"
_WIDTH = 24

Rows = Iterable[Sequence[str]]


def guarded(cell: str) -> str:
    """A cell of CSV that a spreadsheet would run begins with an apostrophe."""
    return _GUARD + cell if cell.startswith(_FORMULA_SIGNS) else cell


def unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith(tuple(_GUARD + sign for sign in _FORMULA_SIGNS)) else cell


def csv_of(rows: Rows) -> bytes:
    """UTF-8 with the mark by which Excel knows Thai."""
    text = StringIO(newline="")
    csv.writer(text).writerows([guarded(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def workbook_of(sheets: Mapping[str, Rows]) -> bytes:
    """XLSX with one sheet for each list; the first line of each is its head."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title[:31])
        for line, row in enumerate(rows, start=1):
            for place, text in enumerate(row, start=1):
                cell = sheet.cell(line, place, text)
                cell.data_type = "s"
                cell.font = Font(bold=line == 1)
        for column in sheet.columns:
            sheet.column_dimensions[str(column[0].column_letter)].width = _WIDTH
        sheet.freeze_panes = "A2"
    content = BytesIO()
    book.save(content)
    return content.getvalue()
