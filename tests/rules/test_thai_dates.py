"""A day is read as officials write it."""

from datetime import date
from time import perf_counter

import pytest

from prongsai.rules.thai_dates import NotADate, read_date

SAME_DAY = [
    "1 ต.ค. 2567",
    "1 ตค 2567",
    "๑ ตุลาคม ๒๕๖๗",
    "1 ตุลาคม พ.ศ. 2567",
    "1ต.ค.2567",
    " 1/10/2567 ",
    "01-10-2567",
    "1.10.2567",
    "2024-10-01",
    "2567-10-01",
    "1 Oct 2567 BE",
    "1 October 2024",
]


@pytest.mark.parametrize("text", SAME_DAY)
def test_every_way_of_writing_a_day_is_read(text: str) -> None:
    assert read_date(text) == date(2024, 10, 1)


@pytest.mark.parametrize("text", ["", "ตลอดปี", "1 ต.ค.", "ต.ค. 2567", "1 ต.ค. 67", "1/10", "32"])
def test_what_names_no_day_is_refused(text: str) -> None:
    with pytest.raises(NotADate, match="unreadable"):
        read_date(text)


@pytest.mark.parametrize("text", ["31 เม.ย. 2568", "29 ก.พ. 2568", "0/1/2568", "1/13/2568", "1 ม.ค. 0000"])
def test_a_day_that_does_not_exist_is_refused(text: str) -> None:
    with pytest.raises(NotADate, match="no_such_day"):
        read_date(text)


@pytest.mark.parametrize("between", [" ", " ก", "0", "/"])
def test_a_text_far_longer_than_a_day_is_refused_at_once(between: str) -> None:
    started = perf_counter()
    with pytest.raises(NotADate) as refused:
        read_date(f"1{between * 1000}2567x")
    assert refused.value.code == "unreadable"
    assert perf_counter() - started < 0.1
