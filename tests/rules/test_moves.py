"""Tables of moves: sound ones, flawed ones, and what holds of every flow whatever the history."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.rules.moves import (
    DECIDING,
    Facts,
    Flow,
    Kind,
    Move,
    Need,
    WhyNot,
    flaws,
    held_states,
    judged,
    possible_moves,
    settled_states,
)


def move(key: str, kind: Kind, sources: str, target: str, **more: object) -> Move:
    return Move(key, f"{key}ed", kind, frozenset(sources.split()), target, **more)  # type: ignore[arg-type]


FLOW = Flow(
    key="room.thing",
    initial="draft",
    states=("draft", "submitted", "endorsed", "returned", "approved"),
    moves=(
        move("submit", Kind.HAND_IN, "draft returned", "submitted"),
        move("endorse", Kind.ENDORSE, "submitted", "endorsed"),
        move(
            "approve",
            Kind.APPROVE,
            "submitted endorsed",
            "approved",
            apart_from=frozenset({"submit", "endorse"}),
        ),
        move("return", Kind.SEND_BACK, "submitted endorsed", "returned", needs=frozenset({Need.COMMENT})),
        move("unlock", Kind.UNLOCK, "approved", "draft", needs=frozenset({Need.REASON})),
    ),
)
KEYS = [one.key for one in FLOW.moves]
ANYBODY = Facts(person=1, roled=frozenset(KEYS))


@pytest.mark.parametrize(
    ("state", "possible"),
    [
        ("draft", "submit"),
        ("submitted", "endorse approve return"),
        ("endorsed", "approve return"),
        ("returned", "submit"),
        ("approved", "unlock"),
    ],
)
def test_what_may_be_done_in_each_state(state: str, possible: str) -> None:
    found = [one.move.key for one in possible_moves(FLOW, state, ANYBODY) if one.is_possible]
    assert found == possible.split()


@pytest.mark.parametrize(
    ("key", "facts", "why"),
    [
        ("approve", replace(ANYBODY, roled=frozenset()), WhyNot.WITHOUT_ROLE),
        ("submit", ANYBODY, WhyNot.WRONG_STATE),
        ("approve", replace(ANYBODY, authors=frozenset({1})), WhyNot.OWN_WORK),
        ("return", replace(ANYBODY, authors=frozenset({1})), WhyNot.OWN_WORK),
        ("approve", replace(ANYBODY, doers={"endorse": frozenset({1})}), WhyNot.BOTH_HANDS),
        ("return", replace(ANYBODY, doers={"endorse": frozenset({1})}), ""),
        ("approve", replace(ANYBODY, doers={"endorse": frozenset({2})}), ""),
        ("approve", replace(ANYBODY, hindered={"approve": "not_whole"}), "not_whole"),
        ("approve", replace(ANYBODY, authors=frozenset({1}), hindered={"approve": "x"}), WhyNot.OWN_WORK),
    ],
)
def test_why_not(key: str, facts: Facts, why: str) -> None:
    assert judged(FLOW, key, "submitted", facts).why_not == why


def test_the_table_is_sound_and_says_what_holds() -> None:
    assert flaws(FLOW) == []
    assert settled_states(FLOW) == {"approved"}
    assert held_states(FLOW) == {"submitted", "endorsed", "approved"}


@pytest.mark.parametrize(
    ("change", "flaw"),
    [
        ({"states": (*FLOW.states, "lost")}, "never reached: lost"),
        ({"initial": "nowhere"}, "unknown state: nowhere"),
        ({"moves": (*FLOW.moves, FLOW.moves[0])}, "move named twice: submit"),
        ({"moves": (*FLOW.moves, move("stay", Kind.HAND_IN, "draft", "draft"))}, "goes nowhere: stay"),
        (
            {"moves": (*FLOW.moves, move("reject", Kind.SEND_BACK, "submitted", "draft"))},
            "says no word: reject",
        ),
        ({"moves": (*FLOW.moves, move("jump", Kind.APPROVE, "", "approved"))}, "starts nowhere: jump"),
        (
            {
                "moves": (
                    *FLOW.moves,
                    move("bless", Kind.APPROVE, "endorsed", "approved", apart_from=frozenset({"x"})),
                )
            },
            "apart from nothing: bless",
        ),
        (
            {
                "moves": (
                    *FLOW.moves,
                    move("open", Kind.UNLOCK, "submitted", "draft", needs=frozenset({Need.REASON})),
                )
            },
            "opens what is not settled: open",
        ),
    ],
)
def test_a_flawed_table_is_told(change: dict[str, object], flaw: str) -> None:
    assert flaw in flaws(replace(FLOW, **change))  # type: ignore[arg-type]


people = st.frozensets(st.integers(1, 4), max_size=3)
facts = st.builds(
    Facts,
    person=st.integers(1, 4),
    roled=st.frozensets(st.sampled_from(KEYS)),
    authors=people,
    doers=st.dictionaries(st.sampled_from(KEYS), people),
    hindered=st.dictionaries(st.sampled_from(KEYS), st.just("not_whole")),
)


@given(state=st.sampled_from(FLOW.states), given_facts=facts)
def test_whatever_the_history(state: str, given_facts: Facts) -> None:
    for one in possible_moves(FLOW, state, given_facts):
        if not one.is_possible:
            continue
        assert one.move.key in given_facts.roled
        assert state in one.move.sources
        assert one.move.key not in given_facts.hindered
        assert not (one.move.kind in DECIDING and given_facts.person in given_facts.authors)
        assert not any(given_facts.person in given_facts.doers.get(key, ()) for key in one.move.apart_from)


@given(state=st.sampled_from(FLOW.states), given_facts=facts)
def test_more_authors_never_allow_more(state: str, given_facts: Facts) -> None:
    fewer = {one.move.key for one in possible_moves(FLOW, state, given_facts) if one.is_possible}
    wider = replace(given_facts, authors=given_facts.authors | {given_facts.person})
    assert {one.move.key for one in possible_moves(FLOW, state, wider) if one.is_possible} <= fewer
