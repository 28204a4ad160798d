"""A sign names sheets that cannot have been read, leaves honest ones alone, and loses nobody."""

import random
from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from prongsai.rules.survey_signs import (
    Pattern,
    busy_day,
    repeats,
    straight_lines,
    tallies_of,
    without,
)
from tests.rules.surveys import EIT, IIT

QUESTIONS = EIT.questions
PATTERNS = st.dictionaries(
    st.tuples(*(st.one_of(st.none(), st.integers(0, 5)) for _ in QUESTIONS)), st.integers(1, 40), max_size=20
)
CONTENT: Pattern = (5, 5, 0, 5, 5, 5)
LINE: Pattern = (5, 5, 5, 5, 5, 5)
MIXED: Pattern = (1, 4, 2, 5, 0, 3)


def test_agreeing_with_praise_and_with_blame_is_a_straight_line() -> None:
    found = straight_lines(QUESTIONS, {LINE: 3, CONTENT: 90, MIXED: 7})
    assert found is not None
    assert found.patterns == {LINE: 3}


def test_a_line_with_gaps_counts_only_while_it_holds_both_ways() -> None:
    gaps = {(4, None, 4, 4, 4, 4): 2, (4, 4, None, 4, 4, 4): 5, (4, None, 4, None, None, None): 1}
    found = straight_lines(QUESTIONS, gaps)
    assert found is not None
    assert found.sheets == 2


def test_questions_that_all_point_one_way_tell_nothing() -> None:
    praising = [question for question in QUESTIONS if question.points[0] < question.points[-1]]
    assert straight_lines(praising, {(5,) * len(praising): 40}) is None


def test_honest_contentment_is_no_repeat_but_a_copied_sheet_is() -> None:
    dice = random.Random(7)
    honest: dict[Pattern, int] = {CONTENT: 150}
    for _person in range(250):
        pattern = tuple(dice.choices(range(6), (1, 2, 5, 12, 35, 45))[0] for _ in QUESTIONS)
        honest[pattern] = honest.get(pattern, 0) + 1
    assert repeats(QUESTIONS, honest).sheets == 0
    assert repeats(QUESTIONS, honest | {MIXED: 25}).sheets == 24, (
        "the first of them is a person like all others"
    )


def test_staff_with_one_habit_are_not_suspected() -> None:
    """Nearly all best: two different points at most, however often it comes."""
    nearly = tuple(
        5 - (number == 0) if question.points[0] < question.points[-1] else 0
        for number, question in enumerate(IIT.questions)
    )
    assert repeats(IIT.questions, {nearly: 60, (None,) * 12: 5}).sheets == 0


@given(PATTERNS)
def test_taking_suspects_out_leaves_all_others(patterns: dict[Pattern, int]) -> None:
    for suspects in (straight_lines(QUESTIONS, patterns), repeats(QUESTIONS, patterns)):
        assert suspects is not None
        rest = without(patterns, suspects)
        assert sum(rest.values()) + suspects.sheets == sum(patterns.values())
        assert suspects.by_chance >= 0
        for whole, left in zip(tallies_of(QUESTIONS, patterns), tallies_of(QUESTIONS, rest), strict=True):
            assert left.sheets + suspects.sheets == whole.sheets


def test_chance_is_what_independent_answers_would_give() -> None:
    """Half say 0, half say 5, everywhere: 2 of 2**6 sheets would be lines."""
    found = straight_lines(QUESTIONS, {(0,) * 6: 32, (5,) * 6: 32})
    assert found is not None
    assert found.by_chance == Fraction(64 * 2, 2**6)


def test_a_day_that_brings_a_third_stands_out() -> None:
    days = {date(2025, 2, 1) + timedelta(days=number): 10 for number in range(12)}
    assert busy_day(days) is None
    days[date(2025, 2, 5)] = 80
    assert busy_day(days) == date(2025, 2, 5)
    assert busy_day({date(2025, 2, 5): 80}) is None, "a survey of one day has no other day"
