"""The fiscal year turns on 1 October and is named by the year in which it ends."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.rules.calendar import FiscalYear


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2024, 9, 30), 2567),
        (date(2024, 10, 1), 2568),
        (date(2024, 12, 31), 2568),
        (date(2025, 1, 1), 2568),
        (date(2025, 9, 30), 2568),
    ],
)
def test_a_day_falls_into_its_fiscal_year(day: date, year: int) -> None:
    assert FiscalYear.of(day) == FiscalYear(year)


@given(st.dates(date(1950, 1, 1), date(2200, 1, 1)))
def test_every_day_lies_between_the_ends_of_its_year(day: date) -> None:
    year = FiscalYear.of(day)
    assert year.starts_on <= day <= year.ends_on
    assert year.previous().ends_on + timedelta(days=1) == year.starts_on


def test_years_sort() -> None:
    assert FiscalYear(2567) < FiscalYear(2568)
