"""Measures are put to work, and assignments follow a plan that changes, without losing what was recorded."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from django.core.exceptions import PermissionDenied

from prongsai.accounts.members import Member
from prongsai.agencies.models import Agency
from prongsai.analysis.models import Finding
from prongsai.approvals.actions import take
from prongsai.followup.actions import CannotBegin, begin_follow_up, bring_up_to_date
from prongsai.followup.actions.beginning import Brought
from prongsai.followup.models import Assignment, Cadence, Entry, Period
from prongsai.measures.actions import change_measure, remove_measure
from prongsai.measures.approving import PLAN
from prongsai.measures.content import FollowUp, MeasureContent, content_of
from prongsai.measures.models import Measure, Plan
from prongsai.rounds.models import Round
from tests.factories.followup import ALONE, assignment_of, written
from tests.factories.plans import planned, weak_points_chosen

DAY = date(2025, 3, 12)


def test_all_divisions_become_one_assignment_each(at_work: dict[str, Measure]) -> None:
    units = Assignment.objects.filter(measure=at_work["E5"]).values_list("unit__code", flat=True)
    assert len(units) == len(set(units)) == 10
    assert assignment_of(at_work["E4"]).unit is None


def test_periods_are_made_in_advance(at_work: dict[str, Measure]) -> None:
    made = {one.look: one.periods.count() for one in Cadence.objects.all()}
    assert made == {"fortnightly": 24, "quarterly": 4, "monthly": 12}


def test_beginning_twice_makes_nothing_twice(
    at_work: dict[str, Measure], anong: Member, now: datetime
) -> None:
    before = Assignment.objects.count(), Period.objects.count()
    assert begin_follow_up(plan=Plan.objects.get(), by=anong, now=now) == Brought(0, 0, 0)
    assert (Assignment.objects.count(), Period.objects.count()) == before


def test_only_those_who_plan_begin(
    at_work: dict[str, Measure], chai: Member, dao: Member, fah: Member, now: datetime
) -> None:
    for member in (chai, dao, fah):
        with pytest.raises(PermissionDenied):
            begin_follow_up(plan=Plan.objects.get(), by=member, now=now)


def test_a_plan_without_measures_cannot_begin(bangkok_yai_2568: Round, anong: Member, now: datetime) -> None:
    plan = Plan.objects.create(round=bangkok_yai_2568)
    with pytest.raises(CannotBegin) as refused:
        begin_follow_up(plan=plan, by=anong, now=now)
    assert refused.value.code == "no_measures"


def _change(measure: Measure, by: Member, now: datetime, **changes: object) -> None:
    content: MeasureContent = replace(content_of(measure), **changes)  # type: ignore[arg-type]
    findings = list(measure.findings.all())
    change_measure(
        measure=measure, findings=findings, content=content, seen=measure.row_version, by=by, now=now
    )
    bring_up_to_date(plan=measure.plan, by=by, now=now)


def test_a_unit_that_is_taken_out_ends_its_assignment_and_keeps_its_entries(
    at_work: dict[str, Measure], of_revenue: Assignment, anong: Member, now: datetime
) -> None:
    written(of_revenue, date(2025, 2, 3))
    _change(at_work["E5"], anong, now, all_divisions=False, units=("finance",))
    of_revenue.refresh_from_db()
    assert (of_revenue.ended_on, of_revenue.ended_why) == (DAY, "unit_changed")
    assert Entry.objects.filter(assignment=of_revenue).count() == 1
    assert assignment_of(at_work["E5"], "finance").ended_on is None


def test_a_unit_that_comes_back_goes_on_where_it_stood(
    at_work: dict[str, Measure], of_revenue: Assignment, anong: Member, now: datetime
) -> None:
    _change(at_work["E5"], anong, now, all_divisions=False, units=("finance",))
    measure = Measure.objects.get(pk=at_work["E5"].pk)
    _change(measure, anong, now, all_divisions=True, units=())
    of_revenue.refresh_from_db()
    assert of_revenue.ended_on is None
    assert Assignment.objects.filter(measure=measure).count() == 10


def test_a_removed_measure_leaves_its_story(
    at_work: dict[str, Measure], fortnightly: Assignment, anong: Member, now: datetime
) -> None:
    written(fortnightly, date(2025, 2, 3))
    remove_measure(measure=at_work["E1"], seen=1, by=anong, now=now)
    assert bring_up_to_date(plan=fortnightly.plan, by=anong, now=now).ended == 1
    fortnightly.refresh_from_db()
    assert fortnightly.measure is None
    assert fortnightly.ended_why == "removed"
    assert fortnightly.title == ALONE.steps[0]
    assert fortnightly.entries.count() == 1


def test_another_last_day_in_the_plan_is_a_replan_and_the_first_day_stays(
    at_work: dict[str, Measure], fortnightly: Assignment, anong: Member, now: datetime
) -> None:
    _change(at_work["E1"], anong, now, ends_on=date(2025, 6, 30))
    fortnightly.refresh_from_db()
    assert (fortnightly.planned_on, fortnightly.due_on) == (date(2025, 9, 30), date(2025, 6, 30))
    replan = fortnightly.replans.get()
    assert (replan.old_on, replan.new_on, replan.replanned_by) == (date(2025, 9, 30), date(2025, 6, 30), None)


def test_another_rhythm_keeps_the_entries_of_the_old_one(
    at_work: dict[str, Measure], fortnightly: Assignment, anong: Member, now: datetime
) -> None:
    written(fortnightly, date(2025, 2, 3))
    _change(at_work["E1"], anong, now, follow_up=FollowUp.TUESDAYS)
    fortnightly.refresh_from_db()
    assert fortnightly.cadence.look == "tuesdays"
    assert fortnightly.cadence.periods.count() == 53
    assert fortnightly.entries.get().period.cadence.look == "fortnightly"


def test_a_closed_division_answers_no_more(
    at_work: dict[str, Measure], of_revenue: Assignment, bangkok_yai: Agency, anong: Member, now: datetime
) -> None:
    bangkok_yai.units.filter(code="revenue").update(closed_on=DAY)
    bring_up_to_date(plan=of_revenue.plan, by=anong, now=now)
    of_revenue.refresh_from_db()
    assert of_revenue.ended_on == DAY


def test_an_approved_plan_begins_its_follow_up_and_the_next_approval_brings_it_up_to_date(
    findings: dict[str, Finding], anong: Member, chai: Member, now: datetime
) -> None:
    measure = planned(findings["E1"], now, ALONE)
    _decide(measure.plan, now, ("submit", anong), ("approve", chai))
    assert assignment_of(measure).begun_on == DAY
    _decide(measure.plan, now, ("unlock", chai))
    content = replace(content_of(measure), units=("finance",))
    change_measure(measure=measure, findings=[findings["E1"]], content=content, seen=1, by=anong, now=now)
    _decide(measure.plan, now, ("submit", anong), ("approve", chai))
    assert assignment_of(measure, "finance").ended_on is None
    assert assignment_of(measure, "administration").ended_why == "unit_changed"


@pytest.fixture
def findings(
    bangkok_yai_2568: Round, official_2567: object, anong: Member, now: datetime
) -> dict[str, Finding]:
    """The weak points, of which all but E1 are decided by a reason."""
    found = weak_points_chosen(bangkok_yai_2568, now)
    for code, finding in found.items():
        Finding.objects.filter(pk=finding.pk).update(
            issue="ก", no_measure_reason="" if code == "E1" else "มีระบบใหม่อยู่ระหว่างติดตั้ง"
        )
    return found


def _decide(plan: Plan, now: datetime, *moves: tuple[str, Member]) -> None:
    for move, by in moves:
        take(
            procedure=PLAN,
            subject_id=plan.pk,
            move=move,
            by=by,
            now=now,
            comment="ก" if move == "unlock" else "",
        )
