"""What is still to be written, gathered by period: for my work, and for reminders."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from prongsai.accounts.members import Member
from prongsai.followup.models import AssignmentQuerySet, Period
from prongsai.followup.queries.asked import PairState, asked, in_states
from prongsai.rounds.models import Round


class Due(NamedTuple):
    """A period in which entries are missing. unit_id: None for the whole office."""

    period: int
    look: str
    starts_on: date
    ends_on: date
    grace_until: date
    unit_id: int | None


@dataclass(frozen=True, slots=True)
class DuePeriod:
    """A period with the number of entries that are missing in it."""

    period: int
    look: str
    starts_on: date
    ends_on: date
    grace_until: date
    count: int


_COLUMNS: tuple[str, ...] = (
    "period_pk",
    "cadence__look",
    "period_starts_on",
    "period_ends_on",
    "period_grace_until",
    "unit_id",
)


def missing_of(round_: Round, today: date) -> Counter[Due]:
    """How many entries are missing in each period of each unit, late or due now. One query."""
    return _counted(asked(round_, today))


def missing_for(member: Member, round_: Round, today: date) -> list[DuePeriod]:
    """The same for what the member answers for, unit by unit together, the oldest first. One query."""
    found = _counted(asked(round_, today).visible_to(member).answered_by(member))
    periods: Counter[tuple[int, str, date, date, date]] = Counter()
    for due, count in found.items():
        periods[due[:5]] += count
    gathered = (DuePeriod(*period, count) for period, count in periods.items())
    return sorted(gathered, key=lambda one: (one.ends_on, one.period))


def still_missing(member: Member, periods: Iterable[int], today: date) -> set[int]:
    """Those of the periods in which something is missing that the member may see. One query a round."""
    wanted = list(periods)
    rounds = Round.objects.filter(pk__in=_rounds_of(wanted)).visible_to(member)
    return {due.period for round_ in rounds for due in missing_of(round_, today) if due.period in wanted}


def _rounds_of(periods: list[int]) -> list[int]:
    return list(Period.objects.filter(pk__in=periods).values_list("cadence__round", flat=True).distinct())


def _counted(pairs: AssignmentQuerySet) -> Counter[Due]:
    missing = in_states(pairs, PairState.LATE, PairState.DUE).order_by()
    return Counter(Due._make(row) for row in missing.values_list(*_COLUMNS))
