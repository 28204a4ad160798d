"""What the pages of this room show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from prongsai.accounts.members import Member
from prongsai.frameworks.models import FrameworkNode
from prongsai.publication import permissions, queries
from prongsai.publication.forms import WithdrawForm
from prongsai.publication.models import Publication
from prongsai.publication.telling import public_address
from prongsai.rounds.links import of_round
from prongsai.rounds.models import Round
from prongsai.rules.framework import Kind, Text
from prongsai.ui.language import in_words
from prongsai.ui.parts import Crumbs
from prongsai.ui.tones import instrument_of

OIT = "oit"


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One item. number: of its newest version, 0 where nothing was ever published; is_out: that one stands."""

    code: str
    title: Text
    href: str
    number: int
    as_of: date | None
    published_at: datetime | None
    is_out: bool


@dataclass(frozen=True, slots=True)
class PublishedPage:
    title: str
    agency: Text
    sentence: str
    rows: tuple[ItemRow, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """A withdrawal that could not be taken: of which version, with what was typed."""

    number: int
    form: WithdrawForm


@dataclass(frozen=True, slots=True)
class VersionRow:
    """public_href: where everybody reads it. withdraw: None where this person may not, or where it is withdrawn already."""

    number: int
    digest: str
    as_of: date
    published_at: datetime
    published_by: str
    withdrawn_at: datetime | None
    withdrawn_reason: str
    withdrawn_by: str
    withdraw: WithdrawForm | None
    withdraw_href: str
    public_href: str


@dataclass(frozen=True, slots=True)
class HistoryPage:
    title: str
    agency: Text
    crumbs: Crumbs
    versions: tuple[VersionRow, ...]
    refused: WithdrawForm | None


def published_page(round_: Round) -> PublishedPage:
    """Two queries."""
    newest = queries.newest_of(round_)
    nodes = FrameworkNode.objects.filter(version=round_.framework_id).order_by("position")
    rows = tuple(_row(round_, node, newest.get(node.code)) for node in nodes if _is_shown(node, newest))
    out = sum(row.is_out for row in rows)
    return PublishedPage(
        title=_title(round_),
        agency=_name(round_),
        sentence=ngettext("%(number)s item is public", "%(number)s items are public", out) % {"number": out},
        rows=rows,
    )


def _is_shown(node: FrameworkNode, newest: dict[str, Publication]) -> bool:
    """The items of the third instrument, and whatever else was published."""
    return node.kind == Kind.ITEM.value and (instrument_of(node.code) == OIT or node.code in newest)


def _row(round_: Round, node: FrameworkNode, one: Publication | None) -> ItemRow:
    return ItemRow(
        code=node.code,
        title=Text(node.title_th, node.title_en),
        href=of_round("publication:history", round_, code=node.code) if one else "",
        number=one.number if one else 0,
        as_of=one.as_of if one else None,
        published_at=one.published_at if one else None,
        is_out=one is not None and not one.is_withdrawn,
    )


def history_page(
    round_: Round, versions: Sequence[Publication], *, viewer: Member, refused: Refused | None = None
) -> HistoryPage:
    """No query."""
    said = versions[0].said
    crumbs = ((_title(round_), of_round("publication:published", round_)), (said.code, ""))
    return HistoryPage(
        title=f"{said.code} {in_words(said.title)}",
        agency=_name(round_),
        crumbs=crumbs,
        versions=tuple(_version(round_, one, viewer, refused) for one in versions),
        refused=refused.form if refused else None,
    )


def _version(round_: Round, one: Publication, viewer: Member, refused: Refused | None) -> VersionRow:
    may = permissions.may_withdraw(viewer, one) and not one.is_withdrawn
    typed = refused.form if refused and refused.number == one.number else None
    return VersionRow(
        number=one.number,
        digest=one.digest,
        as_of=one.as_of,
        published_at=one.published_at,
        published_by=one.published_by.name_th if one.published_by else "",
        withdrawn_at=one.withdrawn_at,
        withdrawn_reason=one.withdrawn_reason,
        withdrawn_by=one.withdrawn_by.name_th if one.withdrawn_by else "",
        withdraw=(typed or WithdrawForm(auto_id=f"withdraw-{one.number}-%s")) if may else None,
        public_href=public_address(one),
        withdraw_href=of_round("publication:withdraw_version", round_, code=one.code, number=one.number),
    )


def _title(round_: Round) -> str:
    return _("Published items of FY %(year)s") % {"year": round_.fiscal_year}


def _name(round_: Round) -> Text:
    return Text(round_.agency.name_th, round_.agency.name_en)
