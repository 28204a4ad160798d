"""What a record says: the value that forms read and actions write."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from prongsai.disclosure.kinds import Kind, kinds
from prongsai.disclosure.models import Record
from prongsai.files.models import FileVersion
from prongsai.rules.disclosing import Cell, Link, Table, cell_of_document, document_of_cell
from prongsai.rules.framework import Text
from prongsai.rules.thai_text import tidy, tidy_line

SILENT = Text("", "")
Rows = tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Content:
    """words: "" where nothing is said. tables: key of a kind -> typed rows. files: in their order."""

    words: Text = SILENT
    tables: Mapping[str, Rows] = field(default_factory=dict)
    links: Sequence[Link] = ()
    files: Sequence[FileVersion] = ()
    is_none: bool = False

    @property
    def says_something(self) -> bool:
        return bool(self.words.th or self.words.en or self.links or self.files or any(self.tables.values()))


def settled(content: Content) -> Content:
    """The content in its one kept form: tidied, each file once, empty tables left out."""
    return Content(
        Text(tidy(content.words.th), tidy(content.words.en)),
        {key: rows for key, rows in content.tables.items() if rows},
        tuple(_link(link) for link in content.links),
        tuple({version.pk: version for version in content.files}.values()),
        content.is_none,
    )


def tables_as_kept(tables: Mapping[str, Rows]) -> dict[str, Any]:
    return {key: [[document_of_cell(cell) for cell in row] for row in rows] for key, rows in tables.items()}


def links_as_kept(links: Sequence[Link]) -> list[dict[str, str]]:
    return [{"th": link.text.th, "en": link.text.en, "url": link.url} for link in links]


def links_kept(kept: Sequence[Mapping[str, str]]) -> tuple[Link, ...]:
    return tuple(Link(Text(one["th"], one["en"]), one["url"]) for one in kept)


def _link(link: Link) -> Link:
    th = tidy_line(link.text.th)
    return Link(Text(th, tidy_line(link.text.en) or th), link.url.strip())


def content_of(record: Record, *, tables: Mapping[str, Rows]) -> Content:
    """What a record says now, with these tables in the place of its own. The files are loaded with their versions."""
    kept = {kind.key: kept_table(kind, record.tables[kind.key]).rows for kind in _kinds_in(record)}
    return Content(
        Text(record.words_th, record.words_en),
        {**kept, **tables},
        links_kept(record.links),
        [one.version for one in record.files.select_related("version").order_by("position")],
        is_none=False,
    )


def _kinds_in(record: Record) -> list[Kind]:
    return [kinds().tables[key] for key in record.tables if key in kinds().tables]


def kept_table(kind: Kind, rows: Iterable[Iterable[str | int | None]]) -> Table:
    """A table as it is kept, with typed cells and sums."""
    typed = [
        [cell_of_document(cell, column.kind) for cell, column in zip(row, kind.columns, strict=True)]
        for row in rows
    ]
    return kind.table(typed)
