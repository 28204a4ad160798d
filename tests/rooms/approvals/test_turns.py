"""Whose turn it is: asked in one query, for those whose word is wanted, and for nobody who had a hand in it."""

import pytest

from prongsai.accounts.members import Member
from prongsai.accounts.roles import Role
from prongsai.approvals.actions import change_rule
from prongsai.approvals.turns import turns_of
from prongsai.measures.models import Plan
from tests.factories.people import now_as
from tests.rooms.approvals.conftest import Move


def whose(*members: Member) -> dict[str, list[bool]]:
    """By person: for each thing that waits for them, whether it is to be mended."""
    turns = {one.user.username: [turn.is_to_be_mended for turn in turns_of(one)] for one in members}
    return {name: found for name, found in turns.items() if found}


def test_a_plan_wanders_from_hand_to_hand(
    submitted: Plan, move: Move, anong: Member, head: Member, chai: Member, boon: Member, dao: Member
) -> None:
    everybody = (anong, head, chai, boon, dao)
    assert whose(*everybody) == {"chai": [False]}
    move("return", head, comment="แก้")
    assert whose(*everybody) == {"anong": [True]}
    move("submit", anong)
    move("approve", chai)
    assert whose(*everybody) == {}
    move("unlock", chai, comment="แก้")
    assert whose(*everybody) == {"anong": [True]}


def test_where_an_endorsement_is_demanded_it_is_the_heads_turn_first(
    submitted: Plan, move: Move, head: Member, other_head: Member, chai: Member, now: object
) -> None:
    change_rule(agency=chai.agency, endorse_first=True, secretariat="administration", by=chai, now=now)  # type: ignore[arg-type]
    assert whose(head, other_head, chai) == {"ekachai": [False]}
    move("endorse", head)
    assert whose(head, chai, now_as(head, Role.DIRECTOR)) == {"chai": [False]}


def test_an_author_has_no_turn_whatever_their_role(submitted: Plan, anong: Member) -> None:
    assert whose(now_as(anong, Role.DIRECTOR)) == {}


def test_one_query_where_nothing_is_under_way(
    anong: Member, django_assert_num_queries: pytest.FixtureRequest
) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert turns_of(anong) == []
