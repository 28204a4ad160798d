"""What of a round was there at the end of a day: published, else approved, else nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from prongsai.disclosure.asked import items_asked
from prongsai.disclosure.models import Version
from prongsai.frameworks.particulars import calendar_of
from prongsai.frameworks.queries import framework_from
from prongsai.publication.models import Publication, PublishedFile
from prongsai.rounds.duty_rules import DISCLOSURE_WINDOW
from prongsai.rounds.models import Round
from prongsai.rules.calendar import FiscalYear
from prongsai.rules.disclosing import disclosed_of
from prongsai.rules.framework import Framework, Node

PUBLIC_PLACE = "/{office}/oit/{year}/{code}/{number}/"
"""Where a published version stays readable for ever."""


@dataclass(frozen=True, slots=True)
class NamedFile:
    """version: id of a version of evidence."""

    version: int
    name: str
    media_type: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Found:
    """What was there of one item. number: None where nothing was; address: "" where it was not public."""

    node: Node
    number: int | None = None
    digest: str = ""
    address: str = ""
    document: Mapping[str, Any] | None = None
    since: datetime | None = None
    files: tuple[NamedFile, ...] = ()


def cut_off_of(framework: Framework) -> date:
    """The last day of the disclosure window; of the fiscal year, where the calendar says nothing."""
    year = FiscalYear(framework.fiscal_year)
    spans = [
        span
        for rule in calendar_of(framework)
        if rule.key == DISCLOSURE_WINDOW
        for span in rule.spans_in(year)
    ]
    return spans[-1].last if spans else year.ends_on


def found_at(round_: Round, cut_off_on: date) -> tuple[Found, ...]:
    """Every item of the framework in printed order, as it was when that day ended. Three queries."""
    end = timezone.make_aware(datetime.combine(cut_off_on + timedelta(days=1), time()))
    published, approved = _published(round_, end), _approved(round_, end)
    files: dict[int, list[NamedFile]] = {}
    for file in PublishedFile.objects.filter(publication__in=[one.pk for one in published.values()]):
        named = NamedFile(file.version_id, file.name, file.media_type, file.size, file.sha256)
        files.setdefault(file.publication_id, []).append(named)
    return tuple(
        _of_publication(node, round_, one, files.get(one.pk, []), end)
        if (one := published.get(node.code)) is not None
        else _of_version(node, approved.get(node.code))
        for node in items_asked(framework_from(round_.framework))
    )


def _published(round_: Round, end: datetime) -> dict[str, Publication]:
    rows = Publication.objects.filter(round=round_, published_at__lt=end).order_by("number")
    return {one.code: one for one in rows}


def _approved(round_: Round, end: datetime) -> dict[str, Version]:
    rows = Version.objects.filter(item__round=round_, approved_at__lt=end).select_related("item")
    return {one.item.code: one for one in rows.order_by("number")}


def _of_publication(
    node: Node, round_: Round, one: Publication, files: list[NamedFile], end: datetime
) -> Found:
    """What had been withdrawn by then was not there, whatever had been approved."""
    if one.withdrawn_at is not None and one.withdrawn_at < end:
        return Found(node)
    place = PUBLIC_PLACE.format(
        office=round_.agency.slug, year=round_.fiscal_year, code=one.code, number=one.number
    )
    return Found(node, one.number, one.digest, place, one.document, one.published_at, tuple(files))


def _of_version(node: Node, one: Version | None) -> Found:
    if one is None:
        return Found(node)
    named = {file.version: file for part in disclosed_of(one.document).parts for file in part.files}
    files = tuple(
        NamedFile(file.version, file.name, file.media_type, file.size, file.sha256) for file in named.values()
    )
    return Found(node, one.number, one.digest, "", one.document, one.approved_at, files)
