"""Scores reproduce the worked tables, and nothing missing is hidden."""

from fractions import Fraction
from typing import Any

import pytest

from prongsai.rules.arithmetic import shown
from prongsai.rules.framework import Framework, How, IfMissing, Kind, Rounding, RoundingMode
from prongsai.rules.score import OutOfRange, Part, UnknownCode, score
from tests.rules import building
from tests.rules.building import FRAMEWORKS, district_2567, framework, items, leaf, node, total
from tests.rules.worked import cases, figures


def named(case: dict[str, Any]) -> str:
    return str(case["name"])


@pytest.mark.parametrize("case", cases("scoring.yaml"), ids=named)
def test_worked_table(case: dict[str, Any]) -> None:
    scored = score(FRAMEWORKS[case["framework"]](), figures(case["given"]))
    rounding = scored.framework.rounding
    assert {code: scored.steps[code].shown for code in case["shown"]} == case["shown"]
    for code, value in case.get("exact", {}).items():
        found = scored.steps[code].value
        assert found is not None
        assert abs(found - Fraction(value)) < Fraction(1, 10**13)
    if "level" in case:
        assert (scored.level.level.key if scored.level else "null") == case["level"]
    if "missing" in case:
        assert list(scored.missing) == case["missing"]
    if "mismatches" in case:
        found_mismatches = {
            found.code: [found.given, found.computed, found.difference] for found in scored.mismatches
        }
        assert found_mismatches == case["mismatches"]
    if "lowest" in case:
        assert [shown(scored.lowest, rounding), shown(scored.highest, rounding)] == [
            case["lowest"],
            case["highest"],
        ]
    if "above" in case:
        assert scored.level
        assert scored.level.above
        assert scored.level.above.key == case["above"]
        assert {hurdle.key: hurdle.code for hurdle in scored.level.stopped_by} == case["stopped_by"]
        assert scored.level.outside_printed_band == (case.get("outside_printed_band") == "true")


@pytest.mark.parametrize(
    "case", cases("disclosure_2564.yaml"), ids=lambda case: "-".join(case["failed"]) or "none"
)
def test_disclosure_of_2564_breaks_down_into_sub_indicators(case: dict[str, Any]) -> None:
    given = figures({"O1-O43": "100"}) | dict.fromkeys(case["failed"], Fraction(0))
    scored = score(building.nacc_2564(), given)
    assert scored.steps["9"].shown == case.get("nine", "100.00")
    assert scored.steps["10"].shown == case.get("ten", "100.00")


def small(
    if_missing: IfMissing, how: How = How.MEAN_OF_CHILDREN, total_if: IfMissing = IfMissing.LEAVE_OUT
) -> Framework:
    """A (items A1, A2) and B (item B1), half the total each; A follows `if_missing`."""
    first = node("A", Kind.INSTRUMENT, items("A", 1, 2), how, "1/2", if_missing)
    second = node("B", Kind.INSTRUMENT, items("B", 1, 1), weight="1/2")
    return framework(total([first, second], if_missing=total_if))


def test_a_mean_over_what_is_there_names_what_is_not() -> None:
    scored = score(small(IfMissing.LEAVE_OUT), figures({"A1": "80", "B1": "60"}))
    step = scored.steps["A"]
    assert (step.shown, step.missing, step.complete) == ("80.00", ("A2",), False)
    assert step.parts == (Part("A1", Fraction(1), Fraction(80)), Part("A2", Fraction(0), None))
    assert (scored.total.shown, scored.missing, scored.complete) == ("70.00", ("A2",), False)
    assert (scored.lowest, scored.highest) == (50, 75)


def test_a_missing_figure_can_count_as_zero_and_is_still_named() -> None:
    scored = score(small(IfMissing.AS_ZERO), figures({"A1": "80", "B1": "60"}))
    assert scored.steps["A"].shown == "40.00"
    assert scored.steps["A"].parts[1] == Part("A2", Fraction(1, 2), None)
    assert (scored.total.shown, scored.missing) == ("50.00", ("A2",))


def test_withholding_spreads_to_everything_above() -> None:
    scored = score(small(IfMissing.WITHHOLD, total_if=IfMissing.AS_ZERO), figures({"A1": "80", "B1": "60"}))
    assert (scored.steps["A"].value, scored.total.value, scored.total.shown) == (None, None, "")
    assert scored.steps["B"].shown == "60.00"
    assert scored.level is None
    assert (scored.missing, scored.lowest, scored.highest) == (("A2",), 50, 75)


