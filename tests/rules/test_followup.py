"""Periods of follow-up, lateness and forecasts: worked tables and properties."""

import itertools
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.rules.calendar import FiscalYear, Span
from prongsai.rules.followup import (
    Course,
    Look,
    State,
    Way,
    expected_progress,
    forecast,
    is_late,
    look_periods,
    mean_progress,
    touches,
)
from tests.rules.worked import cases

YEAR = FiscalYear(2568)
YEARS = st.integers(2550, 2650).map(FiscalYear)
RHYTHMIC = st.sampled_from([look for look in Look if look is not Look.ON_DATE])
DAYS = st.dates(date(2024, 10, 1), date(2025, 9, 30))


@pytest.mark.parametrize(
    ("look", "count", "first", "last"),
    [
        (
            Look.FORTNIGHTLY,
            24,
            (date(2024, 10, 1), date(2024, 10, 15)),
            (date(2025, 9, 16), date(2025, 9, 30)),
        ),
        (Look.TUESDAYS, 53, (date(2024, 9, 25), date(2024, 10, 1)), (date(2025, 9, 24), date(2025, 9, 30))),
        (Look.MONTHLY, 12, (date(2024, 10, 1), date(2024, 10, 31)), (date(2025, 9, 1), date(2025, 9, 30))),
        (Look.QUARTERLY, 4, (date(2024, 10, 1), date(2024, 12, 31)), (date(2025, 7, 1), date(2025, 9, 30))),
    ],
)
def test_the_periods_of_a_year(
    look: Look, count: int, first: tuple[date, date], last: tuple[date, date]
) -> None:
    periods = look_periods(look, YEAR)
    assert len(periods) == count
    assert periods[0] == Span(*first)
    assert periods[-1] == Span(*last)


def test_a_set_date_is_one_period_that_ends_on_it() -> None:
    assert look_periods(Look.ON_DATE, YEAR, date(2025, 1, 20)) == (Span(date(2025, 1, 6), date(2025, 1, 20)),)
    with pytest.raises(ValueError, match="needs the date"):
        look_periods(Look.ON_DATE, YEAR)


@given(YEARS, RHYTHMIC)
def test_periods_leave_no_gap_even_between_years(year: FiscalYear, look: Look) -> None:
    periods = [*look_periods(look, year.previous()), *look_periods(look, year)]
    for earlier, later in itertools.pairwise(periods):
        assert later.first == earlier.last + timedelta(days=1)
    assert all(year.starts_on <= one.last <= year.ends_on for one in look_periods(look, year))


@given(RHYTHMIC, DAYS, DAYS)
def test_a_span_touches_a_run_of_periods_without_a_hole(look: Look, one: date, other: date) -> None:
    starts_on, due_on = min(one, other), max(one, other)
    touched = [touches(period, starts_on, due_on) for period in look_periods(look, YEAR)]
    changes = sum(left != right for left, right in itertools.pairwise(touched))
    assert changes <= 2
    assert any(touched) or due_on > look_periods(look, YEAR)[-1].last


@pytest.mark.parametrize(
    ("grace", "today", "late"), [(0, 15, False), (0, 16, True), (3, 18, False), (3, 19, True)]
)
def test_an_entry_is_late_the_day_after_the_grace(grace: int, today: int, *, late: bool) -> None:
    assert is_late(Span(date(2024, 10, 1), date(2024, 10, 15)), grace, date(2024, 10, today)) is late


@pytest.mark.parametrize("case", cases("followup.yaml"), ids=lambda case: case["name"])
def test_a_measure_is_heading_as_the_rule_says(case: dict[str, Any]) -> None:
    state = State(case["state"]) if case["state"] else None
    course = Course(date(2024, 10, 1), date(2025, 9, 30), state, int(case["progress"]), int(case["missing"]))
    found = forecast(course, date.fromisoformat(case["today"]))
    assert (found.way, found.why, found.expected) == (case["way"], case["why"], int(case["expected"]))


@given(DAYS, DAYS, DAYS, st.integers(0, 100))
def test_more_progress_never_makes_a_forecast_worse(
    one: date, other: date, today: date, progress: int
) -> None:
    starts_on, due_on = min(one, other), max(one, other)
    worse = forecast(Course(starts_on, due_on, State.UNDER_WAY, progress // 2, 0), today)
    better = forecast(Course(starts_on, due_on, State.UNDER_WAY, progress, 0), today)
    assert worse.way is not Way.ON_WAY or better.way is Way.ON_WAY


@given(DAYS, DAYS, DAYS)
def test_what_is_expected_grows_from_nothing_to_all(one: date, other: date, today: date) -> None:
    starts_on, due_on = min(one, other), max(one, other)
    expected = expected_progress(starts_on, due_on, today)
    assert 0 <= expected <= expected_progress(starts_on, due_on, today + timedelta(days=1)) <= 100


def test_the_mean_is_a_hundred_only_when_everything_is_done() -> None:
    assert mean_progress([100, 100, 99]) == 99
    assert mean_progress([100, 100]) == 100
    assert mean_progress([]) is None
