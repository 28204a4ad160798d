"""A whole plan of Bangkok Yai, and the people through whose hands it goes."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from prongsai.accounts.members import Member
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
from tests.factories.people import somebody
from tests.factories.plans import WHOLE, weak_points_chosen

Move = Callable[..., Step]


@pytest.fixture
def head(bangkok_yai: Agency) -> Member:
    """Head of the division in which the secretary sits."""
    return somebody("ekachai", bangkok_yai, Role.DIVISION_HEAD, unit="administration")


@pytest.fixture
def other_head(bangkok_yai: Agency) -> Member:
    """Head of another division."""
    return somebody("fah", bangkok_yai, Role.DIVISION_HEAD, unit="revenue")


@pytest.fixture
def second_director(bangkok_yai: Agency) -> Member:
    return somebody("gun", bangkok_yai, Role.DIRECTOR)


@pytest.fixture
def plan(bangkok_yai_2568: Round, official_2567: object, anong: Member, now: datetime) -> Plan:
    """Every item decided and complete, by Anong's hand."""
    weak_points_chosen(bangkok_yai_2568, now)
    Finding.objects.filter(analysis__round=bangkok_yai_2568).update(issue="ประเด็น")
    findings = findings_of(bangkok_yai_2568)
    add_measure(round_=bangkok_yai_2568, findings=findings[:1], content=WHOLE, by=anong, now=now)
    add_measure(round_=bangkok_yai_2568, findings=findings[1:], content=WHOLE, by=anong, now=now)
    return fresh(Plan.objects.get(round=bangkok_yai_2568))


@pytest.fixture
def move(plan: Plan, now: datetime) -> Move:
    """Make a move with the plan."""

    def made(key: str, by: Member, **words: Any) -> Step:
        return take(procedure=PLAN, subject_id=plan.pk, move=key, by=by, now=now, **words)

    return made


@pytest.fixture
def submitted(plan: Plan, move: Move, anong: Member) -> Plan:
    move("submit", anong)
    return fresh(plan)


@pytest.fixture
def approved(submitted: Plan, move: Move, chai: Member) -> Plan:
    move("approve", chai)
    return fresh(submitted)


def fresh(plan: Plan) -> Plan:
    """The plan as it stands now."""
    return Plan.objects.select_related("round__agency").get(pk=plan.pk)


def refusal(made: Callable[[], object]) -> str:
    with pytest.raises(CannotTake) as refused:
        made()
    return refused.value.code
