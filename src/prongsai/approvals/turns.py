"""What waits for one person in their agency, of every kind of thing: one query where nothing does."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Subquery

from prongsai.accounts.members import Member
from prongsai.approvals.models import ApprovalRule, Author, Step, StepQuerySet
from prongsai.approvals.permissions import Setting
from prongsai.approvals.procedures import Procedure
from prongsai.approvals.queries import asked_now, rule_of
from prongsai.approvals.registry import procedures
from prongsai.rules.moves import Facts, Kind, judged


@dataclass(frozen=True, slots=True)
class Turn:
    """A thing whose next move is this person's. step: the newest that was taken with it."""

    procedure: Procedure[Any]
    thing: Any
    step: Step

    @property
    def is_to_be_mended(self) -> bool:
        """Did it come back to be handed in anew? Else it waits for a decision."""
        return self.step.kind in {Kind.SEND_BACK, Kind.UNLOCK}

    @property
    def address(self) -> str:
        return self.procedure.address(self.procedure.params(self.thing))


def turns_of(member: Member) -> list[Turn]:
    """What waits for the member in the own agency, oldest first.

    One query; where something is under way there, one more for the rule and one for each kind of thing.
    """
    by_flow: dict[str, list[Step]] = defaultdict(list)
    for step in _newest_steps(member):
        by_flow[step.flow].append(step)
    if not by_flow:
        return []
    rule = rule_of(member.agency)
    turns = [
        turn
        for procedure in procedures()
        if (steps := by_flow.get(procedure.flow.key))
        for turn in _turns(procedure, steps, member, rule)
    ]
    return sorted(turns, key=lambda turn: turn.step.pk)


def under_way() -> Exists:
    """Is anything under way in the agency of a row? For queries that are made anyway."""
    later = Step.objects.filter(
        flow=OuterRef("flow"), subject_id=OuterRef("subject_id"), seq__gt=OuterRef("seq")
    )
    newest = Step.objects.filter(~Exists(later), agency=OuterRef("agency"))
    return Exists(newest.exclude(kind=Kind.APPROVE))


def _newest_steps(member: Member) -> StepQuerySet:
    """Of each thing that is under way, with what is known of the member's own hands in it."""
    same = Step.objects.filter(flow=OuterRef("flow"), subject_id=OuterRef("subject_id"))
    this_turn = same.filter(turn=OuterRef("turn"))
    own = Author.objects.filter(
        flow=OuterRef("flow"), subject_id=OuterRef("subject_id"), turn=OuterRef("turn"), user=member.user
    )
    handed_in = this_turn.filter(kind=Kind.HAND_IN).order_by("-seq")
    open_steps = Step.objects.filter(~Exists(same.filter(seq__gt=OuterRef("seq"))), agency=member.agency)
    return open_steps.exclude(kind=Kind.APPROVE).annotate(
        is_author=Exists(own),
        has_endorsed=Exists(this_turn.filter(kind=Kind.ENDORSE, by=member.user)),
        from_unit=Subquery(handed_in.values("unit")[:1]),
    )


def _turns(
    procedure: Procedure[Any], steps: Iterable[Step], member: Member, rule: ApprovalRule
) -> Iterator[Turn]:
    open_steps = [step for step in steps if procedure.flow.from_state(step.after, Kind)]
    if not open_steps:
        return
    things = procedure.visible_to(member).in_bulk([step.subject_id for step in open_steps])
    for step in open_steps:
        thing = things.get(step.subject_id)
        if thing is not None and _is_theirs(procedure, thing, step, member, rule):
            yield Turn(procedure, thing, step)


def _is_theirs(procedure: Procedure[Any], thing: Any, step: Step, member: Member, rule: ApprovalRule) -> bool:
    """Is it to be handed in anew by the member, or decided by them? Hindrances of handing in are theirs to mend."""
    state = procedure.state_of(thing)
    if step.kind in {Kind.SEND_BACK, Kind.UNLOCK}:
        wanted = procedure.flow.from_state(state, {Kind.HAND_IN})
    else:
        wanted = asked_now(procedure, thing, rule)
    facts = _facts(procedure, thing, step, member, rule)
    return any(judged(procedure.flow, move.key, state, facts).is_possible for move in wanted)


def _facts(procedure: Procedure[Any], thing: Any, step: Step, member: Member, rule: ApprovalRule) -> Facts:
    setting = Setting(rule, step.from_unit)  # type: ignore[attr-defined]  # annotated above
    own = frozenset({member.user.pk})
    endorsing = [move.key for move in procedure.flow.moves if move.kind is Kind.ENDORSE]
    return Facts(
        person=member.user.pk,
        roled=frozenset(
            move.key for move in procedure.flow.moves if procedure.allows(member, move.key, thing, setting)
        ),
        authors=own if step.is_author else frozenset(),  # type: ignore[attr-defined]  # annotated above
        doers=dict.fromkeys(endorsing, own) if step.has_endorsed else {},  # type: ignore[attr-defined]
    )
