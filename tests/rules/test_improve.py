"""What if, and the cheapest way up."""

from fractions import Fraction
from typing import Any

import pytest

from prongsai.rules.arithmetic import shown
from prongsai.rules.framework import How, IfMissing, Kind
from prongsai.rules.improve import cheapest_way, gain_per_point, what_if
from prongsai.rules.score import Scored, UnknownCode, score
from tests.rules.building import FRAMEWORKS, HALF_UP_2, district_2567, framework, items, node, total
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
