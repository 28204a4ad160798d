"""The page of an item: one version of it, its downloads, and its history."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from prongsai.public_site.addresses import Spot
from prongsai.public_site.downloads import NamedTable, tables_of
from prongsai.public_site.presenters.frames import Frame, frame, year_place
from prongsai.public_site.presenters.tables import Download, ShownTable, shown_table
from prongsai.publication.models import Publication, PublishedFile
from prongsai.rules.disclosing import Part
from prongsai.rules.framework import Text

KILO = 1024
KINDS_OF_FILE = {
    "application/pdf": "PDF",
    "image/jpeg": "JPEG",
    "image/png": "PNG",
    "image/webp": "WebP",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "DOCX",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "XLSX",
    "text/csv": "CSV",
}


@dataclass(frozen=True, slots=True)
class ShownLink:
    text: Text
    href: str
    host: str


@dataclass(frozen=True, slots=True)
class ShownFile:
    """href: "" where it is no longer handed out."""

    name: str
    kind: str
    size: str
    sha256: str
    href: str


@dataclass(frozen=True, slots=True)
class ShownPart:
    """heading: whether the component begins here; unit and covers tell whose and for when."""

    component: int
    title: Text
    heading: bool
    unit: Text | None
    covers: tuple[date, date] | None
    words: Text | None
    is_none: bool
    tables: tuple[ShownTable, ...]
    links: tuple[ShownLink, ...]
    files: tuple[ShownFile, ...]


@dataclass(frozen=True, slots=True)
class VersionRow:
    number: int
    as_of: date
    published_at: datetime
    digest: str
    href: str
    is_shown: bool
    withdrawn_at: datetime | None
    withdrawn_reason: str


@dataclass(frozen=True, slots=True)
class ItemPage:
    """newest: address of the item itself; newer: whether a newer version than this one was published. json: of this version."""

    frame: Frame
    code: str
    title: Text
    fiscal_year: int
    number: int
    as_of: date
    digest: str
    published_at: datetime
    newest: str
    newer: bool
    json: Download
    parts: tuple[ShownPart, ...]
    history: tuple[VersionRow, ...]


@dataclass(frozen=True, slots=True)
class TombstonePage:
    """What is left of a withdrawn version: its title, when and why."""

    frame: Frame
    code: str
    title: Text
    number: int
    withdrawn_at: datetime | None
    reason: str
    history: tuple[VersionRow, ...]


def item_page(
    shown: Publication,
    versions: Sequence[Publication],
    spot: Spot,
    *,
    units: Mapping[str, Text],
    files: Mapping[int, PublishedFile],
) -> ItemPage:
    """No query. versions: all of them, newest first. files: those that are handed out, by version of the evidence."""
    said = shown.said
    return ItemPage(
        frame=_frame(shown, spot),
        code=said.code,
        title=said.title,
        fiscal_year=shown.round.fiscal_year,
        number=shown.number,
        as_of=said.as_of,
        digest=shown.digest,
        published_at=shown.published_at,
        newest=_item(shown, spot).href,
        newer=versions[0].pk != shown.pk,
        json=Download("JSON", spot.href + "item.json"),
        parts=tuple(_parts(said.parts, tables_of(said), spot, units, files, _item(shown, spot))),
        history=_history(versions, spot, shown),
    )


def tombstone_page(shown: Publication, versions: Sequence[Publication], spot: Spot) -> TombstonePage:
    said = shown.said
    return TombstonePage(
        frame=_frame(shown, spot),
        code=said.code,
        title=said.title,
        number=shown.number,
        withdrawn_at=shown.withdrawn_at,
        reason=shown.withdrawn_reason,
        history=_history(versions, spot, shown),
    )


def _frame(shown: Publication, spot: Spot) -> Frame:
    year = year_place(shown.agency, spot, shown.round.fiscal_year)
    if spot.view == "item":
        return frame(shown.agency, spot, year, (shown.code, ""))
    here = _("Version %(number)s") % {"number": shown.number}
    return frame(shown.agency, spot, year, (shown.code, _item(shown, spot).href), (here, ""))


def _item(shown: Publication, spot: Spot) -> Spot:
    return spot.at("item", office=shown.agency.slug, year=shown.round.fiscal_year, code=shown.code)


def _history(versions: Sequence[Publication], spot: Spot, shown: Publication) -> tuple[VersionRow, ...]:
    place = _item(shown, spot).kwargs
    return tuple(
        VersionRow(
            number=one.number,
            as_of=one.as_of,
            published_at=one.published_at,
            digest=one.digest,
            href=spot.at("version", **place, number=one.number).href,
            is_shown=one.pk == shown.pk,
            withdrawn_at=one.withdrawn_at,
            withdrawn_reason=one.withdrawn_reason,
        )
        for one in versions
    )


def _parts(
    parts: Sequence[Part],
    tables: Sequence[NamedTable],
    spot: Spot,
    units: Mapping[str, Text],
    files: Mapping[int, PublishedFile],
    item: Spot,
) -> Iterator[ShownPart]:
    before = None
    for part in parts:
        yield ShownPart(
            component=part.component,
            title=part.title,
            heading=part.component != before,
            unit=units.get(part.unit),
            covers=part.covers,
            words=part.words,
            is_none=part.is_none,
            tables=tuple(shown_table(one, spot) for one in tables if one.part is part),
            links=tuple(ShownLink(link.text, link.url, _host(link.url)) for link in part.links),
            files=tuple(
                _file(named.name, files.get(named.version), item, named.version) for named in part.files
            ),
        )
        before = part.component


def _file(name: str, file: PublishedFile | None, item: Spot, version: int) -> ShownFile:
    if file is None:
        return ShownFile(name, "", "", "", "")
    kind = KINDS_OF_FILE.get(file.media_type, "")
    return ShownFile(file.name, kind, size_in_words(file.size), file.sha256, f"{item.href}files/{version}/")


def size_in_words(size: int) -> str:
    """312 kB, 2.4 MB."""
    return f"{max(size // KILO, 1):,} kB" if size < KILO * KILO else f"{size / KILO / KILO:,.1f} MB"


def _host(url: str) -> str:
    return url.split("/", 3)[2]
