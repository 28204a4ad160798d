"""What if, and the cheapest way up."""

from fractions import Fraction
from typing import Any

import pytest

from prongsai.rules.arithmetic import shown
from prongsai.rules.framework import How, IfMissing, Kind, Rounding, RoundingMode
from prongsai.rules.improve import cheapest_way, gain_per_point, what_if
from prongsai.rules.score import Scored, UnknownCode, score
from prongsai.rules.trimming import trimmed
from tests.rules.building import (
    FRAMEWORKS,
    HALF_UP_2,
    LETTERS,
    district_2567,
    framework,
    items,
    leaf,
    node,
    total,
)
from tests.rules.worked import cases, figures


@pytest.mark.parametrize("case", cases("improving.yaml"), ids=lambda case: str(case["name"]))
def test_worked_table(case: dict[str, Any]) -> None:
    scored = score(FRAMEWORKS[case["framework"]](), figures(case["given"]))
    target = next((row for row in scored.framework.levels.levels if row.key == case.get("target")), None)
    way = cheapest_way(scored, target)
    assert way
    assert way.result.level
    raises = {lift.code: [shown(lift.before, HALF_UP_2), shown(lift.after, HALF_UP_2)] for lift in way.raises}
    assert raises == case.get("raises", raises)
    assert len(raises) == int(case.get("lifted", len(raises)))
    points = sum((lift.after - lift.before for lift in way.raises), Fraction(0))
    assert shown(points, HALF_UP_2) == case.get("points", shown(points, HALF_UP_2))
    assert way.result.level.level.key == case["reached"]


def bangkok_yai() -> Scored:
    return score(district_2567(), figures(cases("scoring.yaml")[0]["given"]))


def test_what_if_changes_one_item_and_nothing_else() -> None:
    changed = what_if(bangkok_yai(), {"E4": Fraction(100)})
    assert changed.steps["EIT"].shown == "94.40"
    assert changed.steps["IIT"] == bangkok_yai().steps["IIT"]


def test_what_if_on_an_instrument_replaces_the_items_below_it() -> None:
    changed = what_if(bangkok_yai(), {"EIT": Fraction(96)})
    assert changed.steps["EIT"].shown == "96.00"
    assert changed.steps["E1"].value is None
    assert (changed.missing, changed.mismatches) == ((), ())
    assert changed.level
    assert changed.level.level.key == "excellent"


def test_what_if_does_not_compare_with_the_printed_figures_of_the_old_state() -> None:
    printed = score(district_2567(), dict(bangkok_yai().given) | figures({"TOTAL": "97.89", "7": "91.60"}))
    assert what_if(printed, {"E4": Fraction(100)}).mismatches == ()


def test_what_if_can_fill_in_a_missing_item() -> None:
    given = dict(bangkok_yai().given)
    del given["I10"]
    assert what_if(score(district_2567(), given), {"I10": Fraction("99.91")}).total == bangkok_yai().total


def test_what_if_refuses_an_unknown_code() -> None:
    with pytest.raises(UnknownCode):
        what_if(bangkok_yai(), {"E7": Fraction(1)})


def test_gain_per_point_is_the_share_of_each_item_in_the_total() -> None:
    scored = bangkok_yai()
    gains = gain_per_point(scored.framework, scored)
    assert (gains["I1"], gains["E1"], gains["O1"]) == (Fraction("0.025"), Fraction("0.05"), Fraction(2, 110))
    assert sum(gains.values()) == 1


def test_there_is_no_way_up_from_the_top_or_to_a_level_already_reached() -> None:
    scored = bangkok_yai()
    top = what_if(scored, {"EIT": Fraction(96)})
    assert cheapest_way(top) is None
    assert scored.level
    assert cheapest_way(scored, scored.level.level) is None


def test_there_is_no_way_up_while_the_total_is_withheld() -> None:
    assert cheapest_way(score(district_2567(), figures({"I1-I12": "90"}))) is None


def test_there_is_no_way_when_what_is_missing_counts_as_zero_and_weighs_too_much() -> None:
    shape = framework(
        total(
            [node("X", Kind.INSTRUMENT, items("X", 1, 10), if_missing=IfMissing.AS_ZERO)],
            How.MEAN_OF_CHILDREN,
        )
    )
    assert cheapest_way(score(shape, figures({"X1-X6": "50"}))) is None


def raised(scored: Scored) -> dict[str, str]:
    way = cheapest_way(scored)
    assert way
    return {lift.code: shown(lift.after, HALF_UP_2) for lift in way.raises}


@pytest.mark.parametrize(
    ("mode", "after"), [(RoundingMode.HALF_UP, "94.00"), (RoundingMode.HALF_EVEN, "95.00")]
)
def test_a_mean_of_94_and_a_half_reaches_95_only_where_halves_go_up(mode: RoundingMode, after: str) -> None:
    one = node("A", Kind.INSTRUMENT, items("A", 1, 2), weight="1")
    scored = score(framework(total([one]), rounding=Rounding(mode, 0)), figures({"A1": "90", "A2": "95"}))
    assert raised(scored) == {"A1": after}


def test_of_equally_few_figures_the_ones_that_need_fewest_points_are_taken() -> None:
    """1 and 4 would do as well, but the room of 1 is small and 4 weighs little: 65 points against 54."""
    weights = {"1": "0.3", "2": "0.25", "3": "0.25", "4": "0.2"}
    indices = [leaf(code, Kind.INDICATOR, weight) for code, weight in weights.items()]
    scored = score(framework(total(indices), LETTERS), figures({"1": "95", "2": "70", "3": "70", "4": "40"}))
    way = cheapest_way(scored, LETTERS.levels[1])
    assert way
    assert {lift.code: lift.after for lift in way.raises} == {"2": Fraction("96.99"), "3": Fraction("96.99")}


def test_within_an_instrument_the_weightier_figure_is_filled_first() -> None:
    """The instrument needs 9.995 more: ten points of A1 bring 6, the rest comes from A2."""
    parts = [leaf("A1", Kind.PART, "0.6"), leaf("A2", Kind.PART, "0.4")]
    instruments = [
        node("A", Kind.INSTRUMENT, parts, How.WEIGHTED, "0.1"),
        leaf("B", Kind.INSTRUMENT, "0.9"),
    ]
    scored = score(framework(total(instruments)), figures({"A1": "90", "A2": "77.5", "B": "100"}))
    assert scored.steps["A"].shown == "85.00"
    assert raised(scored) == {"A1": "100.00", "A2": "87.49"}


def test_equal_figures_are_lifted_to_one_height() -> None:
    assert raised(bangkok_yai()) == {"E5": "97.05", "E6": "97.06"}


def test_trimming_drops_what_is_not_needed_and_lowers_the_rest() -> None:
    before = {"a": Fraction(50), "b": Fraction(90), "c": Fraction(0)}
    everything = dict.fromkeys(before, Fraction(100))
    kept = trimmed(
        everything, before, Fraction(1), lambda changes: sum((before | dict(changes)).values()) >= 170
    )
    assert kept == {"c": Fraction(30)}
