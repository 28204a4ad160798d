"""What is asked for: the pairs that the database counts agree with the rule, row by row."""

from datetime import date

import pytest

from prongsai.accounts.members import Member
from prongsai.followup.actions import drop_assignment, replan_assignment
from prongsai.followup.content import EntryContent
from prongsai.followup.models import Assignment, Entry, Period
from prongsai.followup.queries import asked, courses_of
from prongsai.rounds.models import Round
from prongsai.rules.calendar import Span
from prongsai.rules.followup import Way, Why, touches
from tests.factories.followup import at, written

DAY = date(2025, 3, 12)


def ends_of(assignment: Assignment, round_: Round, *states: str) -> list[date]:
    pairs = asked(round_, DAY).filter(pk=assignment.pk)
    if states:
        pairs = pairs.filter(pair_state__in=states)
    return list(pairs.order_by("period_ends_on").values_list("period_ends_on", flat=True))


def test_the_database_asks_for_what_the_rule_asks_for(
    fortnightly: Assignment, bangkok_yai_2568: Round
) -> None:
    every = asked(bangkok_yai_2568, DAY).order_by("pk").values_list("pk", "period_pk")
    assignments = list(Assignment.objects.all())
    periods = list(Period.objects.all())
    wanted = {
        (one.pk, period.pk)
        for one in assignments
        for period in periods
        if period.cadence_id == one.cadence_id
        and touches(Span(period.starts_on, period.ends_on), one.starts_on, one.due_on)
    }
    assert len(every) == len(wanted) == 24 + 4 + 120
    assert set(every) == wanted


def test_late_due_done_and_ahead(fortnightly: Assignment, bangkok_yai_2568: Round) -> None:
    written(fortnightly, date(2024, 10, 3))
    assert len(ends_of(fortnightly, bangkok_yai_2568, "late")) == 9
    assert ends_of(fortnightly, bangkok_yai_2568, "due") == [date(2025, 3, 15)]
    assert ends_of(fortnightly, bangkok_yai_2568, "done") == [date(2024, 10, 15)]
    assert len(ends_of(fortnightly, bangkok_yai_2568, "ahead")) == 13


def test_a_day_of_grace_is_not_late(fortnightly: Assignment, bangkok_yai_2568: Round) -> None:
    Period.objects.filter(ends_on=date(2025, 2, 28)).update(grace_until=DAY)
    assert date(2025, 2, 28) in ends_of(fortnightly, bangkok_yai_2568, "due")


def test_what_is_done_is_not_asked_again_unless_it_begins_anew(
    fortnightly: Assignment, bangkok_yai_2568: Round
) -> None:
    written(fortnightly, date(2025, 1, 3), EntryContent(Entry.State.DONE, 100, text="ครบ"))
    assert ends_of(fortnightly, bangkok_yai_2568)[-1] == date(2025, 1, 15)
    written(fortnightly, date(2025, 2, 3))
    assert ends_of(fortnightly, bangkok_yai_2568)[-1] == date(2025, 9, 30)


def test_what_was_over_before_it_began_is_not_asked(fortnightly: Assignment, bangkok_yai_2568: Round) -> None:
    fresh = Assignment.objects.get(pk=fortnightly.pk)
    Assignment.objects.filter(pk=fresh.pk).update(unit=None, measure=None)
    fresh.pk, fresh.begun_on = None, DAY
    fresh.save()
    assert ends_of(fresh, bangkok_yai_2568)[0] == date(2025, 3, 15)


def test_dropping_and_replanning_change_what_is_asked_at_once(
    fortnightly: Assignment, bangkok_yai_2568: Round, anong: Member
) -> None:
    replan_assignment(assignment=fortnightly, due_on=date(2025, 4, 20), reason="เร่งรัด", by=anong, now=at(DAY))
    assert ends_of(fortnightly, bangkok_yai_2568)[-1] == date(2025, 4, 30)
    drop_assignment(assignment=fortnightly, reason="รวมกับมาตรการอื่น", by=anong, now=at(DAY))
    assert ends_of(fortnightly, bangkok_yai_2568)[-1] == date(2025, 2, 28)


def test_silence_and_obstacles_are_told_with_their_reason(
    fortnightly: Assignment, of_revenue: Assignment, bangkok_yai_2568: Round
) -> None:
    stuck = EntryContent(Entry.State.OBSTACLE, 45, text="ก", obstacles="ระบบล่ม")
    for month in (10, 11, 12):
        written(of_revenue, date(2024, month, 3))
    written(of_revenue, date(2025, 2, 3), stuck)
    found = {one.assignment.pk: one for one in courses_of(bangkok_yai_2568, DAY)}
    silent, held_up = found[fortnightly.pk], found[of_revenue.pk]
    assert (silent.late, silent.forecast.way, silent.forecast.why) == (10, Way.AT_RISK, Why.SILENT)
    assert (held_up.late, held_up.course.missing, held_up.forecast.why) == (1, 0, Why.OBSTACLE)


@pytest.mark.parametrize("gone", ["ended", "removed"])
def test_what_was_ended_is_heading_nowhere(
    fortnightly: Assignment, bangkok_yai_2568: Round, anong: Member, gone: str
) -> None:
    if gone == "ended":
        drop_assignment(assignment=fortnightly, reason="ก", by=anong, now=at(DAY))
    else:
        Assignment.objects.filter(pk=fortnightly.pk).update(measure=None)
    assert fortnightly.pk not in {one.assignment.pk for one in courses_of(bangkok_yai_2568, DAY)}
