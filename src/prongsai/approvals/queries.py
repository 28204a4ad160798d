"""Reading the history of a thing, and what a person may do with it now."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from prongsai.accounts.members import Member
from prongsai.accounts.models import Membership
from prongsai.accounts.roles import ALLOWED, Role, Verb
from prongsai.agencies.models import Agency
from prongsai.approvals.models import ApprovalRule, Author, Step
from prongsai.approvals.permissions import Setting
from prongsai.approvals.procedures import Procedure, Thing
from prongsai.notices.queries import holders
from prongsai.rules.moves import FORWARD, Facts, Judged, Kind, Move, possible_moves


@dataclass(frozen=True, slots=True)
class History:
    """The steps of one thing, oldest first, and who had a hand in it in the present turn."""

    steps: tuple[Step, ...]
    authors: frozenset[int]

    @property
    def newest(self) -> Step | None:
        return self.steps[-1] if self.steps else None

    @property
    def seq(self) -> int:
        """Number of the newest step; 0 before the first."""
        return self.steps[-1].seq if self.steps else 0

    @property
    def turn(self) -> int:
        return turn_after(self.newest)

    @property
    def handed_in(self) -> Step | None:
        """The newest step that put it before somebody in this turn."""
        found = (
            step for step in reversed(self.steps) if step.kind == Kind.HAND_IN and step.turn == self.turn
        )
        return next(found, None)

    @property
    def doers(self) -> Mapping[str, frozenset[int]]:
        """Who made which move in this turn."""
        found: dict[str, set[int]] = defaultdict(set)
        for step in self.steps:
            if step.turn == self.turn:
                found[step.move].add(step.by_id)
        return {key: frozenset(people) for key, people in found.items()}


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a thing stands and what one person may do with it.

    waits_for   memberships of those whose turn it is; empty where it waits for nobody
    """

    procedure: Procedure[Any]
    thing: Any
    state: str
    history: History
    moves: tuple[Judged, ...]
    waits_for: tuple[Membership, ...]
    digest: str

    def may(self, move: str) -> bool:
        return any(one.is_possible for one in self.moves if one.move.key == move)

    @property
    def turn_is_theirs(self) -> bool:
        """Does it wait for this person?"""
        return any(one.is_possible and one.move.kind in FORWARD for one in self.moves)


def turn_after(newest: Step | None) -> int:
    """The turn that a thing is in after this step."""
    if newest is None:
        return 1
    return newest.turn + 1 if newest.kind == Kind.UNLOCK else newest.turn


def history_of(flow: str, subject_id: int) -> History:
    """Three queries; one where nothing ever happened."""
    steps = Step.objects.about(flow, subject_id).select_related("by", "unit").prefetch_related("comments")
    known = tuple(steps.order_by("seq"))
    return History(known, authors_of(flow, subject_id, turn_after(known[-1] if known else None)))


def authors_of(flow: str, subject_id: int, turn: int) -> frozenset[int]:
    """Ids of the people who had a hand in it in that turn. One query."""
    authors = Author.objects.filter(flow=flow, subject_id=subject_id, turn=turn)
    return frozenset(authors.values_list("user_id", flat=True))


def newest_step(flow: str, subject_id: int) -> Step | None:
    return Step.objects.about(flow, subject_id).select_related("by").order_by("-seq").first()


def standing(procedure: Procedure[Thing], thing: Thing, member: Member, today: date) -> Standing:
    """State, history, and every move with the reason why not. Five queries beside those of the room's digest."""
    history, rule = history_of(procedure.flow.key, thing.pk), rule_of(procedure.agency_of(thing))
    return Standing(
        procedure=procedure,
        thing=thing,
        state=procedure.state_of(thing),
        history=history,
        moves=judged_moves(procedure, thing, member, history, rule),
        waits_for=waits_for(procedure, thing, history, rule, today),
        digest=procedure.digest(thing),
    )


def judged_moves(
    procedure: Procedure[Thing], thing: Thing, member: Member, history: History, rule: ApprovalRule
) -> tuple[Judged, ...]:
    """Every move, judged for that person. No query."""
    facts = facts_of(procedure, thing, member, history, rule)
    return possible_moves(procedure.flow, procedure.state_of(thing), facts)


def facts_of(
    procedure: Procedure[Thing], thing: Thing, member: Member, history: History, rule: ApprovalRule
) -> Facts:
    setting = setting_of(history, rule)
    moves = procedure.flow.moves
    return Facts(
        person=member.user.pk,
        roled=frozenset(move.key for move in moves if procedure.allows(member, move.key, thing, setting)),
        authors=history.authors | frozenset(procedure.makers(thing)),
        doers=history.doers,
        hindered=procedure.hindrances(thing, rule),
    )


def setting_of(history: History, rule: ApprovalRule) -> Setting:
    handed_in = history.handed_in
    return Setting(rule, handed_in.unit_id if handed_in else None)


def waits_for(
    procedure: Procedure[Thing], thing: Thing, history: History, rule: ApprovalRule, today: date
) -> tuple[Membership, ...]:
    """Those who can carry it one step further now. One query an agency; none where it waits for nobody."""
    forward = asked_now(procedure, thing, rule)
    wanted = frozenset[Verb]().union(*(procedure.verbs[move.key] for move in forward))
    roles = {role for role, verbs in ALLOWED.items() if wanted & verbs}
    if not roles:
        return ()
    agencies = procedure.deciding_agencies(thing)
    people = (one for agency in agencies for one in holders(agency, {role.value for role in roles}, today))
    return tuple(one for one in people if _can_carry(procedure, thing, one, forward, history, rule))


def asked_now(procedure: Procedure[Thing], thing: Thing, rule: ApprovalRule) -> tuple[Move, ...]:
    """The moves that are waited for: to approve where that is open, else to endorse."""
    hindered = procedure.hindrances(thing, rule)
    forward = procedure.flow.from_state(procedure.state_of(thing), FORWARD)
    open_ones = [move for move in forward if move.key not in hindered]
    approving = tuple(move for move in open_ones if move.kind is Kind.APPROVE)
    return approving or tuple(open_ones)


def _can_carry(
    procedure: Procedure[Thing],
    thing: Thing,
    membership: Membership,
    moves: Iterable[Move],
    history: History,
    rule: ApprovalRule,
) -> bool:
    role = Role(membership.role)
    member = Member(membership.user, membership.agency, role, membership.unit, membership.is_acting)
    judged = judged_moves(procedure, thing, member, history, rule)
    wanted = {move.key for move in moves}
    return any(one.is_possible for one in judged if one.move.key in wanted)


def rule_of(agency: Agency) -> ApprovalRule:
    """The rule that binds an agency: its own, else that of the nearest agency above, else the defaults. One query."""
    slugs = agency.path.strip("/").split("/")
    above = ["/".join(slugs[: count + 1]) + "/" for count in range(len(slugs))]
    rules = ApprovalRule.objects.filter(agency__path__in=above).select_related("agency")
    return max(rules, key=lambda rule: len(rule.agency.path), default=ApprovalRule(agency=agency))
