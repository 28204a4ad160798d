"""The year of the measures: spans over months, marks of periods, today. Drawn by the server, readable on paper."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from prongsai.accounts.members import Member
from prongsai.followup import queries
from prongsai.followup.models import Assignment
from prongsai.followup.presenters.parts import LIST, YEAR, Item, address, item, tabs
from prongsai.followup.queries import PairState
from prongsai.followup.queries.items import Items, items_of
from prongsai.followup.queries.lists import ORDER, Pair, Wanted, pairs_of
from prongsai.followup.wording import unit_in_words
from prongsai.rounds.models import Round
from prongsai.rules.calendar import FiscalYear, Rhythm, periods_of
from prongsai.rules.framework import Text
from prongsai.ui.dates import month_in_words
from prongsai.ui.language import spoken
from prongsai.ui.parts import Tab

MOST_UNITS = 2
"""Units named in a row; more are counted."""


@dataclass(frozen=True, slots=True)
class Month:
    """at: where it begins, in per cent of the year."""

    at: str
    label: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A period at its end day. at, wide: in per cent of the year; state: the worst of its entries."""

    at: str
    state: str


@dataclass(frozen=True, slots=True)
class Line:
    """One measure. at and wide: its span; planned_at: where it was planned to end first, "" where that is the same."""

    number: int
    title: str
    href: str
    items: tuple[Item, ...]
    units: str
    starts_on: date
    due_on: date
    at: str
    wide: str
    planned_at: str
    ticks: tuple[Tick, ...]
    words: str
    late: str


@dataclass(frozen=True, slots=True)
class YearPage:
    """today_at is "" outside the year."""

    title: str
    agency: Text
    tabs: tuple[Tab, ...]
    months: tuple[Month, ...]
    today_at: str
    lines: tuple[Line, ...]


def year_page(round_: Round, *, viewer: Member, today: date) -> YearPage:
    """Four queries."""
    scale = _Scale(FiscalYear(round_.fiscal_year))
    items = items_of(round_)
    pairs: dict[int, list[Pair]] = defaultdict(list)
    for pair in pairs_of(round_, viewer, Wanted(), today):
        if pair.measure is not None:
            pairs[pair.measure].append(pair)
    works: dict[int, list[Assignment]] = defaultdict(list)
    for one in queries.assignments_of(round_).standing().filter(measure__isnull=False):
        works[one.measure_id or 0].append(one)
    return YearPage(
        title=_("Follow-up of FY %(year)s") % {"year": round_.fiscal_year},
        agency=Text(round_.agency.name_th, round_.agency.name_en),
        tabs=tabs(round_, YEAR),
        months=scale.months(),
        today_at=scale.at(today) if scale.year == FiscalYear.of(today) else "",
        lines=tuple(_line(round_, scale, group, pairs[measure], items) for measure, group in works.items()),
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    """Days of a fiscal year as per cent of its width."""

    year: FiscalYear

    @property
    def days(self) -> int:
        return (self.year.ends_on - self.year.starts_on).days + 1

    def at(self, day: date, *, after: bool = False) -> str:
        """Where a day begins, or (after) ends; days outside the year stand at its edge."""
        passed = (day - self.year.starts_on).days + (1 if after else 0)
        return f"{min(max(passed, 0), self.days) * 100 / self.days:.2f}%"

    def months(self) -> tuple[Month, ...]:
        months = periods_of(self.year, Rhythm.MONTHLY)
        return tuple(
            Month(self.at(month.first), month_in_words(month.first, spoken()).split()[0])
            for month in months
            if month.first
        )

    def span(self, first: date, last: date) -> tuple[str, str]:
        """Where a span begins and how wide it is."""
        start, end = self.at(first), self.at(last, after=True)
        return start, f"{max(float(end[:-1]) - float(start[:-1]), 0.3):.2f}%"


def _line(
    round_: Round, scale: _Scale, works: Sequence[Assignment], pairs: Sequence[Pair], items: Items
) -> Line:
    first = works[0]
    starts_on, due_on = min(one.starts_on for one in works), max(one.due_on for one in works)
    planned_on = max(one.planned_on for one in works)
    at, wide = scale.span(starts_on, due_on)
    counts = Counter(pair.state for pair in pairs)
    return Line(
        number=first.position,
        title=first.title,
        href=_href(round_, works),
        items=tuple(item(one) for one in items.serving(first.measure_id)),
        units=_units(works),
        starts_on=starts_on,
        due_on=due_on,
        at=at,
        wide=wide,
        planned_at=scale.at(planned_on, after=True) if planned_on != due_on else "",
        ticks=tuple(_ticks(scale, pairs)),
        words=_words(counts),
        late=_late(counts[PairState.LATE]),
    )


def _href(round_: Round, works: Sequence[Assignment]) -> str:
    """The story of the work; of several units, the list of all their entries of the same indicator is too wide, so the first story."""
    if len(works) == 1:
        return address("assignment", round_, assignment_id=works[0].pk)
    return f"{address(LIST, round_)}?show=all&unit=all&measure={works[0].measure_id}"


def _ticks(scale: _Scale, pairs: Iterable[Pair]) -> list[Tick]:
    """One for each period, with the worst state of its units."""
    worst: dict[date, PairState] = {}
    for pair in pairs:
        known = worst.get(pair.ends_on)
        if known is None or ORDER[pair.state] < ORDER[known]:
            worst[pair.ends_on] = pair.state
    return [Tick(scale.at(day, after=True), state) for day, state in sorted(worst.items())]


def _words(counts: Counter[PairState]) -> str:
    """What the marks say, but for what is late."""
    return _("%(done)s entered, %(due)s to be entered now, %(ahead)s still ahead") % {
        "done": counts[PairState.DONE],
        "due": counts[PairState.DUE],
        "ahead": counts[PairState.AHEAD],
    }


def _late(late: int) -> str:
    return (
        ngettext("%(late)s entry is late", "%(late)s entries are late", late) % {"late": late} if late else ""
    )


def _units(works: Sequence[Assignment]) -> str:
    if len(works) <= MOST_UNITS:
        return ", ".join(unit_in_words(one.unit) for one in works)
    return ngettext("%(number)s unit", "%(number)s units", len(works)) % {"number": len(works)}
