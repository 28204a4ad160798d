from decimal import Decimal
from fractions import Fraction

import pytest
from django.utils import translation

from prongsai.rules.framework import Text
from prongsai.ui.templatetags.prongsai import instrument, percent, score, thai_digits, words


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Decimal("97.885"), "97.89"),
        (Fraction("97.885"), "97.89"),
        (Decimal("92.995"), "93.00"),
        (Fraction(276, 3), "92.00"),
        (100, "100.00"),
        (Decimal("-1.215"), "-1.22"),
        (Fraction(-1215, 1000), "-1.22"),
        (None, "–"),
    ],
)
def test_a_score_has_two_decimals_rounded_half_up(value: Decimal | Fraction | int | None, shown: str) -> None:
    assert score(value) == shown


def test_digits_are_thai_where_asked() -> None:
    assert thai_digits("97.89") == "๙๗.๘๙"


def test_words_follow_the_active_language() -> None:
    text = Text("การเปิดเผยข้อมูล", "Disclosure")
    assert words(text) == "การเปิดเผยข้อมูล"
    with translation.override("en"):
        assert words(text) == "Disclosure"
        assert words(Text("มีแต่ไทย", "")) == "มีแต่ไทย"
    assert words("as it is") == "as it is"
    assert words(None) == ""


@pytest.mark.parametrize(
    ("code", "hue"),
    [
        ("IIT", "iit"),
        ("I3", "iit"),
        ("EIT1", "eit"),
        ("E6", "eit"),
        ("O22", "oit"),
        ("9.1", ""),
        ("TOTAL", ""),
        ("", ""),
    ],
)
def test_a_code_wears_the_hue_of_its_instrument(code: str, hue: str) -> None:
    assert instrument(code) == hue


@pytest.mark.parametrize(
    ("value", "width"), [("97.89", "97.89%"), (101, "100.00%"), (-1, "0.00%"), ("", "0%")]
)
def test_a_bar_never_leaves_its_track(value: object, width: str) -> None:
    assert percent(value) == width
