"""Score cells: mended with a key for each mend, refused where nobody can know."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from prongsai.rules.digits import thai
from prongsai.rules.reading_scores import read_score
from tests.rules.worked import cases

CASES = cases("reading_scores.yaml")
FIGURES = some.decimals(min_value=0, max_value=100, places=2)


@pytest.mark.parametrize("case", CASES, ids=[case["printed"] or "empty" for case in CASES])
def test_score_cell_is_read_as_the_worked_table_says(case: dict[str, Any]) -> None:
    reading = read_score(case["printed"])
    expected = Fraction(case["value"]) if case["value"] not in {"", "?"} else None
    assert (reading.value, reading.problem) == (expected, case.get("why", ""))
    if expected is not None:
        assert list(reading.mends) == case.get("mends", [])


@given(FIGURES)
def test_a_figure_as_people_write_it_reads_as_itself(figure: Decimal) -> None:
    for written in (f"{figure:.2f}", f" {figure:.2f} ", thai(f"{figure:.2f}"), f"{figure:.2f} คะแนน"):
        assert read_score(written).value == Fraction(figure)


@given(some.text(max_size=80))
def test_no_cell_breaks_the_reader_or_leaves_the_range(raw: str) -> None:
    value = read_score(raw).value
    assert value is None or 0 <= value <= 100


def test_a_cell_of_ten_thousand_digits_is_refused_at_once() -> None:
    assert read_score("9" * 10_000).problem == "not_a_number"
