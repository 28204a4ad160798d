"""Times of an office, of all offices, and what lies at the central service."""

from collections.abc import Mapping, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from prongsai.accounts.members import Member
from prongsai.agencies.models import Agency
from prongsai.licences import permissions
from prongsai.licences.models import LicenceType, OutsideCase
from prongsai.licences.outside import BMA_OSS_HREF
from prongsai.licences.presenters.parts import ListPage, address, day, exports, kind_name, named, tabs
from prongsai.licences.presenters.tables import decimal, times_heads
from prongsai.licences.queries.boards import Tally
from prongsai.licences.wording import STATES, TONES
from prongsai.ui.language import in_words
from prongsai.ui.navigation import Link
from prongsai.ui.parts import Cell, Table, numeric


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
            numeric(str(outside.get(one.pk, 0))),
        )
        for one in kinds
    )
    return ListPage(
        title=_("Times of applications"),
        agency=named(agency),
        sentence=_("Filed in fiscal year %(year)s; days are working days.") % {"year": year},
        tabs=tabs(agency, "board"),
        tables=(Table(_("Times of applications"), heads, rows),) if rows else (),
        more=exports(lambda one: f"{address('export_board', agency, format=one)}?year={year}"),
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
        more=exports(lambda one: reverse("licences:export_offices", kwargs={"format": one})),
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
        numeric(f"{tally.filed:,}"),
        numeric(f"{tally.decided:,}"),
        numeric(decimal(tally.median_days)),
        numeric(f"{tally.overdue:,}"),
        numeric(decimal(tally.overdue_share)),
    )
