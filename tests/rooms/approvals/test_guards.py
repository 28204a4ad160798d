"""What the database itself refuses, on both databases."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from prongsai.accounts.members import Member
from prongsai.analysis.models import Finding
from prongsai.approvals.models import Step
from prongsai.measures.actions import copy_measures, remove_measure
from prongsai.measures.models import Measure, Plan
from prongsai.rounds.models import Round
from tests.factories.plans import planned, weak_points_chosen
from tests.rooms.approvals.conftest import Move, fresh


def refused_by_the_database(sql: str, values: Sequence[object] = ()) -> None:
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, list(values))


OF_THE_PLAN = "(SELECT id FROM measures_measure WHERE plan_id = %s)"


@pytest.mark.parametrize("state", ["submitted", "approved"])
@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE measures_plan SET state = 'draft' WHERE id = %s",
        "DELETE FROM measures_plan WHERE id = %s",
        "UPDATE measures_measure SET awareness = 'x' WHERE plan_id = %s",
        "UPDATE measures_measure SET position = position + 100 WHERE plan_id = %s",
        f"UPDATE measures_measurestep SET text = 'x' WHERE measure_id IN {OF_THE_PLAN}",
        f"DELETE FROM measures_measurestep WHERE measure_id IN {OF_THE_PLAN}",
        f"DELETE FROM measures_measurefinding WHERE measure_id IN {OF_THE_PLAN}",
        "INSERT INTO measures_measurestep (measure_id, number, text) SELECT id, 99, 'x' FROM measures_measure WHERE plan_id = %s",
        "INSERT INTO measures_measureunit (measure_id, unit_id) SELECT m.id, u.id FROM measures_measure m, agencies_unit u "
        "WHERE m.plan_id = %s AND u.code = 'revenue'",
        "UPDATE analysis_finding SET issue = 'x' WHERE analysis_id IN "
        "(SELECT a.id FROM analysis_analysis a JOIN measures_plan p ON p.round_id = a.round_id WHERE p.id = %s)",
        "UPDATE analysis_analysis SET rule = 'x' WHERE round_id = (SELECT round_id FROM measures_plan WHERE id = %s)",
    ],
)
def test_a_held_plan_does_not_change(state: str, sql: str, request: pytest.FixtureRequest) -> None:
    held: Plan = request.getfixturevalue(state)
    refused_by_the_database(sql, [held.pk])


def test_a_measure_is_not_moved_into_a_held_plan(
    approved: Plan, khlong_toei_2568: Round, now: datetime
) -> None:
    stranger = planned(weak_points_chosen(khlong_toei_2568, now)["E1"], now)
    refused_by_the_database(
        "UPDATE measures_measure SET plan_id = %s WHERE id = %s", [approved.pk, stranger.pk]
    )


def test_a_state_moves_by_a_step_alone(plan: Plan) -> None:
    refused_by_the_database("UPDATE measures_plan SET state = 'approved' WHERE id = %s", [plan.pk])


def test_forgetting_a_source_elsewhere_leaves_a_held_copy_alone(
    approved: Plan,
    move: Move,
    chai: Member,
    anong: Member,
    dao: Member,
    khlong_toei_2568: Round,
    now: datetime,
) -> None:
    """Another district copied a measure and handed its plan in; here the source is then removed."""
    Plan.objects.filter(pk=approved.pk).update(published_at=now, published_by=anong.user)
    source = Measure.objects.filter(plan=approved)[0]
    weak_points_chosen(khlong_toei_2568, now)
    [copy] = copy_measures(round_=khlong_toei_2568, sources=[source.pk], onto=None, by=dao, now=now)
    copied_plan = Plan.objects.get(round=khlong_toei_2568)
    _forge(copied_plan, khlong_toei_2568, dao.user.pk, now)
    Plan.objects.filter(pk=copied_plan.pk).update(state="submitted")
    move("unlock", chai, comment="แก้ไข")
    remove_measure(measure=source, seen=source.row_version, by=anong, now=now)
    copy.refresh_from_db()
    assert copy.copied_from is None
    assert copy.credit


def _forge(plan: Plan, round_: Round, person: int, now: datetime, **other: Any) -> Step:
    step: dict[str, Any] = {
        "flow": "measures.plan", "subject_id": plan.pk, "agency": round_.agency, "seq": 1, "seen": 0, "turn": 1,
        "move": "submit", "kind": "hand_in", "before": "draft", "after": "submitted", "by_id": person,
        "role": "ita_officer", "at": now, "digest": "",
    }  # fmt: skip
    return Step.objects.create(**{**step, **other})


@pytest.mark.parametrize(
    "forged",
    [
        {},  # an approval by the author
        {"turn": 2},
        {"seq": 4, "seen": 3},
        {"before": "endorsed"},
        {"after": "draft"},
        {"kind": "hand_in"},
        {"flow": "measures.plan", "move": "bless"},
        {"seen": 0},
    ],
)
def test_a_forged_approval_is_refused(
    forged: dict[str, Any], submitted: Plan, anong: Member, chai: Member, now: datetime
) -> None:
    approval = {
        "seq": 2,
        "seen": 1,
        "move": "approve",
        "kind": "approve",
        "before": "submitted",
        "after": "approved",
    }
    person = chai.user.pk if forged else anong.user.pk
    with pytest.raises(IntegrityError), transaction.atomic():
        _forge(submitted, submitted.round, person, now, **{**approval, **forged})
    assert fresh(submitted).state == "submitted"


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE approvals_step SET by_id = by_id + 1",
        "DELETE FROM approvals_step",
        "UPDATE approvals_author SET turn = 9",
        "DELETE FROM approvals_author",
    ],
)
def test_history_stays(submitted: Plan, sql: str) -> None:
    refused_by_the_database(sql)
    assert Finding.objects.exists()
