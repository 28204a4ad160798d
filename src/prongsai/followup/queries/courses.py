"""How each assignment stands and where it is heading."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Subquery

from prongsai.followup.models import Assignment, Entry, EntryQuerySet
from prongsai.followup.queries.asked import PairState, asked, in_state, in_states, with_pairs
from prongsai.followup.queries.assignments import assignments_of
from prongsai.rounds.models import Round
from prongsai.rules.followup import Course, Forecast, State, forecast

_ENDS: tuple[str, ...] = ("period_ends_on",)
_MISSING: tuple[str, ...] = ("pk", "period_ends_on", "last_on")


@dataclass(frozen=True, slots=True)
class Standing:
    """An assignment with where it is heading. late: entries that are missing and late."""

    assignment: Assignment
    course: Course
    forecast: Forecast
    late: int


def courses_of(round_: Round, today: date) -> list[Standing]:
    """Every assignment of the round that was not ended. Two queries, whatever the number of rows."""
    late: Counter[int] = Counter()
    silent: Counter[int] = Counter()
    last = _last_entries()
    missing = in_states(asked(round_, today), PairState.LATE)
    missing = missing.annotate(last_on=Subquery(last.values("period__ends_on")[:1])).order_by()
    for assignment, ends_on, last_on in missing.values_list(*_MISSING):
        late[assignment] += 1
        silent[assignment] += last_on is None or ends_on > last_on
    rows = (
        assignments_of(round_)
        .standing()
        .filter(measure__isnull=False)
        .annotate(
            last_state=Subquery(last.values("state")[:1]), last_progress=Subquery(last.values("progress")[:1])
        )
    )
    return [_standing(one, late[one.pk], silent[one.pk], today) for one in rows]


def _last_entries() -> EntryQuerySet:
    return Entry.objects.filter(assignment=OuterRef("pk")).order_by("-period__ends_on")


def _standing(one: Assignment, late: int, silent: int, today: date) -> Standing:
    last_state, last_progress = one.last_state, one.last_progress  # type: ignore[attr-defined]  # annotated above
    state = State(last_state) if last_state else None
    course = Course(one.starts_on, one.due_on, state, last_progress or 0, silent)
    return Standing(one, course, forecast(course, today), late)


def standing_of(assignment: Assignment, entries: Sequence[Entry], today: date) -> Standing:
    """The same for one assignment. entries: what was written about it, newest period first. One query."""
    missing = in_states(
        in_state(with_pairs(Assignment.objects.filter(pk=assignment.pk)), today), PairState.LATE
    )
    ends = [row[0] for row in missing.order_by().values_list(*_ENDS)]
    last = entries[0] if entries else None
    silent = sum(last is None or end > last.period.ends_on for end in ends)
    state, progress = (State(last.state), last.progress) if last else (None, 0)
    course = Course(assignment.starts_on, assignment.due_on, state, progress, silent)
    return Standing(assignment, course, forecast(course, today), len(ends))
