"""Result tables: codes by context, scores without guessing, every mend named, every doubt refused."""

from collections.abc import Sequence
from fractions import Fraction
from time import perf_counter
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as some

from prongsai.rules.arithmetic import exact_text
from prongsai.rules.framework import Framework, How, Kind
from prongsai.rules.reading import RawRow, ReadRow, TableReading, read_table
from tests.rules.building import district_2567, framework, items, node, total
from tests.rules.worked import cases


def nacc() -> Framework:
    """A national shape: I1-I30, EIT in two parts, O1-O43, ten indicators."""
    iit = [node(str(n), Kind.INDICATOR, items("I", 6 * n - 5, 6 * n)) for n in range(1, 6)]
    parts = [node("EIT1", Kind.PART, items("E", 1, 7)), node("EIT2", Kind.PART, items("E", 8, 14))]
    nine = [
        node("9.1", Kind.SUB_INDICATOR, items("O", 1, 9)),
        node("9.2", Kind.SUB_INDICATOR, items("O", 10, 33)),
    ]
    oit = [
        node("9", Kind.INDICATOR, nine),
        node("10", Kind.INDICATOR, [node("10.1", Kind.SUB_INDICATOR, items("O", 34, 43))]),
    ]
    instruments = [
        node("IIT", Kind.INSTRUMENT, [*iit], weight="0.3"),
        node("EIT", Kind.INSTRUMENT, parts, How.MEAN_OF_CHILDREN, weight="0.3"),
        node("OIT", Kind.INSTRUMENT, oit, weight="0.4"),
    ]
    return framework(total(instruments))


FRAMEWORKS = {"district": district_2567(), "nacc": nacc()}
DISTRICT = FRAMEWORKS["district"]
CASES = cases("reading.yaml")


def table(*rows: tuple[str, ...]) -> list[RawRow]:
    return [RawRow(line, *row) for line, row in enumerate(rows, start=1)]


def read(*rows: tuple[str, ...]) -> TableReading:
    return read_table(table(*rows), DISTRICT)


def meaning(row: ReadRow) -> str:
    return "?" if row.problems or not row.codes else ", ".join(row.codes)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_codes_are_read_as_the_worked_table_says(case: dict[str, Any]) -> None:
    rows = table(*((code, "90") for code in case["printed"]))
    reading = read_table(rows, FRAMEWORKS[case.get("framework", "district")])
    assert [meaning(row) for row in reading.rows] == case["meant"]


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_every_proper_code_reads_as_itself_without_a_notice(name: str) -> None:
    chosen = FRAMEWORKS[name]
    for code in chosen.nodes:
        reading = read_table(table((code, "50")), chosen)
        assert reading.figures == {code: 50}
        assert not reading.notices


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_the_whole_framework_reads_as_itself_in_any_order(name: str) -> None:
    chosen = FRAMEWORKS[name]
    for codes in (list(chosen.nodes), list(reversed(chosen.nodes)), sorted(chosen.nodes)):
        reading = read_table(table(*((code, "50") for code in codes)), chosen)
        assert reading.figures == dict.fromkeys(codes, Fraction(50))
        assert not reading.problems


PIECES = ["I", "E", "O", "0", "1", "2", "3", "9", "10", "11", "110", ".1", "○", "๑", "l", " ", "-", "ตัวชี้วัดที่ "]


@example([("9", "90"), ("1", ""), ("I10", "90")])
@given(
    some.lists(
        some.tuples(
            some.lists(some.sampled_from(PIECES), min_size=1, max_size=4).map("".join),
            some.sampled_from(["90", "9O.84", "๙๒.๙๖ คะแนน", "92,13", "", "101", "เก้าสิบ"]),
        ),
        max_size=14,
    )
)
def test_a_mended_table_needs_no_second_mending(rows: list[tuple[str, str]]) -> None:
    """Of codes with their letter; what a bare number means depends on its neighbours, of which some are left out here."""
    first = read_table(table(*rows), DISTRICT)
    good = [row for row in first.rows if _has_letter(row) and row.value is not None and not row.problems]
    again = read_table([RawRow(row.line, row.code, exact_text(row.value)) for row in good], DISTRICT)
    assert [row.codes for row in again.rows] == [row.codes for row in good]
    assert {notice.key for notice in again.notices} <= {"same_twice"}


def _has_letter(row: ReadRow) -> bool:
    return row.code is not None and row.code[0].isalpha()


@settings(max_examples=40)
@given(
    some.lists(
        some.tuples(some.text(max_size=12), some.text(max_size=12), some.text(max_size=30)), max_size=8
    )
)
def test_no_table_breaks_the_reader(rows: list[tuple[str, str, str]]) -> None:
    reading = read(*rows)
    assert all(code in DISTRICT.nodes and 0 <= value <= 100 for code, value in reading.figures.items())
    assert reading.figures or reading.problems


