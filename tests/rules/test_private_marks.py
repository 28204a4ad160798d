"""Marks of a private person are found in every disguise, and what offices publish passes."""

import random

import pytest

from prongsai.rules.private_marks import Kind, excerpt, is_split_over_cells, marks, plain
from tests.factories.private_words import Case, citizen, clean, company, planted

NUMBER = citizen(random.Random(7))


@pytest.mark.parametrize("case", list(planted()), ids=lambda case: case.text[:40])
def test_what_was_planted_is_found(case: Case) -> None:
    assert case.kind in {one.kind for one in marks(case.text)}


def test_recall_is_whole_and_precision_at_least_95_per_cent() -> None:
    hidden, harmless = list(planted(11)), list(clean(12))
    assert len(hidden) >= 150
    assert len(hidden) + len(harmless) >= 300
    found = sum(any(one.kind == case.kind for one in marks(case.text)) for case in hidden)
    wrong = [case.text for case in harmless if marks(case.text)]
    assert found == len(hidden), "recall"
    assert found / (found + len(wrong)) >= 0.95, wrong


@pytest.mark.parametrize("number", [company(random.Random(one)) for one in range(8)])
def test_the_number_of_a_company_passes(number: str) -> None:
    assert (
        marks(f"เลขทะเบียน {number} และ {number[0]}-{number[1:5]}-{number[5:10]}-{number[10:12]}-{number[12]}")
        == []
    )


def test_a_wrong_check_digit_is_no_number() -> None:
    wrong = NUMBER[:12] + str((int(NUMBER[12]) + 1) % 10)
    assert marks(wrong) == []


def test_digits_of_every_script_keep_their_places() -> None:
    text = "ก๑๒" + "３" + "٤"
    assert plain(text) == "ก1234"
    assert len(plain(text)) == len(text)


@pytest.mark.parametrize(
    "cells",
    [
        list(NUMBER),
        ["ชื่อ", *NUMBER, "หมายเหตุ"],
        [NUMBER[0], NUMBER[1:5], NUMBER[5:10], NUMBER[10:12], NUMBER[12]],
        [NUMBER[:5], NUMBER[5:]],
        ["1", NUMBER[:4], NUMBER[4:9], NUMBER[9:]],
    ],
)
def test_a_number_split_over_cells(cells: list[str]) -> None:
    assert is_split_over_cells(cells)


@pytest.mark.parametrize(
    "cells",
    [
        ["ยอดรวม", "12,345", "678.00", "1,234,567"],
        ["2567", "2568", "2569"],
        ["0", *company(random.Random(3))[1:]],
        [],
        ["", "", ""],
    ],
)
def test_figures_beside_each_other_are_no_number(cells: list[str]) -> None:
    assert not is_split_over_cells(cells)


@pytest.mark.parametrize("case", list(planted(21)), ids=lambda case: case.text[:40])
def test_no_excerpt_gives_away_what_it_is_about(case: Case) -> None:
    there = marks(case.text)
    for mark in there:
        told = excerpt(case.text, mark, there)
        secret = case.text[mark.begin : mark.end]
        assert secret not in told
        longest = max(
            (len(run) for run in "".join(sign if sign.isdecimal() else " " for sign in plain(told)).split()),
            default=0,
        )
        assert longest <= 4, told


def test_an_excerpt_covers_a_second_number_beside_it() -> None:
    text = f"เลข {NUMBER} โทร 081-234-5678 อ้างถึง 9988776655"
    there = marks(text)
    assert {one.kind for one in there} == {Kind.CITIZEN_NUMBER, Kind.PHONE}
    told = excerpt(text, there[0], there)
    assert "5678" not in told
    assert "9988776655" not in told
    assert told.startswith("เลข x-xxxx-xxxxx-xx-x โทร xxx-xxx-xxxx")


def test_a_long_text_is_read_quickly() -> None:
    import time

    text = ("ตาราง 1 234 567 8 " * 40 + "ข้อความทั่วไป " * 200) * 100
    start = time.perf_counter()
    marks(text)
    assert time.perf_counter() - start < 5
