"""Rows as CSV for spreadsheets and as JSON for programs, written one by one whatever their number."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import IO, Any

from django.db import models
from django.db.models import F

from prongsai.agencies.models import Agency
from prongsai.files.export.registry import Table
from prongsai.tables.writing import guarded

AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class BinaryCell:
    """What stood in a binary field; it becomes a file of its own beside the table."""

    path: str
    content: bytes


def columns_of(table: Table) -> list[str]:
    """The names of the columns: fields in the order of the model, without secret ones, then what is shown besides."""
    secret = table.model.PRIVACY.secret  # type: ignore[attr-defined]
    fields = [field for field in table.model._meta.concrete_fields if field.name not in secret]
    return [*(field.attname for field in fields), *table.shown]


def write_rows(
    table: Table, agency: Agency, as_csv: IO[bytes], as_json: IO[bytes]
) -> Iterator[BinaryCell | None]:
    """Write the agency's rows to both files. Yields once a row, with what of it becomes a file."""
    columns = columns_of(table)
    text = io.TextIOWrapper(as_csv, "utf-8-sig", newline="", write_through=True)
    sheet = csv.writer(text)
    sheet.writerow(columns)
    as_json.write(b"[")
    for number, row in enumerate(_rows(table, agency)):
        values: dict[str, Any] = {}
        for column in columns:
            value = getattr(row, column)
            if isinstance(value, bytes | memoryview):
                ending = table.endings[column](row) if column in table.endings else ".bin"
                cell = BinaryCell(f"{table.name}/{row.pk}{ending}", bytes(value))
                yield cell
                value = cell.path
            values[column] = value
        sheet.writerow([_cell(value) for value in values.values()])
        line = json.dumps(values, ensure_ascii=False, default=_plain)
        as_json.write((",\n" if number else "\n").encode() + line.encode())
        yield None
    as_json.write(b"\n]\n")
    text.detach()


def _rows(table: Table, agency: Agency) -> Iterator[models.Model]:
    manager: models.Manager[models.Model] = table.model._default_manager
    chosen = manager.filter(table.within(agency)).order_by("pk")
    rows: Iterator[models.Model] = chosen.annotate(
        **{name: F(lookup) for name, lookup in table.shown.items()}
    ).iterator(AT_ONCE)
    return rows


def _plain(value: object) -> str:
    """Days and moments as ISO 8601, exact figures as they are written."""
    return value.isoformat() if isinstance(value, date | datetime) else str(value)


def _cell(value: object) -> object:
    """A cell that no spreadsheet takes for a formula; the JSON beside it has the text as it was."""
    if value is None or isinstance(value, bool | int):
        return value
    text = json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else _plain(value)
    return guarded(text)
