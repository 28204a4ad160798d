"""The entries of a round: what is to be written now, the worst first."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _

from prongsai.accounts.members import Member
from prongsai.accounts.roles import OF_A_UNIT
from prongsai.followup import permissions, queries
from prongsai.followup.forms import NoChangeForm
from prongsai.followup.models import Assignment
from prongsai.followup.presenters.parts import LIST, Said, address, narrowed, said, tabs
from prongsai.followup.queries import PairState
from prongsai.followup.queries.items import Items, items_of
from prongsai.followup.queries.lists import (
    ALL,
    TO_DO,
    Listed,
    Pair,
    Wanted,
    chosen,
    counts_of,
    listed,
    pairs_of,
)
from prongsai.followup.reasons import reason_in_words
from prongsai.followup.wording import PAIR_TONES, PAIRS, period_in_words, unit_in_words
from prongsai.measures.queries import plan_of, units_of
from prongsai.rounds.links import of_round
from prongsai.rounds.models import Round
from prongsai.rounds.wording import WHOLE_AGENCY
from prongsai.rules.framework import Text
from prongsai.ui.ids import id_in
from prongsai.ui.language import in_words
from prongsai.ui.parts import Tab

ON_A_PAGE = 40
EVERY_UNIT = "all"
LONGEST_CODE = 60


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for, as it was written. unit: a code, "-" for the whole office, "all"; measure: an id."""

    show: str
    unit: str
    indicator: str
    period: str
    measure: str = ""

    @classmethod
    def read(cls, given: dict[str, str], member: Member) -> "Asked":
        """People of a unit look at their own work unless they ask for more."""
        own = member.unit.code if member.role in OF_A_UNIT and member.unit else EVERY_UNIT
        show = given.get("show", TO_DO)
        return cls(
            show if show in {TO_DO, ALL, *PairState} else TO_DO,
            _code_in(given.get("unit", "")) or own,
            _code_in(given.get("indicator", "")),
            _code_in(given.get("period", "")),
            _code_in(given.get("measure", "")),
        )

    def query(self, **changes: str) -> str:
        values = {"show": self.show, "unit": self.unit, "indicator": self.indicator, "period": self.period}
        if self.measure:
            values["measure"] = self.measure
        return "?" + urlencode({**values, **changes})

    def wanted(self, items: Items) -> Wanted:
        unit = "" if self.unit == EVERY_UNIT else self.unit
        measures = items.measures_of_indicator(self.indicator) if self.indicator else None
        one = id_in(self.measure)
        if one is not None:
            measures = {one} if measures is None else measures & {one}
        return Wanted(self.show, unit, measures, id_in(self.period))


@dataclass(frozen=True, slots=True)
class Row:
    """One entry that is asked for. key: assignment and period, as the button sends them; what may not be done has no href."""

    key: str
    title: str
    href: str
    codes: tuple[str, ...]
    unit: str
    period: str
    due_on: date
    state: str
    label: str
    tone: str
    said: Said | None
    before: Said | None
    reason: str
    story_href: str
    may_enter: bool
    has_focus: bool = False


@dataclass(frozen=True, slots=True)
class ListPage:
    """may_begin, may_update: whether this person may press that button now; before it has begun there are no rows."""

    title: str
    agency: Text
    sentence: str
    tabs: tuple[Tab, ...]
    shows: tuple[Tab, ...]
    units: tuple[Tab, ...]
    indicators: tuple[Tab, ...]
    periods: tuple[Tab, ...]
    narrowed: str
    rows: tuple[Row, ...]
    pages: Page[Pair]
    no_change: NoChangeForm | None
    asked: str
    export_href: str
    no_change_href: str
    is_begun: bool
    has_plan: bool
    plan_href: str
    may_begin: bool
    begin_href: str
    update_href: str


def list_page(
    round_: Round,
    asked: Asked,
    *,
    viewer: Member,
    today: date,
    number: int = 1,
    no_change: NoChangeForm | None = None,
    after: str = "",
) -> ListPage:
    """after: the key of the entry that was written last; the next one takes the focus. Eleven queries."""
    items = items_of(round_)
    wanted = asked.wanted(items)
    pairs = pairs_of(round_, viewer, wanted, today)
    pages = Paginator(chosen(pairs, wanted, today), ON_A_PAGE).get_page(number)
    rows = _rows(round_, list(pages.object_list), items, viewer, after)
    is_begun = bool(pairs) or queries.is_begun(round_)
    plan = None if is_begun else plan_of(round_)
    form = no_change or NoChangeForm()
    units, indicators, periods = (
        _units(round_, asked),
        _indicators(items, asked),
        _periods(round_, pairs, asked),
    )
    return ListPage(
        title=_("Follow-up of FY %(year)s") % {"year": round_.fiscal_year},
        agency=Text(round_.agency.name_th, round_.agency.name_en),
        sentence=_sentence(counts_of(pairs)) if is_begun else "",
        tabs=tabs(round_, LIST),
        shows=_shows(pairs, asked),
        units=units,
        indicators=indicators,
        periods=periods,
        narrowed=narrowed(units, indicators, periods),
        rows=rows,
        pages=pages,
        no_change=form if any(row.may_enter and row.said is None for row in rows) else None,
        asked=asked.query(),
        export_href=address("export", round_) + asked.query(),
        no_change_href=address("enter_no_change", round_),
        is_begun=is_begun,
        has_plan=plan is not None and bool(items.of_measure),
        plan_href=of_round("measures:plan", round_),
        may_begin=permissions.may_begin(viewer, round_),
        begin_href=address("begin", round_),
        update_href=address("bring_up_to_date", round_),
    )


