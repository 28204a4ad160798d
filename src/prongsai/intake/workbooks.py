"""XLSX as values: safely opened, nothing run, nothing guessed where a formula was never calculated."""

import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

from openpyxl import Workbook, load_workbook

from prongsai.intake.cannot_read import CannotRead
from prongsai.intake.columns import MOST_COLUMNS, MOST_ROWS, GridRow, has_header, rows_from_grid

MOST_UNPACKED = 40 * 1024 * 1024
MOST_PARTS = 1_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def looks_like_workbook(content: bytes) -> bool:
    return content.startswith((b"PK\x03\x04", b"PK\x05\x06", _OLE))


def grid_from_workbook(content: bytes) -> list[GridRow]:
    """Cells of the one visible sheet that holds a result table. Raises CannotRead."""
    _check_package(content)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            grids = dict(_visible_grids(content))
        except CannotRead:
            raise
        except Exception as error:  # a damaged workbook makes openpyxl raise almost anything
            raise CannotRead("damaged") from error
    return _the_one_with_a_table(grids)


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
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise CannotRead("unpacks_too_large")
    if any(part.flag_bits & 1 for part in parts):
        raise CannotRead("encrypted")
    if "xl/workbook.xml" not in names:
        raise CannotRead("not_a_table_file")


def _visible_grids(content: bytes) -> Iterator[tuple[str, list[GridRow]]]:
    values = load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
    formulas = load_workbook(BytesIO(content), read_only=True, data_only=False, keep_links=False)
    calculated = not _calculates_on_load(values)
    for sheet in values.worksheets:
        if sheet.sheet_state == "visible":
            yield sheet.title, list(_grid(sheet, formulas[sheet.title], calculated=calculated))


def _calculates_on_load(workbook: Workbook) -> bool:
    """Programs that write formulas without calculating them leave a zero behind and ask Excel to calculate."""
    return bool(workbook.calculation and workbook.calculation.fullCalcOnLoad)


def _grid(values: Any, formulas: Any, *, calculated: bool) -> Iterator[GridRow]:
    """Rows of a read-only sheet, opened once for values and once for formulas (the stubs do not know such sheets)."""
    for sheet in (values, formulas):
        sheet.reset_dimensions()
    filled = 0
    both = zip(values.iter_rows(max_col=MOST_COLUMNS), formulas.iter_rows(max_col=MOST_COLUMNS), strict=False)
    for line, (cells, sources) in enumerate(both, start=1):
        for cell, source in zip(cells, sources, strict=False):
            if source.data_type == "f" and (cell.value is None or not calculated):
                raise CannotRead("formula", cell=f"{values.title}!{source.coordinate}")
        if any(cell.value is not None for cell in cells):
            filled += 1
            if filled > MOST_ROWS:
                raise CannotRead("too_many_rows", limit=f"{MOST_ROWS:,}")
            yield GridRow(
                line, tuple(_text(cell.value, getattr(cell, "number_format", "")) for cell in cells)
            )


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


def _the_one_with_a_table(grids: dict[str, list[GridRow]]) -> list[GridRow]:
    """The sheet with a header row; else the only one that holds codes and scores."""
    refusal = CannotRead("empty")
    holding = []
    for title, grid in grids.items():
        try:
            rows_from_grid(grid)
        except CannotRead as refused:
            refusal = refused if grid else refusal
        else:
            holding.append(title)
    titles = [title for title in holding if has_header(grids[title])] or holding
    if not titles:
        raise refusal
    if len(titles) > 1:
        raise CannotRead("several_sheets", sheets=", ".join(titles))
    return grids[titles[0]]
