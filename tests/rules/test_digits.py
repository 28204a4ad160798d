"""Thai digits both ways; everything else stays as it is."""

from hypothesis import given
from hypothesis import strategies as st

from prongsai.rules.digits import arabic, thai


def test_a_score_in_thai_digits() -> None:
    assert arabic("๙๗.๘๙") == "97.89"
    assert thai("97.89 คะแนน ปี 2567") == "๙๗.๘๙ คะแนน ปี ๒๕๖๗"


@given(st.text())
def test_there_and_back_leaves_no_thai_digit_and_loses_nothing(text: str) -> None:
    assert arabic(thai(arabic(text))) == arabic(text)
    assert not set(arabic(text)) & set("๐๑๒๓๔๕๖๗๘๙")
