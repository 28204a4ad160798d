"""Every line fits many people, and what is left out was said by many."""

from hypothesis import given
from hypothesis import strategies as st

from prongsai.rules.survey_microdata import Band, SharedLine, shared_lines
from prongsai.rules.survey_signs import Pattern
from tests.rules.surveys import EIT

QUESTIONS = EIT.questions
PATTERNS = st.dictionaries(
    st.tuples(*(st.one_of(st.none(), st.integers(0, 5)) for _ in QUESTIONS)), st.integers(1, 25), max_size=40
)


@given(PATTERNS, st.integers(2, 12))
def test_every_line_is_shared_and_nobody_is_lost(patterns: dict[Pattern, int], least: int) -> None:
    lines = shared_lines(QUESTIONS, patterns, least)
    if sum(patterns.values()) < least:
        assert lines == []
        return
    assert all(line.people >= least for line in lines)
    assert len({line.bands for line in lines}) == len(lines)
    assert sum(line.people for line in lines) == sum(patterns.values())


@given(PATTERNS, st.integers(2, 12))
def test_subtracting_the_lines_from_the_whole_leaves_no_small_group(
    patterns: dict[Pattern, int], least: int
) -> None:
    """Who is missing in a question of the lines, the tables name: they must be many, or nobody."""
    lines = shared_lines(QUESTIONS, patterns, least)
    for place in range(len(QUESTIONS)):
        missing = sum(line.people for line in lines if line.bands[place] is Band.LEFT_OUT)
        assert missing == 0 or missing >= least


def test_answers_become_bands_the_right_way_round() -> None:
    content: Pattern = (5, 4, 0, 2, None, 1)
    [line] = shared_lines(QUESTIONS, {content: 12}, 10)
    high, low = Band.HIGH, Band.LOW
    assert line == SharedLine((high, high, high, Band.MIDDLE, Band.NOT_CONCERNED, low), 12)


def test_a_rare_answer_goes_with_the_next_smallest() -> None:
    same = (5, 0, 5, 5, 5)
    lines = shared_lines(QUESTIONS, {(5, *same): 40, (2, *same): 12, (0, *same): 3}, 10)
    assert [(line.bands[0], line.people) for line in lines] == [(Band.LEFT_OUT, 15), (Band.HIGH, 40)]
