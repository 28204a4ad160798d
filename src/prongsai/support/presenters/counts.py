"""Monthly counts: the year with its shares, and one month to be written."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from prongsai.accounts.members import Member
from prongsai.followup.wording import unit_in_words
from prongsai.rounds.models import Round
from prongsai.rules.framework import Text
from prongsai.support import permissions
from prongsai.support.forms.numbers import MonthForm
from prongsai.support.models import Service
from prongsai.support.months import PERIODS, month_name, month_of
from prongsai.support.presenters.parts import (
    COUNTS,
    SERVICES,
    Figure,
    ListPage,
    address,
    book,
    crumbs,
    exports,
    number,
    per_cent,
    tabs,
)
from prongsai.support.presenters.words import agency_of, first_words
from prongsai.support.queries.counts import Year, period_to_count, share, year_of
from prongsai.support.queries.limits import limits_of
from prongsai.support.wording import programme_in_words
from prongsai.ui.bars import Bar, BarChart
from prongsai.ui.dates import day_in_words, month_in_words
from prongsai.ui.language import spoken
from prongsai.ui.navigation import Link
from prongsai.ui.parts import NOTHING, Cell, Crumbs, Table, numeric


def counts_page(round_: Round, *, viewer: Member, today: date) -> ListPage:
    """Three queries."""
    limits = limits_of(round_.agency)
    year = year_of(round_, limits, today)
    may_add = permissions.may_write(viewer, round_, None)
    next_one = period_to_count(year)
    may_count = any(permissions.may_write(viewer, round_, one.unit_id) for one in year.services)
    add = None
    if next_one is not None and may_count:
        label = _("Count %(month)s") % {"month": month_name(round_.fiscal_year, next_one)}
        add = Link(label, address("count_month", round_, period=next_one), "pencil")
    more = [Link(_("Add a service"), book(SERVICES, round_, "add_row"), "plus")] if may_add else []
    if may_count:
        more.append(Link(_("From a list"), address("import_counts", round_), "upload"))
    if year.services:
        more += exports(round_, "export_counts")
    return ListPage(
        title=_("Monthly counts"),
        agency=agency_of(round_),
        sentence=_in_words(round_, year),
        tabs=tabs(round_, COUNTS),
        figures=_figures(year),
        chart=_chart(year),
        tables=(_service_table(round_, year), _month_table(round_, year)) if year.services else (),
        add=add,
        more=tuple(more),
        notes=(_("A month is counted until day %(day)s of the next one; a zero is a count too.") % {"day": limits.count_day},)
        if year.services
        else (),
        empty=_("Services whose online use is counted every month stand here. The office adds them once a year."),
    )  # fmt: skip


def _in_words(round_: Round, year: Year) -> str:
    late = [one for one in year.late if year.missing(one)]
    if late:
        months = ", ".join(month_name(round_.fiscal_year, one) for one in late)
        return _("Overdue: %(months)s.") % {"months": months}
    open_ = [one for one in year.over if year.missing(one)]
    if open_:
        name = month_name(round_.fiscal_year, open_[0])
        return _("Now to be counted: %(month)s, until %(day)s.") % {
            "month": name,
            "day": day_in_words(year.due_on[open_[0]], spoken()),
        }
    return _("Every month that is over is counted.") if year.services and year.over else ""


def _figures(year: Year) -> tuple[Figure, ...]:
    if not year.counts:
        return ()
    online, otherwise = year.sums(year.services)
    missing = sum(len(year.missing(one)) for one in year.late)
    return (
        Figure(number(online), _("uses"), _("Online")),
        Figure(per_cent(share(online, otherwise)), "%", _("Share of online uses")),
        Figure(str(missing), _("counts"), _("Overdue"), "late" if missing else "accepted"),
    )


def _chart(year: Year) -> BarChart | None:
    """The share of online uses of each service, in per cent."""
    bars = []
    for one in year.services:
        part = share(*year.sums([one]))
        if part is not None:
            bars.append(Bar(first_words(one.name, 36), Decimal(per_cent(part)), f"{per_cent(part)}%"))
    return BarChart(_("Share of online uses, in per cent"), tuple(bars)) if bars else None


def _service_table(round_: Round, year: Year) -> Table:
    heads = (
        (_("Service"), False), (_("Counted by"), False), (_("Online"), True), (_("Otherwise"), True),
        (_("Share of online uses"), True), (_("Target a month"), True), (_("Months on target"), True),
    )  # fmt: skip
    return Table(
        _("Services of the year"), heads, tuple(_service_row(round_, year, one) for one in year.services)
    )


def _service_row(round_: Round, year: Year, one: Service) -> tuple[Cell, ...]:
    online, otherwise = year.sums([one])
    counts = [found for period in PERIODS if (found := year.of(one, period))]
    reached = sum(1 for found in counts if one.target is not None and found.online >= one.target)
    on_target = _("%(reached)s of %(all)s") % {"reached": reached, "all": len(counts)}
    return (
        Cell(one.name, book(SERVICES, round_, "row", row_id=one.pk), note=programme_in_words(one.programme)),
        Cell(unit_in_words(one.unit)),
        numeric(number(online)),
        numeric(number(otherwise)),
        numeric(per_cent(share(online, otherwise))),
        numeric(number(one.target)),
        numeric(on_target if one.target is not None else NOTHING),
    )


def _month_table(round_: Round, year: Year) -> Table:
    heads = ((_("Month"), False), (_("Online"), True), (_("Otherwise"), True), (_("State"), False))
    rows = []
    for period in PERIODS:
        found = [count for one in year.services if (count := year.of(one, period))]
        is_open = period in year.over
        href = address("count_month", round_, period=period) if is_open else ""
        rows.append(
            (
                Cell(month_in_words(month_of(round_.fiscal_year, period), spoken(), long=True), href),
                numeric(number(sum(one.online for one in found)) if found else NOTHING),
                numeric(number(sum(one.otherwise for one in found)) if found else NOTHING),
                _month_state(year, period),
            )
        )
    return Table(_("Month by month"), heads, tuple(rows))


def _month_state(year: Year, period: int) -> Cell:
    missing = len(year.missing(period))
    if period not in year.over:
        return Cell(_("Still ahead"), tone="idle")
    if missing:
        words = ngettext("%(count)s service missing", "%(count)s services missing", missing) % {
            "count": missing
        }
        return Cell(words, tone="late" if period in year.late else "due")
    late = sum(1 for one in year.services if (count := year.of(one, period)) and year.was_late(count))
    note = (
        ngettext("%(count)s written late", "%(count)s written late", late) % {"count": late} if late else ""
    )
    return Cell(_("Counted"), tone="accepted", note=note)


@dataclass(frozen=True, slots=True)
class ServiceBoxes:
    """One service in the form: its two boxes, and what stood in the month before."""

    name: str
    unit: str
    online: object
    otherwise: object
    seen: object
    before: str
    target: str
    was_late: bool


@dataclass(frozen=True, slots=True)
class MonthPage:
    title: str
    agency: Text
    crumbs: Crumbs
    sentence: str
    boxes: tuple[ServiceBoxes, ...]
    others: tuple[tuple[Cell, ...], ...]
    form: MonthForm | None
    is_stale: bool
    back: str
    earlier: Link | None
    later: Link | None


def month_page(
    round_: Round,
    year: Year,
    period: int,
    form: MonthForm | None,
    *,
    is_stale: bool = False,
) -> MonthPage:
    """form: None where this person counts nothing in that month; others: what only others may write. No query."""
    name = month_in_words(month_of(round_.fiscal_year, period), spoken(), long=True)
    own = list(form.services) if form else []
    others = [one for one in year.services if one not in own]
    return MonthPage(
        title=_("Counts of %(month)s") % {"month": name},
        agency=agency_of(round_),
        crumbs=crumbs(round_, (_("Monthly counts"), address(COUNTS, round_)), (name, "")),
        sentence=_("To be written until %(day)s.")
        % {"day": day_in_words(year.due_on[period], spoken(), long=True)},
        boxes=tuple(_boxes(year, one, period, form) for one in own) if form else (),
        others=tuple(_other(year, one, period) for one in others),
        form=form,
        is_stale=is_stale,
        back=address(COUNTS, round_),
        earlier=_neighbour(round_, year, period - 1),
        later=_neighbour(round_, year, period + 1),
    )


def _boxes(year: Year, one: Service, period: int, form: MonthForm) -> ServiceBoxes:
    before, own = year.of(one, period - 1), year.of(one, period)
    return ServiceBoxes(
        one.name,
        unit_in_words(one.unit),
        form[f"online-{one.pk}"],
        form[f"otherwise-{one.pk}"],
        form[f"seen-{one.pk}"],
        _("Month before: %(online)s online, %(otherwise)s otherwise")
        % {"online": number(before.online), "otherwise": number(before.otherwise)}
        if before
        else "",
        _("Target: %(target)s online") % {"target": number(one.target)} if one.target is not None else "",
        own is not None and year.was_late(own),
    )


def _other(year: Year, one: Service, period: int) -> tuple[Cell, ...]:
    count = year.of(one, period)
    return (
        Cell(one.name, note=unit_in_words(one.unit)),
        numeric(number(count.online if count else None)),
        numeric(number(count.otherwise if count else None)),
    )


def _neighbour(round_: Round, year: Year, period: int) -> Link | None:
    if period not in year.over:
        return None
    return Link(month_name(round_.fiscal_year, period), address("count_month", round_, period=period))
