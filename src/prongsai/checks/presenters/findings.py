"""What waits for a second person, and one finding with its place."""

from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page, Paginator
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from prongsai.accounts.members import Member
from prongsai.agencies.models import Agency
from prongsai.checks import permissions, queries
from prongsai.checks.forms import DecideForm
from prongsai.checks.models import Finding
from prongsai.checks.presenters.parts import address_of, name_of, tabs
from prongsai.checks.wording import KINDS, OPENNESS, STATE_TONES, STATES, place_in_words
from prongsai.rules.framework import Text
from prongsai.ui.parts import Crumbs, Tab

ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class FindingRow:
    """tone, state: of c-status. is_unsure: it could not be told."""

    href: str
    title: str
    kind: str
    place: str
    excerpt: str
    times: int
    tone: str
    state: str
    found_at: datetime
    unit: Text | None
    decided_by: str
    decided_at: datetime | None
    reason: str


@dataclass(frozen=True, slots=True)
class FindingsPage:
    title: str
    agency: Text
    sentence: str
    tabs: tuple[Tab, ...]
    chips: tuple[Tab, ...]
    rows: tuple[FindingRow, ...]
    pages: "Page[Finding]"
    is_open: bool


@dataclass(frozen=True, slots=True)
class FindingPage:
    title: str
    agency: Text
    crumbs: Crumbs
    finding: FindingRow
    author: str
    openness: str
    file_href: str
    others: tuple[FindingRow, ...]
    form: DecideForm | None
    why_not: str


def findings_page(member: Member, agency: Agency, *, is_open: bool, number: int) -> FindingsPage:
    """Three queries, whatever the number of findings."""
    pages = Paginator(queries.findings(member, agency, is_open=is_open), ON_A_PAGE).get_page(number)
    waiting = queries.waiting_count(member, agency)
    return FindingsPage(
        title=_("Privacy check"),
        agency=name_of(agency),
        sentence=_sentence(waiting),
        tabs=tabs(agency, "findings"),
        chips=_chips(agency, waiting, is_open=is_open),
        rows=tuple(_row(one) for one in pages),
        pages=pages,
        is_open=is_open,
    )


def _sentence(waiting: int) -> str:
    if not waiting:
        return _("Nothing waits for a decision.")
    return ngettext(
        "%(number)s finding waits for a second person.",
        "%(number)s findings wait for a second person.",
        waiting,
    ) % {"number": waiting}


def _chips(agency: Agency, waiting: int, *, is_open: bool) -> tuple[Tab, ...]:
    here = address_of("findings", agency)
    return (
        Tab(pgettext("finding", "Waiting"), here, is_open, waiting),
        Tab(pgettext("finding", "Decided"), f"{here}?show=decided", not is_open),
    )


def _row(one: Finding) -> FindingRow:
    unit = one.scan.unit
    return FindingRow(
        href=address_of("finding", one.scan.agency, finding_id=one.pk),
        title=one.scan.title,
        kind=str(KINDS.get(one.kind, one.kind)),
        place=place_in_words(one.place),
        excerpt=one.excerpt,
        times=one.times,
        tone=STATE_TONES[one.state],
        state=str(STATES[one.state]),
        found_at=one.scan.made_at,
        unit=Text(unit.name_th, unit.name_en) if unit else None,
        decided_by=one.decided_by.name_th if one.decided_by else "",
        decided_at=one.decided_at,
        reason=one.reason,
    )


def finding_page(member: Member, finding: Finding, form: DecideForm) -> FindingPage:
    """Two queries. form: as it stands on the page of whoever may decide."""
    scan = finding.scan
    may = finding.state == Finding.State.WAITING and permissions.may_decide(member, finding)
    others = queries.others_of(finding)
    for other in others:
        other.scan = scan
    return FindingPage(
        title=str(KINDS.get(finding.kind, finding.kind)),
        agency=name_of(scan.agency),
        crumbs=((_("Privacy check"), address_of("findings", scan.agency)),),
        finding=_row(finding),
        author=scan.author.name_th if scan.author else "",
        openness=str(OPENNESS[scan.openness]),
        file_href=reverse("files:evidence", args=[scan.version.evidence_id]) if scan.version else "",
        others=tuple(_row(one) for one in others),
        form=form if may else None,
        why_not="" if may else _why_not(member, finding),
    )


def _why_not(member: Member, finding: Finding) -> str:
    if finding.state != Finding.State.WAITING:
        return ""
    if permissions.may_decide_some(member, finding.scan):
        return _("You had a hand in this yourself: a second person decides.")
    return _("A second person in the office decides: an officer, a head, or the director.")
