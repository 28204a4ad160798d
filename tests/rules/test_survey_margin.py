"""Margins agree with printed tables, shrink as more answer, and a change is called one only beyond chance."""

import random
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.rules.survey_margin import Spread, Verdict, change, critical, margin, share_between, spread
from prongsai.rules.survey_tally import Tally
from tests.rules.surveys import EIT, IIT
from tests.rules.worked import cases

POSITIVE = EIT.questions[0]
NEAR = Fraction(1, 20)


def spread_of(*counts: int) -> Spread:
    found = spread(POSITIVE, Tally(counts))
    assert found is not None
    return found


@pytest.mark.parametrize("case", cases("survey_margins.yaml"), ids=lambda case: case["case"])
def test_worked_margins(case: dict[str, Any]) -> None:
    people = int(case["people"]) if case["people"] else None
    found = margin(spread_of(*(int(count) for count in case["counts"])), people=people)
    assert abs(found - Fraction(case["about"])) <= NEAR


@pytest.mark.parametrize(
    ("freedom", "printed"), [(9, "2.262"), (14, "2.145"), (29, "2.045"), (59, "2.001"), (None, "1.960")]
)
def test_quantiles_of_printed_tables(freedom: int | None, printed: str) -> None:
    assert abs(critical(freedom) - Fraction(printed)) < Fraction(6, 1000)


def test_one_answer_has_no_spread() -> None:
    assert spread(POSITIVE, Tally((0, 0, 0, 0, 0, 1), not_concerned=40)) is None


@given(st.lists(st.integers(0, 60), min_size=6, max_size=6).filter(lambda counts: sum(counts) > 1))
def test_more_answers_of_the_same_kind_never_widen_the_margin(counts: list[int]) -> None:
    once, thrice = spread_of(*counts), spread_of(*(3 * count for count in counts))
    assert margin(thrice) <= margin(once)
    assert margin(once, people=once.base + 1) <= margin(once)


def test_a_small_difference_of_few_is_not_called_a_change() -> None:
    before, after = spread_of(0, 0, 0, 2, 3, 5), spread_of(0, 0, 0, 1, 3, 6)
    found = change(before, after)
    assert found.verdict is Verdict.ALIKE
    assert found.by == 4
    assert found.told_from > found.by


def test_the_same_difference_of_many_is_one() -> None:
    before, after = spread_of(0, 0, 0, 200, 300, 500), spread_of(0, 0, 0, 100, 300, 600)
    assert change(before, after).verdict is Verdict.HIGHER
    assert change(after, before).verdict is Verdict.LOWER


def test_comparing_many_questions_asks_for_more() -> None:
    before, after = spread_of(0, 0, 0, 30, 60, 90), spread_of(0, 0, 0, 20, 50, 110)
    assert change(before, after, comparisons=1).told_from < change(before, after, comparisons=12).told_from


@pytest.mark.slow
def test_equal_years_are_seldom_called_a_change() -> None:
    """Two draws from one office, twelve questions: any of them is called a change in about one of twenty years, not in half."""
    dice = random.Random(2568)
    wrong = 0
    for _year in range(300):
        years = [[_drawn(dice) for _question in IIT.questions] for _ in range(2)]
        changes = (change(before, after, comparisons=12) for before, after in zip(*years, strict=True))
        wrong += any(found.verdict is not Verdict.ALIKE for found in changes)
    assert wrong <= 30


def _drawn(dice: random.Random) -> Spread:
    chosen = dice.choices(range(6), (1, 2, 4, 13, 35, 45), k=60)
    return spread_of(*(chosen.count(option) for option in range(6)))


@given(st.integers(1, 500).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))))
def test_a_share_lies_in_its_interval(found: tuple[int, int]) -> None:
    part, whole = found
    low, high = share_between(part, whole)
    assert 0 <= low <= Fraction(part, whole) <= high <= 1


def test_wilsons_printed_example() -> None:
    low, high = share_between(10, 100)
    assert (round(low, 3), round(high, 3)) == (Fraction("0.055"), Fraction("0.174"))
