from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from prongsai.ui import dates
from prongsai.ui.templatetags.prongsai import thai_date, thai_moment, thai_month, thai_span

DAY = date(2025, 3, 12)


@pytest.mark.parametrize(
    ("language", "long", "expected"),
    [
        ("th", False, "12 มี.ค. 2568"),
        ("th", True, "12 มีนาคม 2568"),
        ("en", False, "12 Mar 2568 BE"),
        ("en", True, "12 March 2568 BE"),
    ],
)
def test_a_day_is_said_in_the_buddhist_era(language: str, long: bool, expected: str) -> None:
    assert dates.day_in_words(DAY, language, long=long) == expected


def test_a_moment_is_shown_in_bangkok_time() -> None:
    late_in_london = datetime(2025, 3, 11, 17, 30, tzinfo=UTC)
    assert thai_moment(late_in_london) == "12 มี.ค. 2568 00:30 น."
    assert thai_date(late_in_london) == "12 มี.ค. 2568"
    with translation.override("en"):
        assert thai_moment(late_in_london) == "12 Mar 2568 BE, 00:30"


def test_a_span_names_both_months_and_one_month_once() -> None:
    assert thai_span(date(2024, 10, 1), date(2025, 3, 31)) == "ต.ค. 2567 - มี.ค. 2568"
    assert thai_span(date(2025, 3, 1), date(2025, 3, 31)) == "มี.ค. 2568"


def test_a_missing_day_is_a_dash() -> None:
    assert [thai_date(None), thai_month(None), thai_moment(None)] == ["–", "–", "–"]
