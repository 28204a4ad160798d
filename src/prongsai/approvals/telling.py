"""Who is told when something moves: those who can carry it further, else those who handed it in; and whom the room names."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.utils import timezone

from prongsai.accounts.members import Member
from prongsai.approvals.models import ApprovalRule, Step
from prongsai.approvals.procedures import Procedure, Thing
from prongsai.approvals.queries import history_of, waits_for
from prongsai.notices.actions import Telling, tell
from prongsai.notices.kinds import NoticeKind, Params
from prongsai.rules.moves import Kind


def tell_of(
    procedure: Procedure[Thing], thing: Thing, step: Step, rule: ApprovalRule, *, by: Member, now: datetime
) -> None:
    """Tell those whose turn it is, and whom the room names, that the thing is in its present state; never who moved it."""
    if step.after not in procedure.words.told:
        return
    people = {*_whose_turn(procedure, thing, rule, now), *procedure.also_told(thing, timezone.localdate(now))}
    people.discard(by.user.pk)
    flow = procedure.flow.key
    one = Telling(
        _kind_key(flow, step.after),
        thing.pk,
        f"{flow}:{thing.pk}:{step.seq}",
        procedure.params(thing),
        people,
    )
    tell(agency=procedure.agency_of(thing), tellings=[one], by=by, now=now)


def _whose_turn(procedure: Procedure[Thing], thing: Thing, rule: ApprovalRule, now: datetime) -> set[int]:
    history = history_of(procedure.flow.key, thing.pk)
    waiting = waits_for(procedure, thing, history, rule, timezone.localdate(now))
    if waiting:
        return {one.user_id for one in waiting}
    handed_in = [step for step in history.steps if step.kind == Kind.HAND_IN]
    return {handed_in[-1].by_id} if handed_in else set()


def kinds_of(procedure: Procedure[Any]) -> list[NoticeKind]:
    """One kind of notice for each state that people are told of."""
    return [_kind(procedure, state) for state in procedure.words.told]


def _kind(procedure: Procedure[Any], state: str) -> NoticeKind:
    def sentence(params: Params) -> str:
        return procedure.sentence(state, params)

    def still_told(member: Member, ids: Collection[int]) -> set[int]:
        return procedure.still_so(member, ids, state)

    return NoticeKind(_kind_key(procedure.flow.key, state), sentence, procedure.address, still_told)


def _kind_key(flow: str, state: str) -> str:
    return f"{flow}_{state}"
