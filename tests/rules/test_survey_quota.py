"""Quotas are floors, and a forecast follows from counts and days alone."""

from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from prongsai.rules.survey_quota import Standing, in_order, pace

OPENED, LAST = date(2025, 1, 1), date(2025, 6, 30)


def test_a_floor_is_no_ceiling() -> None:
    over = Standing("revenue", 60, 75)
    assert over.is_reached
    assert over.missing == 0
    assert over.share == 1


def test_the_pace_and_the_day_on_which_it_is_full() -> None:
    found = pace(Standing("", 500, 100), opened_on=OPENED, today=date(2025, 1, 10), last_on=LAST)
    assert found.a_day == 10
    assert found.full_on == date(2025, 2, 19)
    assert found.in_time
    assert found.needed == Fraction(400, 172)


def test_too_slow_is_said() -> None:
    found = pace(Standing("", 400, 100), opened_on=OPENED, today=date(2025, 5, 31), last_on=LAST)
    assert not found.in_time


def test_nothing_has_no_forecast() -> None:
    found = pace(Standing("", 400, 0), opened_on=OPENED, today=OPENED, last_on=LAST)
    assert found.full_on is None
    assert not found.in_time


def test_the_silent_come_first_and_the_full_last() -> None:
    rows = [Standing("full", 40, 41), Standing("half", 40, 20), Standing("silent", 40, 0)]
    assert [row.of for row in in_order(rows)] == ["silent", "half", "full"]


@given(st.integers(0, 900), st.integers(0, 400), st.integers(0, 300))
def test_whatever_the_day_the_forecast_stands(count: int, minimum: int, day: int) -> None:
    today = OPENED + timedelta(days=day)
    found = pace(Standing("", minimum, count), opened_on=OPENED, today=today, last_on=LAST)
    assert found.needed >= 0
    assert (found.needed == 0) == (count >= minimum)
    if count >= minimum:
        assert found.in_time
