"""What a record says: the value that forms read and actions write."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from prongsai.files.models import FileVersion
from prongsai.rules.disclosing import Cell, Link, document_of_cell
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
