"""Tables as files: CSV, XLSX and JSON of what a page shows, and the whole item as JSON."""

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO

from django.utils.text import slugify
from openpyxl import Workbook
from openpyxl.styles import Font

from prongsai.publication.models import Publication
from prongsai.rules.disclosing import Cell, Column, ColumnKind, Disclosed, Part, Table
from prongsai.tables.writing import guarded

CSV, XLSX, JSON = "csv", "xlsx", "json"
MEDIA_TYPES = {
    CSV: "text/csv; charset=utf-8",
    XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    JSON: "application/json",
}
NUMBERS = {ColumnKind.COUNT: "#,##0", ColumnKind.MONEY: "#,##0.00"}
_WIDTH = 24


@dataclass(frozen=True, slots=True)
class NamedTable:
    """A table of a document under the name that its files have: "1-taxes"; unique in the document."""

    name: str
    part: Part
    table: Table


def tables_of(said: Disclosed) -> list[NamedTable]:
    """In the order of the document. Two of the same key in one component get a number: "1-taxes", "1-taxes-2"."""
    return list(_named(said))


def _named(said: Disclosed) -> Iterator[NamedTable]:
    used: dict[str, int] = {}
    for part in said.parts:
        for table in part.tables:
            stem = f"{part.component}-{slugify(table.key) or 'table'}"
            used[stem] = used.get(stem, 0) + 1
            yield NamedTable(stem if used[stem] == 1 else f"{stem}-{used[stem]}", part, table)


def content_of(table: Table, form: str, language: str) -> bytes:
    """form: CSV, XLSX or JSON. language: of the headings; JSON has both."""
    if form == CSV:
        return csv_of(table, language)
    return workbook_of(table, language) if form == XLSX else json_of(table)


def csv_of(table: Table, language: str) -> bytes:
    """UTF-8 with the mark by which Excel knows Thai; numbers plain, days in ISO form, text that would run guarded."""
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([guarded(_heading(column, language)) for column in table.columns])
    for row in table.rows:
        writer.writerow([_plain(cell) for cell in row])
    return text.getvalue().encode("utf-8-sig")


def scores_csv(rows: Iterable[Sequence[str]]) -> bytes:
    """Code, words and score, a line each."""
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(["code", "title", "score"])
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def workbook_of(table: Table, language: str) -> bytes:
    """Numbers and days as such; what is text never becomes a formula."""
    book = Workbook()
    sheet = book.worksheets[0]
    for place, column in enumerate(table.columns, start=1):
        cell = sheet.cell(1, place, _heading(column, language))
        cell.data_type, cell.font = "s", Font(bold=True)
        sheet.column_dimensions[cell.column_letter].width = _WIDTH
    for line, row in enumerate(table.rows, start=2):
        for place, (column, value) in enumerate(zip(table.columns, row, strict=True), start=1):
            cell = sheet.cell(line, place, value)
            if isinstance(value, str):
                cell.data_type = "s"
            elif column.kind in NUMBERS:
                cell.number_format = NUMBERS[column.kind]
    sheet.freeze_panes = "A2"
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def json_of(table: Table) -> bytes:
    """Amounts as text, so that nothing is rounded; null where nothing was said."""
    return _json(
        {
            "key": table.key,
            "title": {"th": table.title.th, "en": table.title.en},
            "columns": [
                {
                    "key": column.key,
                    "title": {"th": column.title.th, "en": column.title.en},
                    "kind": column.kind.value,
                    "unit": {"th": column.unit.th, "en": column.unit.en} if column.unit else None,
                }
                for column in table.columns
            ],
            "rows": [
                {column.key: _json_cell(cell) for column, cell in zip(table.columns, row, strict=True)}
                for row in table.rows
            ],
            "totals": {key: _json_cell(total) for key, total in table.totals},
        }
    )


def item_json(one: Publication) -> bytes:
    """The document as it was approved, with what is needed to cite and to check it."""
    return _json(
        {
            "office": one.agency.slug,
            "fiscal_year": one.round.fiscal_year,
            "version": one.number,
            "published_at": one.published_at.isoformat(),
            "sha256": one.digest,
            "document": one.document,
        }
    )


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode()


def _json_cell(cell: Cell) -> str | int | None:
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell) if isinstance(cell, Decimal) else cell


def _heading(column: Column, language: str) -> str:
    title = column.title.in_language(language) or column.title.th
    unit = column.unit.in_language(language) if column.unit else ""
    return f"{title} ({unit})" if unit else title


def _plain(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return guarded(cell)
    return cell.isoformat() if isinstance(cell, date) else str(cell)