def test_a_figure_given_above_stands_for_what_would_be_withheld_below() -> None:
    shape = small(IfMissing.WITHHOLD)
    indicator = node("A.1", Kind.INDICATOR, shape.root.children[0].children, if_missing=IfMissing.WITHHOLD)
    first = node("A", Kind.INSTRUMENT, [indicator], weight="1/2", if_missing=IfMissing.WITHHOLD)
    whole = framework(total([first, shape.root.children[1]], if_missing=IfMissing.WITHHOLD))
    assert score(whole, figures({"A": "80", "B1": "60"})).total.shown == "70.00"


def test_a_weighted_total_never_shares_out_the_weight_of_a_missing_instrument() -> None:
    scored = score(small(IfMissing.LEAVE_OUT), figures({"B1": "60"}))
    assert scored.total.value is None
    assert scored.missing == ("A1", "A2")
    assert (scored.lowest, scored.highest) == (30, 80)


def test_a_missing_instrument_that_counts_as_zero_also_decides_the_level() -> None:
    scored = score(
        small(IfMissing.LEAVE_OUT, total_if=IfMissing.AS_ZERO), figures({"A1": "100", "A2": "100"})
    )
    assert scored.total.shown == "50.00"
    assert scored.level
    assert scored.level.level.key == "urgent"


def test_a_figure_for_an_indicator_weighs_as_many_as_its_items() -> None:
    scored = score(district_2567(), figures({"1": "90", "I4": "100", "E1-E6": "100", "O1-O22": "100"}))
    assert scored.steps["IIT"].parts[:2] == (
        Part("1", Fraction(3, 4), Fraction(90)),
        Part("I4", Fraction(1, 4), Fraction(100)),
    )
    assert scored.steps["IIT"].shown == "92.50"
    assert scored.missing == ("I5", "I6", "I7", "I8", "I9", "I10", "I11", "I12")


def test_the_lowest_figure_given_counts_and_the_one_above_is_compared() -> None:
    scored = score(small(IfMissing.LEAVE_OUT), figures({"A": "99", "A1": "80", "A2": "90", "B": "60"}))
    assert (scored.steps["A"].shown, scored.steps["A"].given) == ("85.00", 99)
    assert scored.steps["B"].how is How.GIVEN
    (found,) = scored.mismatches
    assert (found.code, found.given, found.computed, found.difference) == ("A", "99.00", "85.00", "14.00")


def test_a_comparison_ignores_places_that_are_not_shown() -> None:
    assert (
        score(
            small(IfMissing.LEAVE_OUT), figures({"A": "85.004", "A1": "80", "A2": "90", "B": "60"})
        ).mismatches
        == ()
    )


def test_only_the_figures_that_count_are_listed_as_such() -> None:
    scored = score(district_2567(), figures({"1": "90", "I4": "100", "2": "95", "EIT": "99", "O1-O3": "100"}))
    assert [step.code for step in scored.counted] == ["1", "I4", "EIT", "O1", "O2", "O3"]


def test_an_instrument_rounded_before_it_is_weighted_shows_so_in_the_trace() -> None:
    rounding = Rounding(RoundingMode.HALF_UP, 2, frozenset({Kind.INSTRUMENT}))
    scored = score(district_2567(rounding), figures(cases("scoring.yaml")[0]["given"]))
    assert scored.steps["EIT"].value == Fraction("92.995")
    assert scored.total.parts[1] == Part("EIT", Fraction("0.3"), Fraction("93.00"))


def test_nothing_at_all_gives_no_total_and_names_everything() -> None:
    scored = score(district_2567(), {})
    assert (scored.total.value, scored.level, len(scored.missing)) == (None, None, 40)
    assert (scored.lowest, scored.highest) == (0, 100)


def test_a_total_without_items_in_the_data_stands_for_its_lowest_nodes() -> None:
    parts = [leaf("EIT1", Kind.PART), leaf("EIT2", Kind.PART)]
    shape = framework(
        total([node("EIT", Kind.INSTRUMENT, parts), leaf("IIT", Kind.INSTRUMENT)], How.MEAN_OF_ITEMS)
    )
    assert score(shape, figures({"EIT": "90", "IIT": "60"})).total.shown == "80.00"


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(UnknownCode) as refused:
        score(district_2567(), figures({"I1": "90", "I13": "90"}))
    assert refused.value.code == "I13"


@pytest.mark.parametrize("value", ["-0.01", "100.01", "101"])
def test_a_figure_outside_0_to_100_is_refused(value: str) -> None:
    with pytest.raises(OutOfRange) as refused:
        score(district_2567(), figures({"I1": value}))
    assert (refused.value.code, refused.value.value) == ("I1", Fraction(value))


def test_instruments_under_a_given_total_are_unknown_and_not_zero() -> None:
    scored = score(small(IfMissing.LEAVE_OUT, total_if=IfMissing.AS_ZERO), figures({"TOTAL": "96"}))
    assert (scored.total.shown, scored.level) == ("96.00", None)
