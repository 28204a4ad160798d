"""XLSX as values: safely opened, nothing run, nothing guessed where a formula was never calculated."""

import re
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from prongsai.tables.cannot_read import CannotRead
from prongsai.tables.grid import MOST_COLUMNS, MOST_ROWS, GridRow

MOST_UNPACKED = 40 * 1024 * 1024
MOST_TEXT = 8 * 1024 * 1024
MOST_PARTS = 1_000
MOST_SHEETS = 30
LAST_LINE = 20_000
"""Empty lines cost time too, and a file may name any line as its next."""
_SHEETS = "xl/worksheets/sheet"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FORMULA = re.compile(rb"<f[ />]")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def looks_like_workbook(content: bytes) -> bool:
    return content.startswith((b"PK\x03\x04", b"PK\x05\x06", _OLE))


def grids_from_workbook(content: bytes) -> dict[str, list[GridRow]]:
    """Cells of every visible sheet, by its title. Raises CannotRead."""
    _check_package(content)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            _refuse_uncalculated(content)
            return dict(_visible_grids(content))
        except CannotRead:
            raise
        except Exception as error:  # a damaged workbook makes openpyxl raise almost anything
            raise CannotRead("damaged") from error


def _check_package(content: bytes) -> None:
    """Refuse by looking at the package alone, before anything in it is parsed."""
    if content.startswith(_OLE):
        raise CannotRead("encrypted" if _ENCRYPTED in content else "old_excel")
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            parts = package.infolist()
    except zipfile.BadZipFile:
        raise CannotRead("damaged") from None
    names = {part.filename.lower() for part in parts}
    if any(name.endswith("vbaproject.bin") or "/macrosheets/" in name for name in names):
        raise CannotRead("macro")
    text = sum(part.file_size for part in parts if part.filename.lower().endswith((".xml", ".rels")))
    if len(parts) > MOST_PARTS or text > MOST_TEXT or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise CannotRead("unpacks_too_large")
    if sum(name.startswith(_SHEETS) for name in names) > MOST_SHEETS:
        raise CannotRead("unpacks_too_large")
    if any(part.flag_bits & 1 for part in parts):
        raise CannotRead("encrypted")
    if "xl/workbook.xml" not in names:
        raise CannotRead("not_a_table_file")


def _visible_grids(content: bytes) -> Iterator[tuple[str, list[GridRow]]]:
    book = load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            yield sheet.title, list(_grid(sheet))


def _grid(sheet: Any) -> Iterator[GridRow]:
    """Rows of a read-only sheet (the stubs do not know such sheets), those without any value left out."""
    filled = 0
    for line, cells in enumerate(_lines(sheet), start=1):
        if line > LAST_LINE:
            raise CannotRead("too_many_rows", limit=f"{MOST_ROWS:,}")
        if all(cell.value is None for cell in cells):
            continue
        filled += 1
        if filled > MOST_ROWS:
            raise CannotRead("too_many_rows", limit=f"{MOST_ROWS:,}")
        yield GridRow(line, tuple(_text(cell.value, getattr(cell, "number_format", "")) for cell in cells))


def _refuse_uncalculated(content: bytes) -> None:
    """A formula has a value only where Excel calculated it; some programs leave nothing behind, others a zero."""
    if not _has_formulas(content):
        return
    values = load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
    formulas = load_workbook(BytesIO(content), read_only=True, keep_links=False)
    never = bool(formulas.calculation and formulas.calculation.fullCalcOnLoad)
    for sheet in formulas.worksheets:
        pairs = zip(_cells(sheet), _cells(values[sheet.title]), strict=False)
        for formula, value in pairs if sheet.sheet_state == "visible" else ():
            if formula.data_type == "f" and (never or value.value is None):
                raise CannotRead("formula", cell=f"{sheet.title}!{formula.coordinate}")


def _has_formulas(content: bytes) -> bool:
    with zipfile.ZipFile(BytesIO(content)) as package:
        sheets = [name for name in package.namelist() if name.lower().startswith("xl/worksheets/")]
        return any(_FORMULA.search(package.read(name)) for name in sheets)


def _cells(sheet: Any) -> Iterator[Any]:
    return (cell for row in _lines(sheet) for cell in row)


def _lines(sheet: Any) -> Iterator[Any]:
    """Its lines, empty ones too, up to the first one too many."""
    sheet.reset_dimensions()
    lines: Iterator[Any] = sheet.iter_rows(max_col=MOST_COLUMNS, max_row=LAST_LINE + 1)
    return lines


def _text(value: object, number_format: str) -> str:
    """The cell as a person sees it: no binary tail of a float, percent as percent."""
    if value is None:
        return ""
    if isinstance(value, bool | str):
        return str(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, float | int):
        shown = format(value, ".15g")
        if "%" in str(number_format) and "e" not in shown:
            return f"{(Decimal(shown) * 100).normalize():f}%"
        return shown
    return str(value)
