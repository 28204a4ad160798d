"""The board of links of an office, and one link with its history."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from prongsai.accounts.members import Member
from prongsai.agencies.models import Agency
from prongsai.checks import permissions, queries
from prongsai.checks.models import Copy, Probe, WatchedAddress
from prongsai.checks.presenters.parts import Figure, address_of, name_of, tabs
from prongsai.checks.queries.links import Show
from prongsai.checks.wording import ANSWERS, TONES, WHY
from prongsai.rules.framework import Text
from prongsai.ui.parts import Crumbs, Tab

ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class LinkRow:
    """tone, state: of c-status. subjects: what asks for it."""

    href: str
    url: str
    tone: str
    state: str
    why: str
    since: datetime
    last_at: datetime | None
    subjects: tuple[str, ...]
    has_changed: bool


@dataclass(frozen=True, slots=True)
class LinksPage:
    title: str
    agency: Text
    sentence: str
    tabs: tuple[Tab, ...]
    figures: tuple[Figure, ...]
    chips: tuple[Tab, ...]
    words: str
    show: str
    rows: tuple[LinkRow, ...]
    pages: "Page[WatchedAddress]"
    query: str


@dataclass(frozen=True, slots=True)
class ProbeRow:
    at: datetime
    tone: str
    state: str
    why: str
    status: str
    final_url: str
    millis: int


@dataclass(frozen=True, slots=True)
class CopyRow:
    taken_at: datetime
    size: int
    sha256: str
    href: str


@dataclass(frozen=True, slots=True)
class LinkPage:
    title: str
    agency: Text
    crumbs: Crumbs
    link: LinkRow
    rule: str
    next_at: datetime | None
    drifted_at: datetime | None
    probes: tuple[ProbeRow, ...]
    copies: tuple[CopyRow, ...]
    may_check: bool
    check_href: str
    look_href: str


def links_page(member: Member, agency: Agency, *, show: Show, words: str, number: int) -> LinksPage:
    """Four queries, whatever the number of links."""
    found = queries.summary(member, agency)
    pages = Paginator(queries.board(member, agency, show, words), ON_A_PAGE).get_page(number)
    return LinksPage(
        title=_("Links"),
        agency=name_of(agency),
        sentence=_sentence(found),
        tabs=tabs(agency, "links"),
        figures=_figures(found),
        chips=_chips(agency, found, show),
        words=words,
        show=show,
        rows=tuple(_row(one, agency) for one in pages),
        pages=pages,
        query=urlencode({name: value for name, value in (("show", show), ("q", words)) if value}),
    )


def _sentence(found: queries.Summary) -> str:
    if found.total == 0:
        return _("No links are watched yet. They appear here as soon as documents of the office name them.")
    if found.broken:
        return ngettext("%(number)s link is broken.", "%(number)s links are broken.", found.broken) % {
            "number": found.broken
        }
    if found.unsure:
        return _("No link is broken; of some it cannot be told, so please open them yourself.")
    return _("All links open.")


def _figures(found: queries.Summary) -> tuple[Figure, ...]:
    return (
        Figure(_("Watched"), str(found.total)),
        Figure(str(ANSWERS["broken"]), str(found.broken), "late" if found.broken else ""),
        Figure(str(ANSWERS["unsure"]), str(found.unsure), "due" if found.unsure else ""),
        Figure(pgettext("link", "Changed"), str(found.changed), "due" if found.changed else ""),
    )


def _chips(agency: Agency, found: queries.Summary, show: Show) -> tuple[Tab, ...]:
    here = address_of("links", agency)
    all_of_them: tuple[tuple[Show, str, int], ...] = (
        ("", _("All"), found.total),
        ("broken", str(ANSWERS["broken"]), found.broken),
        ("unsure", str(ANSWERS["unsure"]), found.unsure),
        ("ok", str(ANSWERS["ok"]), found.ok),
        ("changed", pgettext("link", "Changed"), found.changed),
    )
    return tuple(
        Tab(label, f"{here}?show={key}" if key else here, key == show, count)
        for key, label, count in all_of_them
    )


def _row(one: WatchedAddress, agency: Agency) -> LinkRow:
    return LinkRow(
        href=address_of("link", agency, link_id=one.pk),
        url=one.url,
        tone=TONES[one.answer],
        state=str(ANSWERS[one.answer]),
        why=str(WHY[one.why]),
        since=one.since,
        last_at=one.last_at,
        subjects=tuple(watch.subject for watch in one.watches.all()),
        has_changed=one.drifted_at is not None,
    )


def link_page(member: Member, address: WatchedAddress) -> LinkPage:
    """Two queries."""
    agency = address.agency
    return LinkPage(
        title=_("Link"),
        agency=name_of(agency),
        crumbs=((_("Links"), address_of("links", agency)),),
        link=_row(address, agency),
        rule=_rule(address),
        next_at=None if address.ended_at else address.next_at,
        drifted_at=address.drifted_at,
        probes=tuple(_probe(one) for one in queries.probes_of(address)),
        copies=tuple(_copy(one, address) for one in queries.copies_of(address)),
        may_check=permissions.may_check(member, address),
        check_href=address_of("check_link", agency, link_id=address.pk),
        look_href=address_of("look_at_change", agency, link_id=address.pk),
    )


def _rule(address: WatchedAddress) -> str:
    if address.answer == "unsure" and address.failures:
        return ngettext(
            "%(number)s check has failed. A link counts as broken after three failures over at least 24 hours.",
            "%(number)s checks have failed. A link counts as broken after three failures over at least 24 hours.",
            address.failures,
        ) % {"number": address.failures}
    return ""


def _probe(one: Probe) -> ProbeRow:
    return ProbeRow(
        at=one.at,
        tone=TONES[one.answer],
        state=str(ANSWERS[one.answer]),
        why=str(WHY[one.why]),
        status=str(one.status) if one.status else "–",
        final_url=one.final_url,
        millis=one.millis,
    )


def _copy(one: Copy, address: WatchedAddress) -> CopyRow:
    return CopyRow(
        one.taken_at,
        one.size,
        one.sha256,
        address_of("take_copy", address.agency, link_id=address.pk, copy_id=one.pk),
    )
