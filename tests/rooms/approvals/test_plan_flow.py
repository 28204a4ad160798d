"""A plan on its way: who may do what, what is refused and why, who is told."""

from datetime import datetime

import pytest
from django.core.exceptions import PermissionDenied

from prongsai.accounts.members import Member
from prongsai.accounts.roles import Role
from prongsai.agencies.models import Agency
from prongsai.analysis.actions import CannotChoose, choose_weak_points
from prongsai.approvals.actions import change_rule
from prongsai.approvals.models import Author, Step
from prongsai.approvals.queries import history_of, rule_of, standing
from prongsai.audit.models import Entry
from prongsai.measures.actions import CannotPlan, add_measure, change_issue, remove_measure
from prongsai.measures.approving import PLAN
from prongsai.measures.models import Measure, Plan
from prongsai.measures.queries import findings_of
from prongsai.notices.models import Notice
from prongsai.rules.weakness import Choice, WeakRule
from tests.conftest import TODAY
from tests.factories.people import now_as, somebody
from tests.factories.plans import WHOLE
from tests.rooms.approvals.conftest import Move, fresh, refusal


def told(kind: str) -> set[str]:
    return set(Notice.objects.filter(kind=kind).values_list("user__username", flat=True))


def test_from_draft_to_approved_and_open_again(
    plan: Plan, move: Move, anong: Member, head: Member, chai: Member
) -> None:
    move("submit", anong)
    assert fresh(plan).state == "submitted"
    move("endorse", head)
    move("approve", chai)
    assert fresh(plan).state == "approved"
    move("unlock", chai, comment="หน่วยงานผู้รับผิดชอบเปลี่ยน")
    assert fresh(plan).state == "draft"
    history = history_of(PLAN.flow.key, plan.pk)
    assert [(step.move, step.by.username, step.turn) for step in history.steps] == [
        ("submit", "anong", 1),
        ("endorse", "ekachai", 1),
        ("approve", "chai", 1),
        ("unlock", "chai", 1),
    ]
    assert (history.turn, history.authors) == (2, frozenset())
    assert history.steps[2].digest == history.steps[0].digest, "what was approved is what was handed in"
    assert Entry.objects.filter(action__startswith="measures.plan.").count() == 5


def test_a_returned_plan_carries_its_comments_and_is_handed_in_again(
    submitted: Plan, move: Move, anong: Member, chai: Member, now: datetime
) -> None:
    measure = Measure.objects.filter(plan=submitted)[0]
    step = move("return", chai, rows={f"measure-{measure.pk}": "  ระบุวัน  ", "finding-0": " "})
    assert [(one.row, one.text) for one in step.comments.all()] == [(f"measure-{measure.pk}", "ระบุวัน")]
    assert fresh(submitted).state == "returned"
    assert told("measures.plan_returned") == {"anong"}
    remove_measure(measure=measure, seen=measure.row_version, by=anong, now=now)
    assert refusal(lambda: move("submit", anong)) == "unfinished"
    finding = findings_of(submitted.round)[0]
    add_measure(round_=submitted.round, findings=[finding], content=WHOLE, by=anong, now=now)
    move("submit", anong)
    assert fresh(submitted).state == "submitted"


@pytest.mark.parametrize("state", ["submitted", "approved"])
def test_nothing_in_a_held_plan_changes(
    state: str, request: pytest.FixtureRequest, anong: Member, now: datetime
) -> None:
    held: Plan = request.getfixturevalue(state)
    finding, measure = findings_of(held.round)[0], Measure.objects.filter(plan=held)[0]
    for writes in (
        lambda: add_measure(round_=held.round, findings=[finding], content=WHOLE, by=anong, now=now),
        lambda: remove_measure(measure=measure, seen=1, by=anong, now=now),
        lambda: change_issue(finding=finding, issue="x", seen="", by=anong, now=now),
    ):
        with pytest.raises(CannotPlan) as refused:
            writes()
        assert refused.value.code == "held"
    with pytest.raises(CannotChoose, match="held"):
        choose_weak_points(
            round_=held.round,
            baseline=finding.analysis.baseline,
            choice=Choice(WeakRule.LOWEST, count=1),
            by=anong,
            now=now,
        )


def test_an_author_who_became_director_does_not_approve(submitted: Plan, move: Move, anong: Member) -> None:
    promoted = now_as(anong, Role.DIRECTOR)
    assert refusal(lambda: move("approve", promoted)) == "own_work"
    assert refusal(lambda: move("return", promoted, comment="x")) == "own_work"


def test_a_hand_in_one_measure_is_enough_to_be_an_author(
    plan: Plan, move: Move, anong: Member, bangkok_yai: Agency, now: datetime
) -> None:
    helper = somebody("hathai", bangkok_yai, Role.ASSISTANT_SECRETARY)
    measure = Measure.objects.filter(plan=plan)[0]
    remove_measure(measure=measure, seen=measure.row_version, by=helper, now=now)
    finding = findings_of(plan.round)[0]
    add_measure(round_=plan.round, findings=[finding], content=WHOLE, by=anong, now=now)
    move("submit", anong)
    promoted = now_as(helper, Role.DIRECTOR)
    assert refusal(lambda: move("approve", promoted)) == "own_work"


