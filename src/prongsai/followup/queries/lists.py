"""The list of entries: which are wanted, how many stand where, and everything a page of them shows."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import Q

from prongsai.accounts.members import Member
from prongsai.followup.models import Assignment, AssignmentQuerySet, Entry, Period
from prongsai.followup.queries.asked import PairState, asked
from prongsai.rounds.models import Round

TO_DO, ALL = "todo", "all"
ORDER = {PairState.LATE: 0, PairState.DUE: 1, PairState.DONE: 2, PairState.AHEAD: 3}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for.

    show         todo (late, due, and what was entered for the present periods), late, due, done, or all
    unit         code of a unit, "-" for the whole office, "" for all
    measures     ids of measures; None for all
    period       id of a period; None for those that `show` names
    """

    show: str = TO_DO
    unit: str = ""
    measures: Collection[int] | None = None
    period: int | None = None


class Pair(NamedTuple):
    """One entry that is asked for, as a bare row."""

    assignment: int
    period: int
    starts_on: date
    ends_on: date
    grace_until: date
    entry: int | None
    state: PairState
    position: int
    unit_position: int | None
    measure: int | None


_COLUMNS: tuple[str, ...] = (
    "pk",
    "period_pk",
    "period_starts_on",
    "period_ends_on",
    "period_grace_until",
    "entry_pk",
    "pair_state",
    "position",
    "unit__position",
    "measure_id",
)


@dataclass(frozen=True, slots=True)
class Listed:
    """A pair with its rows. before: the last entry of an earlier period."""

    pair: Pair
    assignment: Assignment
    period: Period
    entry: Entry | None
    before: Entry | None


def pairs_of(round_: Round, member: Member, wanted: Wanted, today: date) -> list[Pair]:
    """Every pair of the unit and measures wanted, whatever its state and period. One query."""
    pairs = _within(asked(round_, today).visible_to(member), wanted)
    found = pairs.order_by().values_list(*_COLUMNS)
    return [Pair._make(row)._replace(state=PairState(row[6])) for row in found]


def _within(pairs: AssignmentQuerySet, wanted: Wanted) -> AssignmentQuerySet:
    condition = Q()
    if wanted.unit:
        condition &= Q(unit__isnull=True) if wanted.unit == "-" else Q(unit__code=wanted.unit)
    if wanted.measures is not None:
        condition &= Q(measure__in=list(wanted.measures))
    return pairs.filter(condition)


def chosen(pairs: Sequence[Pair], wanted: Wanted, today: date) -> list[Pair]:
    """Those that are to be shown: late before due before entered, the oldest first."""
    found = [pair for pair in pairs if _is_shown(pair, wanted, today)]
    return sorted(found, key=_place)


def counts_of(pairs: Sequence[Pair]) -> Counter[PairState]:
    return Counter(pair.state for pair in pairs)


def _is_shown(pair: Pair, wanted: Wanted, today: date) -> bool:
    if wanted.period is not None and pair.period != wanted.period:
        return False
    if wanted.show == ALL:
        return True
    if wanted.show == TO_DO:
        is_present = pair.starts_on <= today <= pair.grace_until or wanted.period is not None
        return pair.state in {PairState.LATE, PairState.DUE} or (pair.state is PairState.DONE and is_present)
    return pair.state == wanted.show


def _place(pair: Pair) -> tuple[int, date, int, int, int]:
    unit = -1 if pair.unit_position is None else pair.unit_position
    return ORDER[pair.state], pair.ends_on, pair.position, unit, pair.assignment


def listed(pairs: Sequence[Pair]) -> list[Listed]:
    """The same with their rows. Three queries, whatever the number."""
    ids = {pair.assignment for pair in pairs}
    assignments = Assignment.objects.select_related("unit", "cadence").in_bulk(ids)
    periods = Period.objects.in_bulk({pair.period for pair in pairs})
    said: dict[int, list[Entry]] = {one: [] for one in ids}
    entries = Entry.objects.filter(assignment__in=ids).select_related("period")
    for entry in entries.order_by("-period__ends_on"):
        said[entry.assignment_id].append(entry)
    return [
        _listed(pair, assignments[pair.assignment], periods[pair.period], said[pair.assignment])
        for pair in pairs
    ]


def _listed(pair: Pair, assignment: Assignment, period: Period, said: Sequence[Entry]) -> Listed:
    """said: what was written about the assignment, newest period first."""
    own = next((entry for entry in said if entry.period_id == period.pk), None)
    before = next((entry for entry in said if entry.period.ends_on < period.ends_on), None)
    return Listed(pair, assignment, period, own, before)
