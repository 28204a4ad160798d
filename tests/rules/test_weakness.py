"""Weak items by the rule that the officer chooses."""

from fractions import Fraction

import pytest

from prongsai.rules.score import Scored, score
from prongsai.rules.weakness import Choice, WeakRule, weak_points
from tests.rules.building import district_2567, nacc_2566
from tests.rules.worked import cases, figures


def bangkok_yai() -> Scored:
    return score(district_2567(), figures(cases("scoring.yaml")[0]["given"]))


def codes(scored: Scored, choice: Choice) -> list[str]:
    return [point.code for point in weak_points(scored, choice)]


def test_below_a_target_worst_first_and_equal_ones_in_printed_order() -> None:
    points = weak_points(bangkok_yai(), Choice(WeakRule.BELOW_TARGET, target=Fraction(95)))
    assert [point.code for point in points] == ["E6", "E5", "E4", "E1", "E2"]
    assert (points[0].value, points[0].limit, points[0].gap) == (Fraction("90.84"), 95, Fraction("4.16"))
    assert [point.rank for point in points] == [1, 2, 3, 4, 5]


def test_a_figure_that_is_shown_at_the_target_is_not_below_it() -> None:
    given = dict(bangkok_yai().given) | {"E6": Fraction("94.995")}
    assert "E6" not in codes(
        score(district_2567(), given), Choice(WeakRule.BELOW_TARGET, target=Fraction(95))
    )


def test_the_lowest_three_and_no_more() -> None:
    points = weak_points(bangkok_yai(), Choice(WeakRule.LOWEST, count=3))
    assert [point.code for point in points] == ["E6", "E5", "E4"]
    assert [point.gap for point in points] == [Fraction("0.76"), Fraction("0.33"), 0]


def test_the_lowest_of_equals_are_taken_in_printed_order() -> None:
    assert codes(bangkok_yai(), Choice(WeakRule.LOWEST, count=4)) == ["E6", "E5", "E4", "E1"]


def test_full_marks_are_never_among_the_lowest() -> None:
    assert codes(bangkok_yai(), Choice(WeakRule.LOWEST, count=40)) == [
        "E6",
        "E5",
        "E4",
        "E1",
        "E2",
        "I5",
        "I10",
    ]


def test_below_need_looks_into_the_instrument_that_stops_the_next_level() -> None:
    assert codes(bangkok_yai(), Choice(WeakRule.BELOW_NEED)) == ["E6", "E5", "E4", "E1", "E2"]


def test_below_need_passes_over_a_low_item_of_an_instrument_that_does_not_stop() -> None:
    given = dict(bangkok_yai().given) | {"I1": Fraction(60)}
    assert "I1" not in codes(score(district_2567(), given), Choice(WeakRule.BELOW_NEED))


def test_below_need_looks_at_every_item_when_only_the_total_stops() -> None:
    scored = score(district_2567(), figures({"I1-I12": "72", "E1-E6": "80", "O1-O21": "90", "O22": "50"}))
    assert scored.level
    assert [hurdle.key for hurdle in scored.level.stopped_by] == ["total_min"]
    assert codes(scored, Choice(WeakRule.BELOW_NEED))[:3] == ["O22", "I1", "I2"]
    assert "O1" not in codes(scored, Choice(WeakRule.BELOW_NEED))


@pytest.mark.parametrize("rule", WeakRule)
def test_items_without_a_figure_are_not_weak_but_missing(rule: WeakRule) -> None:
    given = {code: value for code, value in bangkok_yai().given.items() if code != "E6"}
    assert "E6" not in codes(score(district_2567(), given), Choice(rule))


def test_below_need_has_nothing_to_say_at_the_top_or_without_a_level() -> None:
    top = score(
        district_2567(), figures({"I1-I12": "100", "E1-E6": "94", "E1": "100", "E2": "100", "O1-O22": "100"})
    )
    assert top.level
    assert top.level.above is None
    assert codes(top, Choice(WeakRule.BELOW_NEED)) == []
    assert codes(score(district_2567(), figures({"E1": "90"})), Choice(WeakRule.BELOW_NEED)) == []


def test_where_no_items_were_given_the_lowest_given_figures_are_looked_at() -> None:
    scored = score(nacc_2566(), figures({"IIT": "82.44", "EIT1": "79.40", "EIT2": "82.24", "OIT": "100"}))
    assert codes(scored, Choice(WeakRule.BELOW_NEED)) == ["EIT1", "EIT2", "IIT"]
