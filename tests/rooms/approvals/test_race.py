"""Two directors at the same moment, each on a connection of their own: one wins, the other is told by whom and when."""

from pathlib import Path
from threading import Barrier

import pytest
from pytest_django.plugin import DjangoDbBlocker

from prongsai.accounts.models import User
from prongsai.accounts.roles import Role
from prongsai.agencies.models import Agency
from prongsai.analysis.models import Finding
from prongsai.approvals.actions import CannotTake, take
from prongsai.approvals.models import Step
from prongsai.measures.actions import add_measure
from prongsai.measures.approving import PLAN
from prongsai.measures.models import Plan
from prongsai.measures.queries import findings_of
from prongsai.rounds.models import Round
from tests.conftest import NOW
from tests.factories.copied_database import copied, each_on_its_own_connection
from tests.factories.people import as_of_today, somebody
from tests.factories.plans import WHOLE, weak_points_chosen


def _handed_in() -> int:
    round_ = Round.objects.select_related("agency", "framework").get(
        agency__slug="bangkok-yai", fiscal_year=2568
    )
    anong = as_of_today(User.objects.get(username="anong"))
    weak_points_chosen(round_, NOW)
    Finding.objects.filter(analysis__round=round_).update(issue="ประเด็น")
    add_measure(round_=round_, findings=findings_of(round_), content=WHOLE, by=anong, now=NOW)
    plan = Plan.objects.get(round=round_)
    take(procedure=PLAN, subject_id=plan.pk, move="submit", by=anong, now=NOW)
    somebody("gun", Agency.objects.get(slug="bangkok-yai"), Role.DIRECTOR)
    return plan.pk


@pytest.mark.slow
@pytest.mark.parametrize("second_move", ["approve", "return"])
def test_of_two_deciders_at_once_one_wins_and_the_other_is_told(
    second_move: str, django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path: Path
) -> None:
    together = Barrier(2)

    def decide(username: str, move: str, plan_id: int) -> str:
        member = as_of_today(User.objects.get(username=username))
        together.wait(10)
        try:
            take(procedure=PLAN, subject_id=plan_id, move=move, by=member, now=NOW, seen=1, comment="แก้ไข")
        except CannotTake as refused:
            faster = refused.step
            return f"{username}: {refused.code}, by {faster.by.username} at {faster.at}" if faster else "?"
        return f"{username}: done"

    with django_db_blocker.unblock(), copied(tmp_path) as name:
        [plan_id] = each_on_its_own_connection(name, _handed_in)
        told = each_on_its_own_connection(
            name,
            lambda: decide("chai", "approve", plan_id),
            lambda: decide("gun", second_move, plan_id),
        )
        [steps] = each_on_its_own_connection(
            name, lambda: list(Step.objects.order_by("seq").values_list("by__username", flat=True))
        )
    winner = steps[-1]
    loser = ({"chai", "gun"} - {winner}).pop()
    assert len(steps) == 2
    assert sorted(told) == sorted([f"{winner}: done", f"{loser}: moved_on, by {winner} at {NOW}"])
