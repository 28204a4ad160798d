"""One item: where it stands, its components with what each division says, and every version that was approved."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from prongsai.accounts.members import Member
from prongsai.approvals.presenters import panel_of
from prongsai.approvals.queries import standing
from prongsai.checks.queries import Gate, standing_of
from prongsai.checks.wording import ANSWERS
from prongsai.checks.wording import TONES as LINK_TONES
from prongsai.checks.wording import WHY as LINK_WHY
from prongsai.disclosure import permissions
from prongsai.disclosure.approving import ITEM, WAITING, records_at_hand, row_key
from prongsai.disclosure.asked import components_of
from prongsai.disclosure.flaws import FlawKind, flaws_of, format_asked
from prongsai.disclosure.gate import worst_gate
from prongsai.disclosure.kinds import Ask, kinds
from prongsai.disclosure.links import urls_of
from prongsai.disclosure.models import Item, Record
from prongsai.disclosure.presenters.places import Status, address, crumbs, record_address, record_status
from prongsai.disclosure.presenters.said import ShownPart, evidence_hrefs, shown_part
from prongsai.disclosure.presenters.supply import supply_words
from prongsai.disclosure.queries import is_held, node_of
from prongsai.disclosure.queries.saying import part_of
from prongsai.disclosure.standing import stand_of
from prongsai.disclosure.suppliers import supplied_to
from prongsai.disclosure.wording import RHYTHMS, place_of_record
from prongsai.rules.disclosing import Part
from prongsai.rules.disclosure_standing import Standing
from prongsai.rules.framework import Node, Text
from prongsai.rules.ocds import TABLES as PROCUREMENT
from prongsai.ui.language import spoken
from prongsai.ui.parts import Crumbs
from prongsai.ui.standing import StandingPanel


@dataclass(frozen=True, slots=True)
class RecordRow:
    """key: the place that a comment of a decision points to. flaws: what keeps it from being handed in.

    supply   that another room has a draft or newer rows, in a sentence
    """

    key: str
    place: str
    due_on: date
    status: Status
    said: ShownPart | None
    flaws: tuple[str, ...]
    supply: str
    href: str
    action: str


@dataclass(frozen=True, slots=True)
class ComponentPart:
    """left_out: how many records are not due yet, and stand in the table of months alone."""

    number: int
    title: Text
    rhythm: str
    wanted: tuple[str, ...]
    rows: tuple[RecordRow, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class VersionRow:
    number: int
    as_of: date
    approved_at: datetime
    by: str
    digest: str
    href: str


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A link as the machine found it. why: the reason in a sentence."""

    url: str
    tone: str
    label: str
    why: str


@dataclass(frozen=True, slots=True)
class ItemPage:
    code: str
    title: Text
    above: Text
    crumbs: Crumbs
    note: Text | None
    panel: StandingPanel
    components: tuple[ComponentPart, ...]
    versions: tuple[VersionRow, ...]
    months: str
    links: tuple[LinkRow, ...]
    ocds: str
    findings: str


def item_page(item: Item, *, viewer: Member, today: date) -> ItemPage:
    """Ten queries, whatever the number of records, and those of suppliers where records have some."""
    node = node_of(item)
    records = [one for one in records_at_hand(item) if _may_see(viewer, one)]
    versions = tuple(_versions(item))
    parts = [part_of(node, one) for one in records if one.is_filled]
    return ItemPage(
        code=item.code,
        title=node.text,
        above=Text(f"การเปิดเผยข้อมูล ปี {item.round.fiscal_year}", f"Disclosure of FY {item.round.fiscal_year}"),
        crumbs=crumbs(item.round, (item.code, "")),
        note=node.note,
        panel=panel_of(standing(ITEM, item, viewer, today)),
        components=tuple(_components(node, item, records, viewer, today)),
        versions=versions,
        months=address("months", item.round, code=item.code)
        if any(one.periods > 1 for one in records)
        else "",
        links=tuple(_links(item, urls_of(parts))),
        ocds=address("ocds", item.round, code=item.code) if versions and _is_procurement(parts) else "",
        findings=_findings(item),
    )