def keys(found: Sequence[Any]) -> list[str]:
    return [one.key for one in found]


def test_each_mend_is_told() -> None:
    reading = read(("13", "1OO.OO"), ("○5", "92,13"), ("O6 - O8", "100"), ("e1", "ร้อยละ 87.3"))
    assert reading.figures == {
        "I3": 100, "O5": Fraction("92.13"), "O6": 100, "O7": 100, "O8": 100, "E1": Fraction("87.3"),
    }  # fmt: skip
    assert keys(reading.notices) == [
        "one_as_i", "letters_as_digits", "damaged_letter", "comma_decimal", "span_expanded", "lower_case", "unit",
    ]  # fmt: skip
    assert reading.notices[0].params == {"raw": "13", "meant": "I3"}
    assert reading.notices[1].params == {"raw": "1OO.OO", "meant": "100"}


def test_a_doubtful_number_is_refused_with_every_reading() -> None:
    reading = read(("9", "90"), ("10", "90"), ("11", "90"))
    assert keys(reading.problems) == ["ambiguous_code"]
    assert reading.problems[0].line == 3
    assert reading.problems[0].params["readings"] == "I1, I11, O11"


def test_an_item_without_a_score_is_named_and_is_not_zero() -> None:
    reading = read(("I9", "99.96"), ("I10", ""), ("I11", "-"))
    assert reading.figures == {"I9": Fraction("99.96")}
    assert [(one.key, one.params["code"]) for one in reading.notices] == [
        ("no_score", "I10"),
        ("no_score", "I11"),
    ]
    assert not reading.problems


def test_two_different_scores_for_one_item_are_a_problem_that_names_both_lines() -> None:
    reading = read(("E1", "92.13"), ("E2", "90"), ("E1", "91"))
    assert keys(reading.problems) == ["given_twice"]
    assert reading.problems[0].line == 3
    assert reading.problems[0].params == {"code": "E1", "other_line": "1", "other": "92.13"}


def test_the_same_score_twice_for_one_item_is_a_notice() -> None:
    reading = read(("E1", "92.13"), ("E1", "92.130"))
    assert not reading.problems
    assert keys(reading.notices) == ["same_twice"]


def test_a_span_that_meets_a_row_of_its_own_is_a_problem() -> None:
    reading = read(("O1-O17", "100"), ("O4", "80"))
    assert keys(reading.problems) == ["given_twice"]


@pytest.mark.parametrize("score", ["101", "-1", "ninety", "เก้าสิบ"])
def test_a_bad_score_is_a_problem_and_no_figure(score: str) -> None:
    reading = read(("E1", score), ("E2", "90"))
    assert len(reading.problems) == 1
    assert reading.figures == {"E2": 90}


def test_an_unknown_code_names_the_nearest_ones() -> None:
    reading = read(("I13", "90"), ("E2", "90"))
    assert reading.problems[0].key == "unknown_code"
    assert "I3" in reading.problems[0].params["nearest"]


def test_headings_blank_lines_and_text_give_no_figure_and_no_problem() -> None:
    reading = read(
        ("ข้อ", "คะแนน (เต็ม 100)"),
        ("ตัวชี้วัดที่ 6", ""),
        ("", "", ""),
        ("", "", "งานทะเบียน"),
        ("OIT", ""),
        ("E1", "92.13"),
        ("code", "score"),
    )
    assert reading.figures == {"E1": Fraction("92.13")}
    assert not reading.problems
    assert [row.skipped for row in reading.rows] == [
        "heading",
        "heading",
        "blank",
        "text",
        "heading",
        "",
        "heading",
    ]


def test_a_table_without_any_figure_is_refused() -> None:
    assert keys(read(("", "", "a note")).problems) == ["nothing_usable"]
    assert keys(read_table([], DISTRICT).problems) == ["nothing_usable"]


def test_five_thousand_doubtful_rows_are_read_in_no_time() -> None:
    started = perf_counter()
    reading = read(*((str(10 + n % 12), "90") for n in range(5_000)))
    assert len(reading.rows) == 5_000
    assert perf_counter() - started < 10


@pytest.mark.parametrize("piece", ["to", "O1-", "1.", " ", "ตัวชี้วัด", "คะแนน ", "(", "○"])
def test_a_cell_of_twenty_thousand_letters_is_read_in_no_time(piece: str) -> None:
    cell = (piece * 20_000)[:20_000] + " x"
    started = perf_counter()
    read((cell, "90"), ("I1", cell), ("I2", "90", cell))
    assert perf_counter() - started < 1