def test_after_its_approval_a_new_turn_has_its_own_authors(
    approved: Plan, move: Move, anong: Member, chai: Member, bangkok_yai: Agency, now: datetime
) -> None:
    move("unlock", chai, comment="แก้ไข")
    dara = somebody("dara", bangkok_yai, Role.OFFICER)
    move("submit", dara)
    assert history_of(PLAN.flow.key, approved.pk).authors == {dara.user.pk}
    move("approve", now_as(anong, Role.DIRECTOR))
    assert fresh(approved).state == "approved"


def test_who_endorsed_does_not_approve(submitted: Plan, move: Move, head: Member) -> None:
    move("endorse", head)
    assert refusal(lambda: move("approve", now_as(head, Role.DIRECTOR))) == "both_hands"


def test_a_head_endorses_for_the_secretariat_or_for_whom_they_head(
    plan: Plan, move: Move, head: Member, other_head: Member, bangkok_yai: Agency, chai: Member, now: datetime
) -> None:
    clerk = somebody("kan", bangkok_yai, Role.OFFICER, unit="revenue")
    move("submit", clerk)
    assert standing(PLAN, fresh(plan), other_head, TODAY).may("endorse")
    move("return", other_head, comment="x")
    move("submit", somebody("lek", bangkok_yai, Role.OFFICER, unit="finance"))
    with pytest.raises(PermissionDenied):
        move("endorse", other_head)
    move("endorse", head)


@pytest.mark.parametrize("who", ["anong", "boon", "dao", "other_head"])
def test_only_who_answers_for_it_decides(
    who: str, submitted: Plan, move: Move, request: pytest.FixtureRequest
) -> None:
    person: Member = request.getfixturevalue(who)
    for key in ("endorse", "approve", "return"):
        with pytest.raises(PermissionDenied):
            move(key, person, comment="x")


def test_where_an_endorsement_is_demanded_it_comes_first(
    submitted: Plan, move: Move, head: Member, chai: Member, boon: Member, now: datetime
) -> None:
    change_rule(agency=boon.agency, endorse_first=True, secretariat="administration", by=boon, now=now)
    assert rule_of(submitted.round.agency).endorse_first, "the rule of the agency above holds"
    assert refusal(lambda: move("approve", chai)) == "endorsement_wanted"
    waiting = standing(PLAN, fresh(submitted), head, TODAY)
    assert waiting.turn_is_theirs
    assert [one.user.username for one in waiting.waits_for] == ["ekachai"]
    move("endorse", head)
    assert told("measures.plan_endorsed") == {"chai"}
    move("approve", chai)
    change_rule(agency=chai.agency, endorse_first=False, secretariat="revenue", by=chai, now=now)
    assert (rule_of(chai.agency).endorse_first, rule_of(chai.agency).secretariat) == (False, "revenue")


def test_those_who_can_carry_it_further_are_told_and_nobody_else(
    submitted: Plan, chai: Member, head: Member
) -> None:
    assert told("measures.plan_submitted") == {"chai"}
    kinds = Notice.objects.filter(user=chai.user).values_list("kind", "about_id")
    assert list(kinds) == [("measures.plan_submitted", submitted.pk)]
    assert PLAN.still_so(chai, [submitted.pk], "submitted") == {submitted.pk}
    assert PLAN.still_so(chai, [submitted.pk], "approved") == set()


@pytest.mark.parametrize(
    ("key", "words", "code"),
    [
        ("return", {}, "no_comment"),
        ("return", {"comment": " \u200b "}, "no_comment"),
        ("return", {"rows": {"measure-0": "x"}}, "unknown_row"),
        ("approve", {"seen": 0}, "moved_on"),
        ("approve", {"seen": 7}, "moved_on"),
        ("approve", {"digest": "0" * 64}, "content_changed"),
        ("unlock", {"comment": "x"}, "wrong_state"),
    ],
)
def test_what_is_refused_changes_nothing(
    key: str, words: dict[str, object], code: str, submitted: Plan, move: Move, chai: Member
) -> None:
    assert refusal(lambda: move(key, chai, **words)) == code
    assert fresh(submitted).state == "submitted"
    assert Step.objects.count() == 1


def test_unlocking_needs_the_right_and_a_reason(
    approved: Plan, move: Move, anong: Member, chai: Member
) -> None:
    assert refusal(lambda: move("unlock", chai)) == "no_reason"
    with pytest.raises(PermissionDenied):
        move("unlock", anong, comment="x")


def test_a_plan_with_something_open_is_not_handed_in(
    plan: Plan, move: Move, anong: Member, now: datetime
) -> None:
    measure = Measure.objects.filter(plan=plan)[0]
    remove_measure(measure=measure, seen=measure.row_version, by=anong, now=now)
    assert refusal(lambda: move("submit", anong)) == "unfinished"
    assert not Author.objects.exclude(user=anong.user).exists()
