"""The state of obligations, computed from proof and the calendar: one expression for every list, count and filter."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Case, CharField, Exists, OuterRef, Q, Value, When

from prongsai.rounds.models import DutyRecord, Obligation, ObligationQuerySet
from prongsai.rounds.proofs import ProofSource, proof_sources, witnesses
from prongsai.rounds.states import State


def with_state(
    obligations: ObligationQuerySet, today: date, *, proof: str | None = None
) -> ObligationQuerySet:
    """The obligations with `.state`, a State. Late once the grace is over; due from the first day on.

    What was due before the round was opened here is excused, unless an approved paper or the like proves it all the same.

    proof   the one that all of these obligations have, so that no other has to be looked for
    """
    sources = tuple(source for source in proof_sources() if proof in (None, source.key))
    came_in_late = Q(excused_why=Obligation.Excused.BEFORE_OPENING) & _proved_by(sources)
    return obligations.annotate(
        state=Case(
            When(came_in_late, then=Value(State.ACCEPTED)),
            When(~Q(excused_why=""), then=Value(State.EXCUSED)),
            When(_proved(sources), then=Value(State.ACCEPTED)),
            When(_in_review(sources), then=Value(State.IN_REVIEW)),
            When(grace_until__lt=today, then=Value(State.LATE)),
            When(opens_on__gt=today, then=Value(State.NOT_DUE)),
            default=Value(State.DUE),
            output_field=CharField(),
        )
    )


def state_of(obligation: Obligation, today: date) -> State:
    """The state of one. One query."""
    found: Any = with_state(Obligation.objects.filter(pk=obligation.pk), today, proof=obligation.proof).get()
    return State(found.state)


def in_states(obligations: ObligationQuerySet, today: date, *states: State) -> ObligationQuerySet:
    """Those in one of the states, with `.state`."""
    condition = {"state__in": states}
    return with_state(obligations, today).filter(**condition)


def late(obligations: ObligationQuerySet, today: date) -> ObligationQuerySet:
    """Those that are late, as with_state says, without computing the state of the others."""
    return (
        obligations.past_grace(today)
        .filter(excused_why="")
        .exclude(proved())
        .exclude(_in_review(proof_sources()))
    )


def proved() -> Q:
    """The condition of an obligation whose proof stands."""
    return _proved(proof_sources())


def _proved(sources: Iterable[ProofSource]) -> Q:
    keys = [source.key for source in sources]
    said = Q(_record(DutyRecord.State.ACCEPTED))
    for witness in witnesses():
        said |= Q(witness.accepted())
    return ~Q(proof__in=keys) & said | _proved_by(sources)


def _proved_by(sources: Iterable[ProofSource]) -> Q:
    """The same for what rooms above prove from their own records."""
    condition = Q(pk__in=())
    for source in sources:
        condition |= Q(proof=source.key) & Q(source.accepted())
    return condition


def _in_review(sources: Iterable[ProofSource]) -> Q:
    keys = [source.key for source in sources]
    said = Q(_record(DutyRecord.State.IN_REVIEW))
    for witness in witnesses():
        said |= Q(witness.in_review())
    condition = ~Q(proof__in=keys) & said
    for source in sources:
        condition |= Q(proof=source.key) & Q(source.in_review())
    return condition


def _record(state: DutyRecord.State) -> Exists:
    """A record in that state that nobody has taken back."""
    return Exists(
        DutyRecord.objects.filter(
            obligation=OuterRef("pk"), state=state, withdraws__isnull=True, withdrawn_by__isnull=True
        )
    )


def obligations_with_state(today: date) -> ObligationQuerySet:
    return with_state(Obligation.objects.all(), today)
