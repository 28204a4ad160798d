"""A paper on its way: endorsed by a head, never approved by whoever wrote its plan, decided once."""

from collections.abc import Callable
from datetime import date, datetime
from importlib import import_module

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.test import Client

from prongsai.accounts.members import Member
from prongsai.accounts.roles import Role
from prongsai.approvals.actions import note_hand, take
from prongsai.approvals.models import Step
from prongsai.approvals.queries import history_of, standing
from prongsai.measures.models import Plan
from prongsai.measures.states import PLAN_FLOW
from prongsai.reports.actions import CannotDecide, approve_paper, return_paper, submit_paper
from prongsai.reports.deciding import PAPER
from prongsai.reports.models import Paper
from prongsai.rounds.models import Round
from tests.conftest import TODAY
from tests.factories.papers import analysis_of
from tests.factories.people import somebody

DAY = date(2025, 3, 12)
Browser = Callable[[Member], Client]


@pytest.fixture
def head(anong: Member) -> Member:
    return somebody("ekachai", anong.agency, Role.DIVISION_HEAD, unit="administration")


def refusal(decide: Callable[[], object]) -> str:
    with pytest.raises(CannotDecide) as refused:
        decide()
    return refused.value.code


def test_a_head_endorses_and_it_waits_with_the_director_still(
    submitted: Paper, head: Member, chai: Member, now: datetime
) -> None:
    take(procedure=PAPER, subject_id=submitted.pk, move="endorse", by=head, now=now)
    paper = Paper.objects.get(pk=submitted.pk)
    assert paper.state == "endorsed"
    stands = standing(PAPER, paper, chai, TODAY)
    assert [one.user.username for one in stands.waits_for] == ["chai"]
    assert {one.move.key for one in stands.moves if one.is_possible} == {"approve", "return"}


def test_a_head_returns_a_paper_with_words(
    submitted: Paper, head: Member, client_of: Browser, anong: Member
) -> None:
    address = PAPER.address(PAPER.params(submitted))
    answer = client_of(head).post(f"{address}return/", {"seen": 1, "comment": "ระบุวัน"})
    assert answer.status_code == 302
    assert "ระบุวัน" in client_of(anong).get(address).content.decode()
    assert client_of(anong).post(f"{address}return/", {"comment": "x"}).status_code == 403


def test_who_wrote_the_plan_does_not_approve_its_paper(
    planned_round: Round, anong: Member, now: datetime
) -> None:
    writer = somebody("hathai", anong.agency, Role.DIRECTOR)
    plan = Plan.objects.get(round=planned_round)
    note_hand(flow=PLAN_FLOW.key, subject_id=plan.pk, agency=anong.agency, by=writer, now=now)
    paper = submit_paper(topic=analysis_of(planned_round), by=anong, now=now)
    assert refusal(lambda: return_paper(paper=paper, comment="x", by=writer, now=now)) == "own_paper"


def test_a_stale_tab_keeps_the_typed_words_and_says_who_was_faster(
    submitted: Paper, chai: Member, now: datetime, client_of: Browser
) -> None:
    other = somebody("gun", chai.agency, Role.DIRECTOR)
    return_paper(paper=submitted, comment="แก้ข้อ 1", by=other, now=now)
    address = PAPER.address(PAPER.params(submitted))
    answer = client_of(chai).post(f"{address}return/", {"seen": 1, "comment": "แก้ทั้งฉบับ"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "แก้ทั้งฉบับ" in page
    assert "gun" in page
    assert (
        refusal(lambda: approve_paper(paper=submitted, number="1", dated_on=DAY, by=chai, now=now, seen=1))
        == "decided_already"
    )


@pytest.mark.parametrize("state", ["approved", "returned", "endorsed"])
def test_a_state_moves_by_a_step_alone(state: str, submitted: Paper) -> None:
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE reports_paper SET state = %s WHERE id = %s", [state, submitted.pk])


def test_papers_from_before_get_the_steps_that_they_tell_of(
    bangkok_yai_2568: Round, anong: Member, chai: Member, now: datetime
) -> None:
    common = {"agency": anong.agency, "round": bangkok_yai_2568, "kind": "analysis", "content": {}}
    common |= {"sha256": "0" * 64, "submitted_at": now, "submitted_by": anong.user}
    waiting = Paper.objects.create(**common)
    returned = Paper.objects.create(
        **common, state="returned", comment="แก้", decided_at=now, decided_by=chai.user
    )
    migration = import_module("prongsai.reports.migrations.0003_history_of_papers")
    for _twice in range(2):
        migration.write_history(apps, None)
    moves = Step.objects.filter(flow="reports.paper").order_by("subject_id", "seq")
    assert list(moves.values_list("subject_id", "move", "by__username")) == [
        (waiting.pk, "submit", "anong"),
        (returned.pk, "submit", "anong"),
        (returned.pk, "return", "chai"),
    ]
    assert history_of("reports.paper", waiting.pk).authors == {anong.user.pk}
