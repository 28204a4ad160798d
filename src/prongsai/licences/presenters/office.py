"""Pages of the office: the list of applications, one application, kinds and checklists, the board."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from prongsai.accounts.members import Member
from prongsai.agencies.models import Agency
from prongsai.licences import permissions
from prongsai.licences.applying.addresses import address as public_address
from prongsai.licences.codes import printed
from prongsai.licences.models import Application, Checklist, LicenceType, OutsideCase
from prongsai.licences.moves import ENDED
from prongsai.licences.outside import BMA_OSS_HREF
from prongsai.licences.presenters.tables import NOTHING, Cell, Table, decimal, number, times_heads
from prongsai.licences.queries.boards import Tally
from prongsai.licences.wording import CHANNELS, STARTS, STATES, TONES
from prongsai.rules.framework import Text
from prongsai.ui.dates import day_in_words
from prongsai.ui.language import in_words, spoken


@dataclass(frozen=True, slots=True)
class Link:
    label: str
    href: str
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Tab:
    label: str
    href: str
    current: bool
    count: str = ""


@dataclass(frozen=True, slots=True)
class ListPage:
    """add: the one primary button; more: the quiet ones; post: (words, address) of what is done at once; empty: where there is no table."""

    title: str
    agency: Text
    sentence: str
    tabs: tuple[Tab, ...]
    tables: tuple[Table, ...]
    add: Link | None = None
    more: tuple[Link, ...] = ()
    post: tuple[str, str] | None = None
    notes: tuple[str, ...] = ()
    empty: str = ""


def address(view: str, agency: Agency, **more: object) -> str:
    return reverse(f"licences:{view}", kwargs={"agency": agency.slug, **more})


def named(agency: Agency) -> Text:
    return Text(agency.name_th, agency.name_en)


def kind_name(of: LicenceType) -> str:
    return in_words(Text(of.name_th, of.name_en or of.name_th))


def unit_name(of: LicenceType) -> str:
    return in_words(Text(of.unit.name_th, of.unit.name_en)) if of.unit else _("The whole office")


def day(of: date | None) -> str:
    return day_in_words(of, spoken()) if of else NOTHING


def tabs(agency: Agency, current: str) -> tuple[Tab, ...]:
    places = (
        ("applications", _("Applications")),
        ("board", _("Times")),
        ("kinds", _("Kinds and checklists")),
        ("outside", _("At BMA OSS")),
    )
    return tuple(Tab(label, address(name, agency), name == current) for name, label in places)


def state_cell(application: Application, today: date) -> Cell:
    words = str(STATES[application.state])
    if is_overdue(application, today):
        return Cell(words, tone="late", note=_("Overdue"))
    return Cell(words, tone=TONES.get(application.state, "review"))


def is_overdue(application: Application, today: date) -> bool:
    return application.state not in ENDED and application.due_on is not None and application.due_on < today


def applications_page(
    agency: Agency,
    year: int,
    rows: Sequence[Application],
    kinds: Sequence[LicenceType],
    *,
    viewer: Member,
    today: date,
) -> ListPage:
    """No name of an applicant stands in the list."""
    heads = (
        (_("Application"), False),
        (_("Kind"), False),
        (_("Filed on"), False),
        (_("Due by"), False),
        (_("State"), False),
    )
    lines = tuple(
        (
            Cell(printed(one.reference), address("application", agency, application_id=one.pk)),
            Cell(kind_name(one.licence_type), note=str(CHANNELS[one.channel])),
            Cell(day(one.filed_on)),
            Cell(day(one.due_on)),
            state_cell(one, today),
        )
        for one in rows
    )
    open_ = sum(1 for one in rows if one.state not in ENDED)
    late = sum(1 for one in rows if is_overdue(one, today))
    said = ngettext("%(count)s application is open", "%(count)s applications are open", open_) % {
        "count": open_
    }
    sentence = _("%(open)s; %(late)s overdue.") % {"open": said, "late": late}
    intake = [one for one in kinds if permissions.may_handle_type(viewer, one)]
    more = []
    if permissions.may_take_list(viewer, agency.pk):
        more = [
            Link(_("Download as %(format)s") % {"format": one.upper()}, f"{address('export_applications', agency, format=one)}?year={year}", "download")
            for one in ("xlsx", "csv")
        ]  # fmt: skip
    return ListPage(
        title=_("Applications for licences"),
        agency=named(agency),
        sentence=sentence,
        tabs=tabs(agency, "applications"),
        tables=(Table(_("Applications of FY %(year)s and open ones") % {"year": year}, heads, lines),)
        if rows
        else (),
        add=Link(_("Take an application"), address("choose", agency), "plus") if intake else None,
        more=(*more, Link(_("Public page"), public_address("kinds", agency.slug, "th"), "globe")),
        empty=_("Applications come from the public page, or are taken at the counter."),
    )


def choose_page(agency: Agency, kinds: Sequence[LicenceType], *, viewer: Member) -> ListPage:
    mine = [one for one in kinds if permissions.may_handle_type(viewer, one)]
    rows = tuple(
        (Cell(kind_name(one), address("file_application", agency, key=one.key)), Cell(unit_name(one)))
        for one in mine
    )
    heads = ((_("Kind"), False), (_("Division"), False))
    return ListPage(
        _("Take an application: which kind?"),
        named(agency),
        "",
        tabs(agency, "applications"),
        (Table(_("Kinds"), heads, rows),) if rows else (),
    )


def kinds_page(
    agency: Agency,
    kinds: Sequence[LicenceType],
    standing: Mapping[int, Checklist],
    drafts: frozenset[int],
    *,
    viewer: Member,
) -> ListPage:
    heads = (
        (_("Kind"), False), (_("Division"), False), (_("Checklist"), False), (_("Working days"), True), (_("Draft"), False),
    )  # fmt: skip
    rows = tuple(
        (
            Cell(kind_name(one), address("kind", agency, key=one.key)),
            Cell(unit_name(one)),
            Cell(_("Version %(number)s") % {"number": found.number}, tone="accepted")
            if (found := standing.get(one.pk))
            else Cell(_("None in force"), tone="due"),
            number(str(found.days) if found else NOTHING),
            Cell(_("Waits for a second person"), tone="review") if one.pk in drafts else Cell(NOTHING),
        )
        for one in kinds
    )
    may_add = permissions.may_handle_any(viewer, agency.pk)
    whole = may_add and viewer.own_unit is None
    return ListPage(
        title=_("Kinds of licence and their checklists"),
        agency=named(agency),
        sentence=_("A checklist that is published never changes; a change is a new version, for applications filed from its first day on."),
        tabs=tabs(agency, "kinds"),
        tables=(Table(_("Kinds"), heads, rows),) if rows else (),
        add=Link(_("Add a kind"), address("add_kind", agency), "plus") if may_add else None,
        post=(_("Take the kinds that every district has"), address("take_kinds", agency)) if whole else None,
        empty=_("The twelve processes of O11 can be taken over with a first checklist each, which a second person publishes."),
    )  # fmt: skip


def board_page(
    agency: Agency,
    year: int,
    kinds: Sequence[LicenceType],
    tallies: Mapping[int, Tally],
    outside: Mapping[int, int],
) -> ListPage:
    heads = ((_("Kind"), False), *times_heads(), (_("At BMA OSS"), True))
    rows = tuple(
        (
            Cell(kind_name(one)),
            *tally_cells(tallies.get(one.pk, Tally())),
            number(str(outside.get(one.pk, 0))),
        )
        for one in kinds
    )
    return ListPage(
        title=_("Times of applications"),
        agency=named(agency),
        sentence=_("Filed in fiscal year %(year)s; days are working days.") % {"year": year},
        tabs=tabs(agency, "board"),
        tables=(Table(_("Times of applications"), heads, rows),) if rows else (),
        more=tuple(
            Link(_("Download as %(format)s") % {"format": one.upper()}, f"{address('export_board', agency, format=one)}?year={year}", "download")
            for one in ("xlsx", "csv")
        ),
        notes=(_("The public board leaves out counts below five."),),
    )  # fmt: skip


def offices_table(agencies: Sequence[Agency], tallies: Mapping[int, Tally]) -> Table:
    rows = tuple(
        (Cell(in_words(named(one)), address("board", one)), *tally_cells(tallies.get(one.pk, Tally())))
        for one in agencies
    )
    return Table(_("Offices"), ((_("Office"), False), *times_heads()), rows)


def offices_page(agency: Agency, year: int, table: Table) -> ListPage:
    return ListPage(
        title=_("Times of applications, office by office"),
        agency=named(agency),
        sentence=_("Filed in fiscal year %(year)s; days are working days.") % {"year": year},
        tabs=(),
        tables=(table,) if table.rows else (),
        more=tuple(
            Link(_("Download as %(format)s") % {"format": one.upper()}, reverse("licences:export_offices", kwargs={"format": one}), "download")
            for one in ("xlsx", "csv")
        ),
    )  # fmt: skip


def outside_page(agency: Agency, cases: Sequence[OutsideCase], *, viewer: Member) -> ListPage:
    heads = (
        (_("Number at the service"), False),
        (_("Kind"), False),
        (_("Filed on"), False),
        (_("Due by"), False),
        (_("State"), False),
    )
    rows = tuple(
        (
            Cell(one.number),
            Cell(kind_name(one.licence_type)),
            Cell(day(one.filed_on)),
            Cell(day(one.due_on)),
            Cell(str(STATES[one.state]), tone=TONES.get(one.state, "review")),
        )
        for one in cases
    )
    may_read = permissions.may_handle_any(viewer, agency.pk)
    return ListPage(
        title=_("Applications at BMA OSS"),
        agency=named(agency),
        sentence=_(
            "The central service takes and decides these; here stands what its status file said last."
        ),
        tabs=tabs(agency, "outside"),
        tables=(Table(_("Applications at BMA OSS"), heads, rows),) if rows else (),
        add=Link(_("Read a status file"), address("import_outside", agency), "upload") if may_read else None,
        more=(Link(_("Open BMA OSS"), BMA_OSS_HREF, "globe"),),
        empty=_("No status file has been read yet."),
    )


def tally_cells(tally: Tally) -> tuple[Cell, ...]:
    return (
        number(f"{tally.filed:,}"),
        number(f"{tally.decided:,}"),
        number(decimal(tally.median_days)),
        number(f"{tally.overdue:,}"),
        number(decimal(tally.overdue_share)),
    )


@dataclass(frozen=True, slots=True)
class Version:
    """checklist with its items and steps; publish_href: for a draft that the viewer may publish."""

    title: str
    facts: tuple[tuple[str, str], ...]
    checklist: Checklist
    tone: str
    state: str
    publish_href: str


@dataclass(frozen=True, slots=True)
class KindPage:
    title: str
    agency: Text
    crumbs: tuple[tuple[str, str], ...]
    unit: str
    facts: tuple[tuple[str, str], ...]
    versions: tuple[Version, ...]
    links: tuple[Link, ...]


def kind_page(of: LicenceType, checklists: Sequence[Checklist], *, viewer: Member) -> KindPage:
    agency = of.agency
    links = []
    if permissions.may_handle_type(viewer, of):
        links = [
            Link(_("Take an application"), address("file_application", agency, key=of.key), "plus"),
            Link(_("Write the next version"), address("write_checklist", agency, key=of.key), "pencil"),
            Link(_("Change the kind"), address("change_kind", agency, key=of.key), "pencil"),
        ]
    return KindPage(
        title=kind_name(of),
        agency=named(agency),
        crumbs=((_("Kinds and checklists"), address("kinds", agency)), (kind_name(of), "")),
        unit=unit_name(of),
        facts=(
            (_("Days are counted"), str(STARTS[of.starts])),
            (_("The public page takes applications"), _("Yes") if of.takes_online else _("No")),
            (_("Months for which name and contact are kept after the end"), str(of.keep_months)),
        ),
        versions=tuple(_version(one, viewer) for one in checklists),
        links=tuple(links),
    )


def _version(one: Checklist, viewer: Member) -> Version:
    of = one.licence_type
    may = not one.is_published and permissions.may_publish(viewer, one)
    facts = (
        (_("In force from"), day(one.effective_from)),
        (_("Decided within (working days)"), str(one.days)),
        (_("Fee"), one.fee),
        (_("Who decides"), one.decider),
        (_("Legal basis"), one.basis or NOTHING),
        (_("Written by"), one.written_by.name_th if one.written_by else NOTHING),
    )
    return Version(
        _("Version %(number)s") % {"number": one.number},
        facts,
        one,
        "accepted" if one.is_published else "review",
        _("Published") if one.is_published else _("Draft"),
        address("publish_checklist", of.agency, key=of.key, number=one.number) if may else "",
    )
