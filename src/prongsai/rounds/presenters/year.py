"""The obligations of a year: what is late, due, in review or done, by month or by unit."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from prongsai.accounts.members import Member
from prongsai.rounds import permissions, queries
from prongsai.rounds.models import Obligation, Round
from prongsai.rounds.presenters.rows import DutyRow, duties_address, duty_row
from prongsai.rounds.states import State
from prongsai.rounds.wording import WHOLE_AGENCY
from prongsai.rules.framework import Text
from prongsai.ui.dates import month_in_words
from prongsai.ui.language import in_words, spoken
from prongsai.ui.parts import Tab

OPEN, ALL = "open", "all"
OPEN_STATES = frozenset({State.LATE, State.DUE, State.IN_REVIEW})
STATES_IN_ORDER = (
    State.LATE,
    State.DUE,
    State.IN_REVIEW,
    State.ACCEPTED,
    State.NOT_DUE,
    State.EXCUSED,
)
BY_MONTH, BY_UNIT = "month", "unit"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for.

    show   open, all or a state
    unit   a code, "-" for the whole agency, "" for all
    duty   the code of one duty, "" for all
    """

    show: str = OPEN
    by: str = BY_MONTH
    unit: str = ""
    duty: str = ""

    @classmethod
    def read(cls, show: str, by: str, unit: str, duty: str) -> "Asked":
        return cls(
            show if show in {ALL, *State.values} else OPEN,
            BY_UNIT if by == BY_UNIT else BY_MONTH,
            unit[:60],
            duty[:60],
        )

    def address(self, **changes: str) -> str:
        asked = {"show": self.show, "by": self.by, "unit": self.unit, "duty": self.duty, **changes}
        return "?" + urlencode({name: value for name, value in asked.items() if value})


@dataclass(frozen=True, slots=True)
class Group:
    title: str
    rows: tuple[DutyRow, ...]


@dataclass(frozen=True, slots=True)
class DutiesPage:
    title: str
    sentence: str
    shows: tuple[Tab, ...]
    orders: tuple[Tab, ...]
    units: tuple[Tab, ...]
    only: tuple[Tab, ...]
    groups: tuple[Group, ...]
    is_empty: bool
    rule_href: str
    reminders_href: str
    round_id: int


def duties_page(round_: Round, *, viewer: Member, asked: Asked, today: date) -> DutiesPage:
    """One query."""
    every = list(queries.obligations_of(round_, today))
    counts = Counter(_state(one) for one in every)
    chosen = [one for one in every if _is_shown(one, asked)]
    may_change = permissions.may_change_deadline_rule(viewer, round_.agency)
    return DutiesPage(
        title=_("Duties of fiscal year %(year)s") % {"year": round_.fiscal_year},
        sentence=_sentence(counts),
        shows=_shows(counts, asked),
        orders=(
            Tab(_("By month"), asked.address(by=BY_MONTH), asked.by == BY_MONTH),
            Tab(_("By unit"), asked.address(by=BY_UNIT), asked.by == BY_UNIT),
        ),
        units=_units(every, asked),
        only=_only(every, asked),
        groups=_groups(chosen, round_, asked),
        is_empty=not every,
        rule_href=duties_address(round_, "deadline_rule") if may_change else "",
        reminders_href=duties_address(round_, "reminders"),
        round_id=round_.pk,
    )


def _state(one: Obligation) -> State:
    return State(one.state)  # type: ignore[attr-defined]


def _is_shown(one: Obligation, asked: Asked) -> bool:
    if asked.unit and asked.unit != _unit_code(one):
        return False
    if asked.duty and asked.duty != one.code:
        return False
    if asked.show == OPEN:
        return _state(one) in OPEN_STATES
    return asked.show in {ALL, _state(one)}


def _unit_code(one: Obligation) -> str:
    return one.unit.code if one.unit else "-"


def _sentence(counts: Counter[State]) -> str:
    if counts[State.LATE]:
        return _("%(late)s late, %(due)s due, %(done)s done.") % {
            "late": counts[State.LATE],
            "due": counts[State.DUE],
            "done": counts[State.ACCEPTED],
        }
    return _("Nothing is late. %(due)s due, %(done)s done.") % {
        "due": counts[State.DUE],
        "done": counts[State.ACCEPTED],
    }


def _shows(counts: Counter[State], asked: Asked) -> tuple[Tab, ...]:
    to_do = sum(counts[state] for state in OPEN_STATES)
    chips = [Tab(_("To do"), asked.address(show=OPEN), asked.show == OPEN, to_do)]
    chips += [
        Tab(str(state.label), asked.address(show=state.value), asked.show == state, counts[state])
        for state in STATES_IN_ORDER
        if counts[state]
    ]
    return (*chips, Tab(_("All"), asked.address(show=ALL), asked.show == ALL, counts.total()))


def _units(every: list[Obligation], asked: Asked) -> tuple[Tab, ...]:
    found = {_unit_code(one): one.unit for one in every}
    units = sorted(found.items(), key=lambda pair: pair[1].position if pair[1] else -1)
    chips = [Tab(_("All units"), asked.address(unit=""), not asked.unit)]
    for code, unit in units:
        label = in_words(Text(unit.short_th, unit.name_en)) if unit else str(WHOLE_AGENCY)
        chips.append(Tab(label, asked.address(unit=code), asked.unit == code))
    return tuple(chips)


def _only(every: list[Obligation], asked: Asked) -> tuple[Tab, ...]:
    """The one duty that is asked for, and the way back to all of them; nothing where none is asked for."""
    if not asked.duty:
        return ()
    found = next((one for one in every if one.code == asked.duty), None)
    title = in_words(Text(found.title_th, found.title_en)) if found else asked.duty
    return Tab(title, asked.address(), current=True), Tab(
        _("All duties"), asked.address(duty=""), current=False
    )


def _groups(chosen: list[Obligation], round_: Round, asked: Asked) -> tuple[Group, ...]:
    key: Callable[[Obligation], tuple[int, str]] = _by_unit if asked.by == BY_UNIT else _by_month
    ordered = sorted(chosen, key=lambda one: (key(one), one.due_on))
    return tuple(
        Group(title, tuple(duty_row(one, round_) for one in rows))
        for (_place, title), rows in groupby(ordered, key=key)
    )


def _by_month(one: Obligation) -> tuple[int, str]:
    day = one.due_on
    return day.year * 12 + day.month, month_in_words(day, spoken(), long=True)


def _by_unit(one: Obligation) -> tuple[int, str]:
    if one.unit is None:
        return -1, str(WHOLE_AGENCY)
    return one.unit.position, in_words(Text(one.unit.name_th, one.unit.name_en))
