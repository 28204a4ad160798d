"""One approved version, as it was approved."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from prongsai.disclosure.models import Version
from prongsai.disclosure.presenters.places import crumbs, item_address
from prongsai.disclosure.presenters.said import ShownPart, shown_part
from prongsai.rules.disclosing import disclosed_of
from prongsai.rules.framework import Text
from prongsai.ui.dates import span_in_words
from prongsai.ui.language import spoken
from prongsai.ui.parts import Crumbs


@dataclass(frozen=True, slots=True)
class VersionPart:
    title: Text
    place: str
    said: ShownPart


@dataclass(frozen=True, slots=True)
class VersionPage:
    title: str
    crumbs: Crumbs
    above: Text
    as_of: date
    approved_at: datetime
    by: str
    digest: str
    is_whole: bool
    parts: tuple[VersionPart, ...]


def version_page(version: Version, units: Mapping[str, Text], files: Mapping[int, str]) -> VersionPage:
    """No query. units: their names by code; files: where each file version is shown. is_whole: the document still has the digest that it was approved with."""
    item = version.item
    said = disclosed_of(version.document)
    return VersionPage(
        title=_("%(code)s, version %(number)s") % {"code": item.code, "number": version.number},
        crumbs=crumbs(
            item.round,
            (item.code, item_address(item)),
            (_("Version %(number)s") % {"number": version.number}, ""),
        ),
        above=said.title,
        as_of=version.as_of,
        approved_at=version.approved_at,
        by=version.approved_by.name_th,
        digest=version.digest,
        is_whole=said.digest() == version.digest,
        parts=tuple(
            VersionPart(part.title, _place(units.get(part.unit), part.covers), shown_part(part, files))
            for part in said.parts
        ),
    )


def _place(unit: Text | None, covers: tuple[date, date] | None) -> str:
    parts = [unit.in_language(spoken())] if unit else []
    if covers:
        parts.append(span_in_words(*covers, spoken()))
    return " · ".join(parts)