def _code_in(text: str) -> str:
    """A code or an id as an address brings it; "" for what cannot be one."""
    return text if len(text) <= LONGEST_CODE and text.isprintable() else ""


def key_of(assignment_id: int, period_id: int) -> str:
    return f"{assignment_id}-{period_id}"


def _rows(round_: Round, pairs: Sequence[Pair], items: Items, viewer: Member, after: str) -> tuple[Row, ...]:
    focus = _next_key(pairs, after)
    return tuple(_row(round_, one, items, viewer, focus) for one in listed(pairs))


def _next_key(pairs: Sequence[Pair], after: str) -> str:
    """The first entry still to be written, once one has been."""
    waiting = (key_of(pair.assignment, pair.period) for pair in pairs if pair.entry is None)
    return next(waiting, "") if after else ""


def _row(round_: Round, one: Listed, items: Items, viewer: Member, focus: str) -> Row:
    assignment, period = one.assignment, one.period
    key = key_of(assignment.pk, period.pk)
    place = {"assignment_id": assignment.pk, "period_id": period.pk}
    return Row(
        key=key,
        title=assignment.title or _("Measure %(number)s") % {"number": assignment.position},
        href=address("entry", round_, **place),
        codes=tuple(finding.node.code for finding in items.serving(assignment.measure_id)),
        unit=unit_in_words(assignment.unit),
        period=period_in_words(assignment.cadence.look, period.starts_on, period.ends_on),
        due_on=period.grace_until,
        state=one.pair.state,
        label=str(PAIRS[one.pair.state]),
        tone=PAIR_TONES[one.pair.state],
        said=said(one.entry),
        before=said(one.before),
        reason=reason_in_words(one.entry.no_change_reason) if one.entry else "",
        story_href=address("assignment", round_, assignment_id=assignment.pk),
        may_enter=permissions.may_enter(viewer, round_, assignment.unit),
        has_focus=key == focus,
    )


def _sentence(counts: Counter[PairState]) -> str:
    if not counts[PairState.LATE] and not counts[PairState.DUE]:
        return _("Everything asked for until today is entered: %(done)s entries.") % {
            "done": counts[PairState.DONE]
        }
    return _("%(late)s late, %(due)s to be entered now, %(done)s entered.") % {
        "late": counts[PairState.LATE],
        "due": counts[PairState.DUE],
        "done": counts[PairState.DONE],
    }


def _shows(pairs: Sequence[Pair], asked: Asked) -> tuple[Tab, ...]:
    in_period = [pair for pair in pairs if not asked.period or str(pair.period) == asked.period]
    counts = counts_of(in_period)
    to_do = counts[PairState.LATE] + counts[PairState.DUE]
    chips = [Tab(_("Now"), asked.query(show=TO_DO), asked.show == TO_DO, to_do)]
    chips += [
        Tab(str(PAIRS[state]), asked.query(show=state), asked.show == state, counts[state])
        for state in (PairState.LATE, PairState.DUE, PairState.DONE)
    ]
    return (*chips, Tab(_("All"), asked.query(show=ALL), asked.show == ALL, len(in_period)))


def _units(round_: Round, asked: Asked) -> tuple[Tab, ...]:
    """The units that have assignments. Two queries."""
    ids = set(Assignment.objects.filter(plan__round=round_).values_list("unit_id", flat=True))
    chips = [Tab(_("All units"), asked.query(unit=EVERY_UNIT), asked.unit == EVERY_UNIT)]
    if None in ids:
        chips.append(Tab(str(WHOLE_AGENCY), asked.query(unit="-"), asked.unit == "-"))
    for unit in units_of(round_.agency):
        if unit.pk in ids:
            label = in_words(Text(unit.short_th, unit.name_en))
            chips.append(Tab(label, asked.query(unit=unit.code), asked.unit == unit.code))
    return tuple(chips)


def _indicators(items: Items, asked: Asked) -> tuple[Tab, ...]:
    chips = [Tab(_("All indicators"), asked.query(indicator=""), not asked.indicator)]
    for node in items.indicators():
        label = in_words(Text(node.title_th, node.title_en))
        chips.append(Tab(label, asked.query(indicator=node.code), asked.indicator == node.code))
    return tuple(chips)


def _periods(round_: Round, pairs: Sequence[Pair], asked: Asked) -> tuple[Tab, ...]:
    """The periods that have begun, the newest first. One query."""
    begun = {pair.period for pair in pairs if pair.state is not PairState.AHEAD}
    chips = [Tab(_("All periods"), asked.query(period=""), not asked.period)]
    for period in queries.periods_of(round_):
        if period.pk in begun:
            label = period_in_words(period.cadence.look, period.starts_on, period.ends_on)
            chips.append(Tab(label, asked.query(period=str(period.pk)), asked.period == str(period.pk)))
    return tuple(chips)
