"""The library of an agency."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.urls import reverse
from django.utils.translation import gettext as _

from prongsai.accounts.members import Member
from prongsai.accounts.roles import Verb
from prongsai.agencies.models import Agency
from prongsai.files import permissions, queries
from prongsai.files.models import Evidence, FileVersion, Rendition
from prongsai.files.presenters.parts import href_of, kind_of, title_of
from prongsai.files.queries import Standing, Wanted
from prongsai.rules.framework import Text
from prongsai.ui.parts import Tab

ON_A_PAGE = 48


@dataclass(frozen=True, slots=True)
class Card:
    """One piece of evidence in the library. picture is "" where there is nothing to show; resembles: same, alike or ""."""

    href: str
    picture: str
    kind: str
    title: str
    has_caption: bool
    day: date
    place: str
    versions: int
    resembles: str


@dataclass(frozen=True, slots=True)
class AgencyChoice:
    slug: str
    name: Text


@dataclass(frozen=True, slots=True)
class LibraryPage:
    agency: Text
    agency_slug: str
    agencies: tuple[AgencyChoice, ...]
    standing: Standing
    cards: tuple[Card, ...]
    pages: Page[Evidence]
    choices: tuple[Tab, ...]
    months: tuple[date, ...]
    wanted: Wanted
    add_href: str
    record_href: str

    @property
    def is_narrowed(self) -> bool:
        return self.wanted != Wanted()


def library_page(member: Member, agency: Agency, wanted: Wanted, *, number: int) -> LibraryPage:
    """number: which page, from 1. Seven queries, one more for whoever sees several agencies."""
    pages = Paginator(queries.library(member, agency, wanted), ON_A_PAGE).get_page(number)
    shown = list(pages.object_list)
    newest = queries.newest_versions(shown)
    resembling = _resembling(newest)
    standing = queries.standing(member, agency)
    here = {} if agency == member.agency else {"agency": agency.slug}
    several = queries.agencies_to_choose(member) if member.can(Verb.READ_BELOW) else [agency]
    return LibraryPage(
        agency=Text(agency.name_th, agency.name_en),
        agency_slug=agency.slug,
        agencies=tuple(
            AgencyChoice(one.slug, Text(one.name_th, one.name_en)) for one in several if len(several) > 1
        ),
        standing=standing,
        cards=tuple(_card(one, newest[one.pk], resembling.get(one.pk, "")) for one in shown),
        pages=pages,
        choices=tuple(_choices(standing, wanted, here)),
        months=tuple(queries.months(member, agency)),
        wanted=wanted,
        add_href=reverse("files:add_files") if permissions.may_add_file(member, agency) else "",
        record_href=reverse("files:record") if permissions.may_take_out_record(member, agency) else "",
    )


def _card(evidence: Evidence, version: FileVersion, resembles: str) -> Card:
    return Card(
        href=reverse("files:evidence", kwargs={"evidence_id": evidence.pk}),
        picture=href_of(version, Rendition.Kind.SMALL),
        kind=kind_of(version.file),
        title=title_of(evidence, version.file),
        has_caption=bool(evidence.caption),
        day=evidence.taken_on or evidence.added_on,
        place=evidence.place,
        versions=version.number,
        resembles=resembles,
    )


def _choices(standing: Standing, wanted: Wanted, here: Mapping[str, str]) -> list[Tab]:
    offered = [
        ("", _("All"), standing.total),
        ("alike", _("May be there twice"), standing.alike),
        ("no-caption", _("Without a caption"), standing.no_caption),
        ("set-aside", _("Set aside"), standing.set_aside),
    ]
    return [
        Tab(label, f"?{urlencode({**here, **({'show': show} if show else {})})}", wanted.show == show, count)
        for show, label, count in offered
        if count or not show or wanted.show == show
    ]


def _resembling(newest: Mapping[int, FileVersion]) -> dict[int, str]:
    """Evidence id -> "same" or "alike", for those that resemble another one."""
    owners = {version.file_id: evidence for evidence, version in newest.items()}
    found: dict[int, str] = {}
    for file, likeness in queries.likenesses(newest.values()):
        evidence = owners[file]
        found[evidence] = "same" if likeness.is_same else found.get(evidence, "alike")
    return found
