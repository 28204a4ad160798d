"""Due days move with a reason, steps are ticked, assignments are dropped and taken up again."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from prongsai.accounts.members import Member
from prongsai.followup.actions import (
    CannotEnd,
    CannotReplan,
    CannotTick,
    drop_assignment,
    replan_assignment,
    resume_assignment,
    tick_step,
    untick_step,
)
from prongsai.followup.models import Assignment, StepTick
from prongsai.measures.actions import fingerprint
from tests.factories.followup import ALONE, at

DAY = date(2025, 3, 12)
LATER = date(2025, 12, 15)


def test_the_day_planned_first_stays_beside_the_new_one(
    fortnightly: Assignment, of_revenue: Assignment, gaew: Member, chai: Member, fah: Member
) -> None:
    replan_assignment(assignment=of_revenue, due_on=LATER, reason="รองบประมาณ", by=gaew, now=at(DAY))
    replan_assignment(assignment=of_revenue, due_on=date(2025, 8, 1), reason="ได้งบแล้ว", by=chai, now=at(DAY))
    of_revenue.refresh_from_db()
    assert (of_revenue.planned_on, of_revenue.due_on) == (date(2025, 9, 30), date(2025, 8, 1))
    assert [one.old_on for one in of_revenue.replans.all()] == [date(2025, 9, 30), LATER]
    for member, assignment in ((fah, fortnightly), (gaew, fortnightly)):
        with pytest.raises(PermissionDenied):
            replan_assignment(assignment=assignment, due_on=LATER, reason="ก", by=member, now=at(DAY))


@pytest.mark.parametrize(
    ("due_on", "reason", "code"),
    [
        (LATER, " ", "no_reason"),
        (date(2025, 9, 30), "ก", "same_day"),
        (date(2024, 9, 30), "ก", "before_start"),
    ],
)
def test_a_replan_without_sense_is_refused(
    fortnightly: Assignment, anong: Member, due_on: date, reason: str, code: str
) -> None:
    with pytest.raises(CannotReplan) as refused:
        replan_assignment(assignment=fortnightly, due_on=due_on, reason=reason, by=anong, now=at(DAY))
    assert refused.value.code == code


def test_dropped_with_a_reason_and_taken_up_again(
    fortnightly: Assignment, anong: Member, fah: Member
) -> None:
    with pytest.raises(PermissionDenied):
        drop_assignment(assignment=fortnightly, reason="ก", by=fah, now=at(DAY))
    with pytest.raises(CannotEnd):
        drop_assignment(assignment=fortnightly, reason=" ", by=anong, now=at(DAY))
    drop_assignment(assignment=fortnightly, reason="รวมกับมาตรการอื่น", by=anong, now=at(DAY))
    fortnightly.refresh_from_db()
    assert (fortnightly.ended_on, fortnightly.ended_reason) == (DAY, "รวมกับมาตรการอื่น")
    resume_assignment(assignment=fortnightly, by=anong, now=at(DAY))
    fortnightly.refresh_from_db()
    assert (fortnightly.ended_on, fortnightly.ended_by) == (None, None)
    with pytest.raises(CannotEnd):
        resume_assignment(assignment=fortnightly, by=anong, now=at(DAY))


def test_a_step_is_ticked_once_and_unticked(fortnightly: Assignment, fah: Member, gaew: Member) -> None:
    mark = fingerprint(ALONE.steps[0])
    for _ in range(2):
        tick_step(assignment=fortnightly, mark=mark, done_on=DAY, by=fah, now=at(DAY))
    assert StepTick.objects.get().text == ALONE.steps[0]
    with pytest.raises(PermissionDenied):
        untick_step(assignment=fortnightly, mark=mark, by=gaew, now=at(DAY))
    untick_step(assignment=fortnightly, mark=mark, by=fah, now=at(DAY))
    assert not StepTick.objects.exists()


@pytest.mark.parametrize(
    ("words", "day", "code"), [("อื่น", DAY, "no_step"), (ALONE.steps[0], date(2025, 3, 13), "in_the_future")]
)
def test_only_a_step_of_the_measure_that_is_over_is_ticked(
    fortnightly: Assignment, fah: Member, words: str, day: date, code: str
) -> None:
    with pytest.raises(CannotTick) as refused:
        tick_step(assignment=fortnightly, mark=fingerprint(words), done_on=day, by=fah, now=at(DAY))
    assert refused.value.code == code
