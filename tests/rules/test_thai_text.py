"""Text of any origin is kept in one form."""

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.rules.thai_text import tidy, tidy_line

LOOKALIKES = [
    ("นํ้า", "น้ำ"),
    ("น้ํา", "น้ำ"),
    ("นำ้", "น้ำ"),
    ("กําหนด", "กำหนด"),
    ("เเผน", "แผน"),
    ("ที่\u200bทำ\ufeff", "ที่ทำ"),
    ("ที่่", "ที่"),
    ("ช ัด", "ชัด"),
    ("ก ำหนด", "กำหนด"),
    ("ป\uf70aา", "ป่า"),
    ("ปั\uf713น", "ปั่น"),
    ("ปลู\u00adกฝัง", "ปลูกฝัง"),
]


@pytest.mark.parametrize(("typed", "kept"), LOOKALIKES)
def test_what_looks_the_same_is_kept_the_same(typed: str, kept: str) -> None:
    assert tidy(typed) == kept


def test_direction_overrides_and_control_characters_are_removed() -> None:
    assert tidy("ก\u202eข\u2066ค\x00ง\x1b[0m") == "กขคง[0m"


def test_lines_stay_lines_and_other_white_space_becomes_spaces() -> None:
    assert tidy("  ก\u00a0ข\tค  \r\nง\u2028จ\n\n\n\nฉ ") == "ก ข ค\nง\nจ\n\nฉ"


def test_one_line_has_no_line_ends() -> None:
    assert tidy_line(" ก \n\n ข\u3000ค ") == "ก ข ค"


def test_plain_thai_and_english_stay_as_they_are() -> None:
    text = "ให้บริการผ่านระบบออนไลน์ (E-Service) ด้วยรอยยิ้ม ๑ ครั้ง/เดือน ฯลฯ"
    assert tidy(text) == text


@given(st.text(alphabet="กนเแะัาำํ่้๊๋ิี ็์\u200b\u202e\n\r\tab1\uf70a"))
def test_tidying_twice_changes_nothing_more(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


@pytest.mark.parametrize("piece", [" ", "\u00a0 ", "เ", "ํ่", "ก ่", "\n", " \n"])
def test_tidying_costs_no_more_than_the_length_of_the_text(piece: str) -> None:
    text = "ก" + piece * 10_000 + "ก"
    started = perf_counter()
    tidy(text)
    assert perf_counter() - started < 0.5
