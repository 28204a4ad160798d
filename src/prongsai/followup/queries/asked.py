"""Which entries are asked for: every assignment with every period that it touches, computed in the database.

These pairs are the denominator of every rate; a missing entry is a pair without a row. Nothing is stored about it, so
that a moved due day, a changed rule or an ended assignment counts at once.
"""

from datetime import date
from enum import StrEnum

from django.db.models import Case, CharField, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from prongsai.followup.models import Assignment, AssignmentQuerySet, Cadence, Entry, EntryQuerySet
from prongsai.rounds.models import Round

PERIOD = "cadence__periods"
PERIOD_COLUMNS = ("starts_on", "ends_on", "grace_until", "locks_on", "number")


_STATES: tuple[str, ...] = ("period_pk", "pair_state")


class PairState(StrEnum):
    """Where an entry stands that is asked for."""

    LATE = "late"
    DUE = "due"
    DONE = "done"
    AHEAD = "ahead"


def with_pairs(assignments: AssignmentQuerySet) -> AssignmentQuerySet:
    """One row for each assignment and period that asks for an entry.

    With .period_pk, .period_starts_on ..., .entry_pk (None where it is missing). Asked is for what the assignment touches,
    from the day on which the follow-up began until it was ended, and not again after an entry that said "done".
    """
    touched = Q(
        **{f"{PERIOD}__starts_on__lte": F("due_on"), f"{PERIOD}__ends_on__gte": F("starts_on")},
    ) | Q(cadence__look=Cadence.Look.ON_DATE)
    begun = Q(**{f"{PERIOD}__ends_on__gte": F("begun_on")})
    standing = Q(ended_on__isnull=True, measure__isnull=False) | Q(
        **{f"{PERIOD}__ends_on__lt": F("ended_on")}
    )
    pairs = assignments.filter(touched & begun & standing)
    pairs = pairs.annotate(
        period_pk=F(f"{PERIOD}__pk"), **{f"period_{name}": F(f"{PERIOD}__{name}") for name in PERIOD_COLUMNS}
    )
    before = _entries().filter(period__ends_on__lt=OuterRef("period_ends_on")).order_by("-period__ends_on")
    said = Coalesce(Subquery(before.values("state")[:1]), Value(""))
    own = _entries().filter(period=OuterRef("period_pk"))
    return (
        pairs.alias(said_before=said)
        .filter(~Q(said_before=Entry.State.DONE))
        .annotate(entry_pk=Subquery(own.values("pk")[:1]))
    )


def asked(round_: Round, today: date) -> AssignmentQuerySet:
    """The pairs of a round with .pair_state, a PairState."""
    return in_state(with_pairs(Assignment.objects.filter(plan__round=round_)), today)


def in_state(pairs: AssignmentQuerySet, today: date) -> AssignmentQuerySet:
    return pairs.annotate(
        pair_state=Case(
            When(entry_pk__isnull=False, then=Value(PairState.DONE)),
            When(period_grace_until__lt=today, then=Value(PairState.LATE)),
            When(period_starts_on__gt=today, then=Value(PairState.AHEAD)),
            default=Value(PairState.DUE),
            output_field=CharField(),
        )
    )


def in_states(pairs: AssignmentQuerySet, *states: PairState) -> AssignmentQuerySet:
    """Those of the pairs, as `asked` gives them, that are in one of the states."""
    condition = {"pair_state__in": states}
    return pairs.filter(**condition)


def pair_states(assignment: Assignment, today: date) -> dict[int, PairState]:
    """The state of each period that is asked of one assignment, by period id. One query."""
    pairs = in_state(with_pairs(Assignment.objects.filter(pk=assignment.pk)), today)
    return {period: PairState(state) for period, state in pairs.order_by().values_list(*_STATES)}


def _entries() -> EntryQuerySet:
    return Entry.objects.filter(assignment=OuterRef("pk")).order_by()
