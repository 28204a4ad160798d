"""What an office discloses under one item, as plain values: the form in which it is approved, published, packed and compared."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from prongsai.rules.framework import Text

Cell = str | int | Decimal | date | None
"""None: nothing was said, which is not zero."""


class ColumnKind(StrEnum):
    TEXT = "text"
    COUNT = "count"
    MONEY = "money"
    DATE = "date"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Column:
    """kind: of its cells; money is in baht with two decimals. unit: in words, "" for none."""

    key: str
    title: Text
    kind: ColumnKind = ColumnKind.TEXT
    unit: Text | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """rows: as long as columns. totals: key of a column and its sum, for those that are summed. chart: the column drawn, "" for none."""

    key: str
    title: Text
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    totals: tuple[tuple[str, Cell], ...] = ()
    chart: str = ""

    def __post_init__(self) -> None:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(f"table {self.key}: a row is not as long as its heading")


@dataclass(frozen=True, slots=True)
class Link:
    text: Text
    url: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file as it lies in the evidence store. version: its number there; size in bytes; sha256 in hexadecimal."""

    version: int
    name: str
    media_type: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Part:
    """What is said to one component, for one period.

    component   its place in the item, from 1
    unit        the code of the division that answers for it, "" for the office
    covers      first and last day of the period it tells of; None where it tells of no period
    is_none     the office says that there was none in this period
    """

    component: int
    title: Text
    unit: str = ""
    covers: tuple[date, date] | None = None
    words: Text | None = None
    tables: tuple[Table, ...] = ()
    links: tuple[Link, ...] = ()
    files: tuple[Attachment, ...] = ()
    is_none: bool = False


@dataclass(frozen=True, slots=True)
class Disclosed:
    """Everything an office says to one item at one moment. code: O10; as_of: the day on which it was true."""

    code: str
    title: Text
    as_of: date
    parts: tuple[Part, ...]

    def digest(self) -> str:
        """SHA-256 of the document in its canonical form, hexadecimal."""
        text = json.dumps(document_of(self), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()


def document_of(said: Disclosed) -> dict[str, Any]:
    """As JSON keeps it: days in ISO form, money as text, so that nothing is rounded."""
    return {
        "code": said.code,
        "title": _text(said.title),
        "as_of": said.as_of.isoformat(),
        "parts": [_part(part) for part in said.parts],
    }


def disclosed_of(document: Mapping[str, Any]) -> Disclosed:
    """The inverse of document_of. Raises KeyError or ValueError for what document_of did not write."""
    return Disclosed(
        document["code"],
        _read_text(document["title"]),
        date.fromisoformat(document["as_of"]),
        tuple(_read_part(part) for part in document["parts"]),
    )


def _text(text: Text | None) -> dict[str, str] | None:
    return None if text is None else {"th": text.th, "en": text.en}


def _part(part: Part) -> dict[str, Any]:
    return {
        "component": part.component,
        "title": _text(part.title),
        "unit": part.unit,
        "covers": part.covers and [day.isoformat() for day in part.covers],
        "words": _text(part.words),
        "tables": [table_document(table) for table in part.tables],
        "links": [{"text": _text(link.text), "url": link.url} for link in part.links],
        "files": [
            {
                "version": f.version,
                "name": f.name,
                "media_type": f.media_type,
                "size": f.size,
                "sha256": f.sha256,
            }
            for f in part.files
        ],
        "is_none": part.is_none,
    }


def table_document(table: Table) -> dict[str, Any]:
    """One table as JSON keeps it."""
    kinds = {column.key: column.kind for column in table.columns}
    return {
        "key": table.key,
        "title": _text(table.title),
        "columns": [
            {"key": c.key, "title": _text(c.title), "kind": c.kind.value, "unit": _text(c.unit)}
            for c in table.columns
        ],
        "rows": [[document_of_cell(cell) for cell in row] for row in table.rows],
        "totals": {key: document_of_cell(total) for key, total in table.totals if key in kinds},
        "chart": table.chart,
    }


def document_of_cell(cell: Cell) -> str | int | None:
    """One cell as JSON keeps it."""
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell) if isinstance(cell, Decimal) else cell


def _read_text(text: Mapping[str, str]) -> Text:
    return Text(text["th"], text["en"])


def _read_words(text: Mapping[str, str] | None) -> Text | None:
    return None if text is None else _read_text(text)


def _read_part(part: Mapping[str, Any]) -> Part:
    covers = part["covers"]
    return Part(
        part["component"],
        _read_text(part["title"]),
        part["unit"],
        (date.fromisoformat(covers[0]), date.fromisoformat(covers[1])) if covers else None,
        _read_words(part["words"]),
        tuple(_read_table(table) for table in part["tables"]),
        tuple(Link(_read_text(link["text"]), link["url"]) for link in part["links"]),
        tuple(Attachment(**file) for file in part["files"]),
        part["is_none"],
    )


def _read_table(table: Mapping[str, Any]) -> Table:
    columns = tuple(
        Column(c["key"], _read_text(c["title"]), ColumnKind(c["kind"]), _read_words(c["unit"]))
        for c in table["columns"]
    )
    kinds = {column.key: column.kind for column in columns}
    return Table(
        table["key"],
        _read_text(table["title"]),
        columns,
        tuple(
            tuple(cell_of_document(cell, column.kind) for cell, column in zip(row, columns, strict=True))
            for row in table["rows"]
        ),
        tuple((key, cell_of_document(total, kinds[key])) for key, total in table["totals"].items()),
        table["chart"],
    )


def cell_of_document(cell: str | int | None, kind: ColumnKind) -> Cell:
    """The inverse of document_of_cell in a column of that kind. Raises ValueError, decimal.InvalidOperation."""
    if isinstance(cell, str) and kind is ColumnKind.MONEY:
        return Decimal(cell)
    if isinstance(cell, str) and kind is ColumnKind.DATE:
        return date.fromisoformat(cell)
    return cell
