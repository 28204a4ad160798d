"""Means are exact, "not concerned" is never a zero, and small groups stay hidden, even from a subtraction."""

import random
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.rules.survey import AnswerSheet
from prongsai.rules.survey_tally import (
    EmptyBase,
    Tally,
    is_tellable,
    is_unanimous,
    item_mean,
    shown_groups,
    tally,
    whole_of,
)
from tests.rules.surveys import EIT
from tests.rules.worked import cases

POSITIVE, NEGATIVE = EIT.questions[0], EIT.questions[2]
SHEETS = st.lists(
    st.tuples(*(st.one_of(st.none(), st.integers(0, 5)) for _ in EIT.questions)).map(
        lambda answers: AnswerSheet("other", answers)
    ),
    max_size=30,
)


@pytest.mark.parametrize("case", cases("survey_means.yaml"), ids=lambda case: case["case"])
def test_worked_means(case: dict[str, Any]) -> None:
    counted = Tally(tuple(int(count) for count in case["counts"]), int(case["not_concerned"]))
    question = NEGATIVE if case["negative"] == "yes" else POSITIVE
    assert item_mean(question, counted) == Fraction(case["mean"])


def test_nobody_gives_no_figure() -> None:
    with pytest.raises(EmptyBase):
        item_mean(POSITIVE, Tally((0,) * 6, not_concerned=12))


@given(SHEETS, st.randoms(use_true_random=False))
def test_the_order_of_sheets_does_not_matter(sheets: list[AnswerSheet], dice: random.Random) -> None:
    mixed = sheets.copy()
    dice.shuffle(mixed)
    assert tally(EIT, sheets) == tally(EIT, mixed)


@given(SHEETS, SHEETS)
def test_tallies_add_up_and_lose_nobody(some: list[AnswerSheet], others: list[AnswerSheet]) -> None:
    whole = tally(EIT, some + others)
    one, two = tally(EIT, some), tally(EIT, others)
    for code, counted in whole.items():
        assert counted == one[code] + two[code]
        assert counted.base + counted.not_concerned == len(some) + len(others)
        if counted.base:
            assert 0 <= item_mean(POSITIVE, counted) <= 100


@given(
    st.dictionaries(
        st.sampled_from("abcdefghijk"),
        st.tuples(st.integers(0, 30), st.integers(0, 30), st.integers(0, 12)),
        max_size=9,
    ),
    st.integers(2, 20),
)
def test_no_subtraction_gives_a_small_group_away(
    answers: dict[str, tuple[int, int, int]], least: int
) -> None:
    """Whoever knows the whole and what is shown learns the sum of what is hidden: many answers, of several minds."""
    groups = {name: Tally((low, high), outside) for name, (low, high, outside) in answers.items()}
    shown = shown_groups(groups, least)
    assert all(is_tellable(groups[group], least) for group in shown)
    hidden = [counted for group, counted in groups.items() if group not in shown and counted.sheets]
    if hidden and shown:
        assert is_tellable(whole_of(hidden), least)
        assert len(hidden) >= 2


def of(*counts: int) -> Tally:
    """So many people, of two minds."""
    return Tally(counts)


def test_one_small_group_takes_the_next_with_it() -> None:
    groups = {"a": of(1, 2), "b": of(4, 8), "c": of(20, 20), "d": of(0, 0)}
    assert shown_groups(groups, 10) == {"c"}
    assert shown_groups({"a": of(2, 4), "b": of(3, 4), "c": of(20, 20)}, 10) == {"c"}
    assert shown_groups({"a": of(30, 30), "b": of(30, 30)}, 10) == {"a", "b"}


def test_a_group_of_one_mind_is_not_had_by_subtraction_either() -> None:
    groups = {"a": of(0, 30), "b": of(5, 15), "c": of(20, 20)}
    assert shown_groups(groups, 10) == {"c"}
    of_one_mind_together = {"a": of(0, 30), "b": of(0, 15), "c": of(20, 20), "d": of(30, 30)}
    assert shown_groups(of_one_mind_together, 10) == {"d"}


def test_few_who_are_concerned_are_a_small_group() -> None:
    groups = {"a": Tally((1, 2), not_concerned=40), "b": of(10, 10), "c": of(20, 20)}
    assert shown_groups(groups, 10) == {"c"}


def test_hiding_never_depends_on_the_order_of_groups() -> None:
    groups = [("a", of(1, 2)), ("b", of(6, 6)), ("c", of(6, 6)), ("d", of(20, 20))]
    assert len({shown_groups(dict(order), 10) for order in [groups, groups[::-1]]}) == 1


def test_a_group_of_one_mind_is_recognised() -> None:
    assert is_unanimous(Tally((0, 0, 12, 0, 0, 0)))
    assert is_unanimous(Tally((0,) * 6, not_concerned=12))
    assert not is_unanimous(Tally((0, 0, 12, 0, 0, 0), not_concerned=1))
