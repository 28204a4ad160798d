"""How something is handed in, sent back, endorsed, approved and opened again: a flow is a table of moves.

The rule judges who may make which move now, from the history and never from a person's role of today alone. A room says
which moves a role allows and what else stands in the way; this module knows neither.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What a move does.

    HAND_IN    puts it before somebody else; who does it is an author from then on
    ENDORSE    supports it on its way
    SEND_BACK  gives it back with a comment
    APPROVE    settles it
    UNLOCK     opens what was settled, with a reason; a new turn begins
    """

    HAND_IN = "hand_in"
    ENDORSE = "endorse"
    SEND_BACK = "send_back"
    APPROVE = "approve"
    UNLOCK = "unlock"


DECIDING = frozenset({Kind.ENDORSE, Kind.SEND_BACK, Kind.APPROVE})
"""Kinds that no author may do."""

FORWARD = frozenset({Kind.ENDORSE, Kind.APPROVE})
"""Kinds for which the thing waits with somebody."""


class Need(StrEnum):
    """What a move asks for: a comment (at the whole or at a row), or a reason that stays readable."""

    COMMENT = "comment"
    REASON = "reason"


class WhyNot(StrEnum):
    """Why a person may not make a move. The room adds words of its own for what stands in the way of the thing itself."""

    WRONG_STATE = "wrong_state"
    WITHOUT_ROLE = "without_role"
    OWN_WORK = "own_work"
    BOTH_HANDS = "both_hands"


@dataclass(frozen=True, slots=True)
class Move:
    """One move of a flow.

    key         its name in the flow, a verb: submit
    done        the same as it stands in the trail: submitted
    sources     states from which it starts
    target      the state that it leads to
    apart_from  keys of moves whose doers in the same turn may not do this one as well
    """

    key: str
    done: str
    kind: Kind
    sources: frozenset[str]
    target: str
    needs: frozenset[Need] = frozenset()
    apart_from: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Flow:
    """The moves of one kind of thing. Keys are room.noun: measures.plan."""

    key: str
    initial: str
    states: tuple[str, ...]
    moves: tuple[Move, ...]

    def move(self, key: str) -> Move:
        """Raises KeyError for a name that the flow does not have."""
        return {move.key: move for move in self.moves}[key]

    def from_state(self, state: str, kinds: Iterable[Kind]) -> tuple[Move, ...]:
        wanted = frozenset(kinds)
        return tuple(move for move in self.moves if state in move.sources and move.kind in wanted)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the judgement rests on.

    person     who asks, by id
    roled      keys of the moves that the person's role allows here
    authors    who had a hand in the thing in this turn
    doers      who made which move in this turn, by its key
    hindered   moves that nobody may make now, with the reason as a code of the room
    """

    person: int
    roled: frozenset[str]
    authors: frozenset[int] = frozenset()
    doers: Mapping[str, frozenset[int]] = field(default_factory=dict)
    hindered: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Judged:
    """A move with the reason why it may not be made now: a WhyNot, a code of the room, or "" where it may."""

    move: Move
    why_not: str

    @property
    def is_possible(self) -> bool:
        return not self.why_not


def possible_moves(flow: Flow, state: str, facts: Facts) -> tuple[Judged, ...]:
    """Every move of the flow, judged, in the order of the table."""
    return tuple(Judged(move, _why_not(move, state, facts)) for move in flow.moves)


def judged(flow: Flow, key: str, state: str, facts: Facts) -> Judged:
    """One of them. Raises KeyError for a name that the flow does not have."""
    move = flow.move(key)
    return Judged(move, _why_not(move, state, facts))


def _why_not(move: Move, state: str, facts: Facts) -> str:
    if move.key not in facts.roled:
        return WhyNot.WITHOUT_ROLE
    if state not in move.sources:
        return WhyNot.WRONG_STATE
    if move.kind in DECIDING and facts.person in facts.authors:
        return WhyNot.OWN_WORK
    if any(facts.person in facts.doers.get(key, frozenset()) for key in move.apart_from):
        return WhyNot.BOTH_HANDS
    return facts.hindered.get(move.key, "")


def flaws(flow: Flow) -> list[str]:
    """What is wrong with a table: names that lead nowhere, states that nothing reaches. Empty for a sound one."""
    return [*_dead_names(flow), *_unreached(flow), *_kinds_out_of_place(flow)]


def _dead_names(flow: Flow) -> Iterable[str]:
    keys = [move.key for move in flow.moves]
    yield from (f"move named twice: {key}" for key in sorted({key for key in keys if keys.count(key) > 1}))
    for name in {flow.initial, *(name for move in flow.moves for name in (*move.sources, move.target))}:
        if name not in flow.states:
            yield f"unknown state: {name}"
    for move in flow.moves:
        if not move.sources:
            yield f"starts nowhere: {move.key}"
        yield from (f"apart from nothing: {move.key}" for key in move.apart_from if key not in keys)


def _unreached(flow: Flow) -> Iterable[str]:
    reached = {flow.initial}
    for _ in flow.states:
        reached |= {move.target for move in flow.moves if move.sources & reached}
    yield from (f"never reached: {state}" for state in flow.states if state not in reached)


def _kinds_out_of_place(flow: Flow) -> Iterable[str]:
    for move in flow.moves:
        if move.kind in {Kind.SEND_BACK, Kind.UNLOCK} and not move.needs:
            yield f"says no word: {move.key}"
        if move.target in move.sources:
            yield f"goes nowhere: {move.key}"
        if move.kind is Kind.UNLOCK and not move.sources <= settled_states(flow):
            yield f"opens what is not settled: {move.key}"


def settled_states(flow: Flow) -> frozenset[str]:
    """States in which the thing is approved."""
    return frozenset(move.target for move in flow.moves if move.kind is Kind.APPROVE)


def held_states(flow: Flow) -> frozenset[str]:
    """States in which the thing must not change: somebody has it before them, or it is settled."""
    held = {move.target for move in flow.moves if move.kind in {Kind.HAND_IN, Kind.ENDORSE, Kind.APPROVE}}
    return frozenset(held)
