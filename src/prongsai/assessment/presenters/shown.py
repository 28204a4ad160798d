"""What an item said at the cut-off, in words: the frozen copy, never the live page."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.template.defaultfilters import filesizeformat
from django.urls import reverse

from prongsai.assessment.models import PackFile
from prongsai.rules.disclosing import Cell, Disclosed, Part, Table
from prongsai.ui.dates import day_in_words, days_in_words
from prongsai.ui.language import in_words, spoken

NO_CELL = "–"


@dataclass(frozen=True, slots=True)
class ShownTable:
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class ShownFile:
    name: str
    href: str
    size: str
    sha256: str


@dataclass(frozen=True, slots=True)
class ShownPart:
    """covers: the days that it tells of, or ""."""

    title: str
    covers: str
    words: str
    is_none: bool
    tables: tuple[ShownTable, ...]
    links: tuple[tuple[str, str], ...]
    files: tuple[ShownFile, ...]


def shown_parts(said: Disclosed, kept: dict[int, PackFile]) -> tuple[ShownPart, ...]:
    """kept: the files of the pack by the id of their version."""
    return tuple(_part(part, kept) for part in said.parts)


def _part(part: Part, kept: dict[int, PackFile]) -> ShownPart:
    return ShownPart(
        title=in_words(part.title),
        covers=days_in_words(*part.covers, spoken()) if part.covers else "",
        words=in_words(part.words) or part.words.th if part.words else "",
        is_none=part.is_none,
        tables=tuple(_table(table) for table in part.tables),
        links=tuple((in_words(link.text) or link.url, link.url) for link in part.links),
        files=tuple(_files(part, kept)),
    )


def _files(part: Part, kept: dict[int, PackFile]) -> Iterator[ShownFile]:
    for named in part.files:
        file = kept.get(named.version)
        if file is not None:
            yield ShownFile(
                file.name,
                file_address(file.version_id, file.media_type),
                filesizeformat(file.size),
                file.sha256,
            )


def file_address(version_id: int, media_type: str) -> str:
    """Of a picture the clean copy, of everything else the original."""
    name = "working" if media_type.startswith("image/") else "original"
    return reverse("files:rendition", kwargs={"version_id": version_id, "name": name})


def _table(table: Table) -> ShownTable:
    return ShownTable(
        in_words(table.title),
        tuple(in_words(column.title) for column in table.columns),
        tuple(tuple(_cell(cell) for cell in row) for row in table.rows),
    )


def _cell(cell: Cell) -> str:
    if cell is None:
        return NO_CELL
    if isinstance(cell, date):
        return day_in_words(cell, spoken())
    return f"{cell:,}" if isinstance(cell, int | Decimal) else cell