def _findings(item: Item) -> str:
    """Where what the privacy check found is decided; "" where nothing is in the way."""
    if item.state not in WAITING or worst_gate(item, records_at_hand(item)) == Gate.CLEAR:
        return ""
    return reverse("checks:findings", args=[item.round.agency.slug])


def _links(item: Item, urls: Sequence[str]) -> Iterable[LinkRow]:
    if not urls:
        return
    found = standing_of(urls, agency=item.round.agency)
    for url in urls:
        one = found[url]
        yield LinkRow(url, LINK_TONES[one.answer], str(ANSWERS[one.answer]), str(LINK_WHY[one.why]))


def _is_procurement(parts: Iterable[Part]) -> bool:
    return any(table.key in PROCUREMENT for part in parts for table in part.tables)


def _may_see(viewer: Member, record: Record) -> bool:
    return viewer.answers_for(record.unit_id)


def _components(
    node: Node, item: Item, records: Sequence[Record], viewer: Member, today: date
) -> Iterable[ComponentPart]:
    flaws: dict[int, list[FlawKind]] = {}
    for flaw in flaws_of(node, records):
        if flaw.record is not None:
            flaws.setdefault(flaw.record.pk, []).append(flaw.kind)
    for number, component in enumerate(components_of(node), 1):
        own = [one for one in records if one.component == number]
        if not own:
            continue
        shown = [one for one in own if one.is_filled or _is_asked(one, item, today)]
        ask = kinds().ask(item.code, number)
        yield ComponentPart(
            number=number,
            title=component.text,
            rhythm=str(RHYTHMS.get(own[0].rhythm, own[0].rhythm)),
            wanted=tuple(wanted_words(ask, format_asked(node, number))),
            rows=tuple(_row(node, one, viewer, today, flaws.get(one.pk, [])) for one in shown),
            left_out=len(own) - len(shown),
        )


def _is_asked(record: Record, item: Item, today: date) -> bool:
    return record.periods == 1 or stand_of(record, item, today).standing is not Standing.NOT_DUE


def wanted_words(ask: Ask, format_: str) -> Iterable[str]:
    """What belongs to a component, in words."""
    yield from (_kind_words(kind.title) for kind in ask.tables)
    if ask.links:
        yield _("a link")
    if format_:
        yield _("a file as %(format)s") % {"format": format_}
    elif ask.files:
        yield _("a file")
    if ask.is_in_both:
        yield _("words in Thai and English")


def _kind_words(title: Text) -> str:
    return title.in_language(spoken())


def _row(node: Node, record: Record, viewer: Member, today: date, flaws: Sequence[FlawKind]) -> RecordRow:
    may_fill = permissions.may_fill(viewer, record) and not is_held(record.item)
    action = (_("Mend") if record.is_filled else _("Fill in")) if may_fill else ""
    return RecordRow(
        key=row_key(record),
        place=place_of_record(record, spoken()),
        due_on=record.due_on,
        status=record_status(record, today),
        said=shown_part(part_of(node, record), files_of(record)) if record.is_filled else None,
        supply=supply_words(record, supplied_to(record)),
        flaws=tuple(str(ITEM.words.hindered[one]) for one in flaws),
        href=record_address(record),
        action=action,
    )


def files_of(record: Record) -> dict[int, str]:
    """Where each file of a record, loaded with it, is shown."""
    return evidence_hrefs((one.version_id, one.version.evidence_id) for one in record.files.all())


def _versions(item: Item) -> Iterable[VersionRow]:
    versions = item.versions.select_related("approved_by").defer("document").order_by("-number")
    for one in versions:
        yield VersionRow(
            one.number,
            one.as_of,
            one.approved_at,
            one.approved_by.name_th,
            one.digest,
            address("version", item.round, code=item.code, number=one.number),
        )
