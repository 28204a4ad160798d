"""Dated duties, deadlines off holidays, periods, and who is told: worked tables and properties."""

import itertools
from datetime import date, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.rules.calendar import (
    FiscalYear,
    Rhythm,
    Span,
    Weekday,
    WeekendRule,
    deadline_moved,
    is_working_day,
    periods_of,
)
from prongsai.rules.escalation import LADDER, Position, ReminderDays, climbs, filled_position, rung_reached
from prongsai.rules.framework import Text
from prongsai.rules.obligations import DutyKind, DutyRule, Policy, duties_of
from prongsai.rules.quiet_hours import HOUSE_HOURS, Hours, ever_sends, may_send
from tests.rules.worked import cases

YEAR = FiscalYear(2568)


def day(written: str) -> date:
    return date.fromisoformat(written)


def rule(**changes: Any) -> DutyRule:
    given: dict[str, Any] = {
        "code": "x",
        "kind": DutyKind.DEADLINE,
        "text": Text("ก", "a"),
        "proof": "record",
    }
    return DutyRule(**{**given, **changes})


@pytest.mark.parametrize("case", cases("deadlines.yaml"), ids=lambda case: case["name"])
def test_a_deadline_is_moved_as_the_rule_says(case: dict[str, Any]) -> None:
    holidays = {day(one) for one in case["holidays"]}
    assert deadline_moved(day(case["printed"]), WeekendRule(case["rule"]), holidays) == day(case["due"])


@pytest.mark.parametrize(
    "case", cases("periods.yaml"), ids=lambda case: f"{case['rhythm']} {case['weekday']}"
)
def test_a_year_has_the_periods_of_its_rhythm(case: dict[str, Any]) -> None:
    weekday = Weekday(case["weekday"]) if case["weekday"] else None
    periods = periods_of(YEAR, Rhythm(case["rhythm"]), weekday)
    assert len(periods) == int(case["count"])
    assert periods[0] == Span(*map(day, case["first"]))
    assert periods[-1] == Span(*map(day, case["last"]))


@pytest.mark.parametrize("case", cases("escalation.yaml"), ids=lambda case: case["name"])
def test_the_ladder_tells_the_next_one_up(case: dict[str, Any]) -> None:
    rung = rung_reached(int(case["days"]))
    assert (rung.name if rung else "") == case["rung"]
    told = filled_position(rung.position, [Position(one) for one in case["filled"]]) if rung else None
    assert (told or "") == case["told"]


@given(st.integers(2500, 2700), st.sampled_from(Rhythm))
def test_periods_follow_each_other_without_a_gap(be: int, rhythm: Rhythm) -> None:
    periods = periods_of(FiscalYear(be), rhythm)
    for before, after in itertools.pairwise(periods):
        assert after.first is not None
        assert (after.first - before.last).days == 1
    assert periods[-1].last <= FiscalYear(be).ends_on


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.sets(st.dates(date(2000, 1, 1), date(2100, 1, 1))))
def test_a_moved_deadline_is_a_working_day_on_the_right_side(printed: date, holidays: set[date]) -> None:
    later = deadline_moved(printed, WeekendRule.NEXT_WORKING_DAY, holidays)
    earlier = deadline_moved(printed, WeekendRule.PREVIOUS_WORKING_DAY, holidays)
    assert earlier <= printed <= later
    assert is_working_day(later, holidays)
    assert is_working_day(earlier, holidays)


def test_the_printed_day_stays_beside_the_one_that_counts() -> None:
    span = Span(None, date(2025, 8, 31))
    policy = Policy(WeekendRule.NEXT_WORKING_DAY, grace_days=2, lock_after=5)
    [duty] = duties_of([rule(spans=(span,))], YEAR, policy)
    assert duty.dates.printed_on == date(2025, 8, 31)
    assert duty.dates.due_on == date(2025, 9, 1)
    assert duty.dates.grace_until == date(2025, 9, 3)
    assert duty.dates.locks_on == date(2025, 9, 9)
    assert duty.dates.opens_on == date(2025, 8, 1)


def test_a_duty_moved_before_its_first_day_opens_on_its_due_day() -> None:
    span = Span(date(2025, 8, 30), date(2025, 8, 31))
    [duty] = duties_of([rule(spans=(span,))], YEAR, Policy(WeekendRule.PREVIOUS_WORKING_DAY))
    assert duty.dates.opens_on == duty.dates.due_on == date(2025, 8, 29)


def test_what_is_asked_twice_is_one_duty_and_units_are_apart() -> None:
    monthly = [
        rule(rhythm=Rhythm.MONTHLY),
        rule(rhythm=Rhythm.MONTHLY),
        rule(rhythm=Rhythm.MONTHLY, unit="finance"),
    ]
    made = duties_of(monthly, YEAR, Policy())
    assert len(made) == 24
    assert len({duty.key for duty in made}) == 24
    assert made == sorted(made, key=lambda duty: duty.dates.due_on)


@pytest.mark.parametrize(
    ("at", "allowed"),
    [
        ("06:59", False),
        ("07:59", False),
        ("08:00", True),
        ("18:59", True),
        ("19:00", False),
        ("23:30", False),
    ],
)
def test_nobody_is_written_to_in_the_quiet_hours(at: str, *, allowed: bool) -> None:
    assert may_send(time.fromisoformat(at), HOUSE_HOURS) is allowed


def test_quiet_hours_by_day_and_none_at_all() -> None:
    assert not may_send(time(12), Hours(time(8), time(11), time(13)))
    assert may_send(time(3), Hours(time(0), time(7), time(7)))


def test_hours_in_which_nothing_could_ever_be_sent_are_known() -> None:
    assert not ever_sends(Hours(time(20), time(19), time(7)))
    assert ever_sends(Hours(time(6), time(19), time(7)))
    assert ever_sends(HOUSE_HOURS)


def test_a_ladder_climbs_upwards_day_by_day() -> None:
    assert climbs(LADDER)
    sparse = ReminderDays(7, 1, None, 3, None, 5).ladder
    assert [rung.name for rung in sparse] == ["owner-7", "owner-1", "head+3", "director+5"]
    assert climbs(sparse)
    assert not climbs(ReminderDays(None, None, None, 5, None, 3).ladder)
    assert not climbs(ReminderDays(7, 7, None, None, None, None).ladder)
    assert not climbs(ReminderDays(1, 7, None, None, None, None).ladder)
