"""Ways of a few people hide behind others, and no sheet is lost."""

from hypothesis import given
from hypothesis import strategies as st

from prongsai.rules.survey_channels import told_channels


def test_large_ways_are_told_the_largest_first() -> None:
    found = told_channels({"counter": 20, "link": 300, "event": 0}, 10)
    assert list(found.told.items()) == [("link", 300), ("counter", 20)]
    assert found.together == 0


def test_a_small_way_takes_the_next_larger_one_with_it() -> None:
    """Else the sum of all would give it away."""
    found = told_channels({"link": 300, "paper": 12, "event": 3}, 10)
    assert found.told == {"link": 300}
    assert found.together == 15


def test_a_survey_of_a_few_tells_no_way() -> None:
    assert told_channels({"link": 4, "paper": 2}, 10).told == {}


@given(st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 60)), st.integers(5, 30))
def test_nothing_below_the_least_is_told_or_left_to_subtract(counts: dict[str, int], least: int) -> None:
    found = told_channels(counts, least)
    assert all(count >= least for count in found.told.values())
    assert sum(found.told.values()) + found.together == sum(counts.values())
    assert found.together == 0 or found.together >= least or not found.told
