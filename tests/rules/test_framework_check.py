"""A framework that would score wrongly, or leave a result without a level, is found before it is used."""

from dataclasses import replace

import pytest

from prongsai.rules.framework import How, Kind, Level, LevelTable
from prongsai.rules.framework_check import Finding, check_levels, check_tree
from tests.rules.building import FIVE_LEVELS, LETTERS, WORDED, items, leaf, level, node, total


def keys(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.key for finding in findings]


BEST = level("best", 95, "100", every=95)
GOOD = level("good", 85, "94.99", every=85)
PASS = level("pass", 85, below=85)
IMPROVE = level("improve", 70, "84.99")
URGENT = level("urgent", 0, "69.99")


def test_thirds_sum_to_exactly_one() -> None:
    root = total([leaf(code, Kind.INSTRUMENT, "1/3") for code in ("A", "B", "C")])
    assert check_tree(root) == ()


def test_thirds_written_as_decimals_do_not() -> None:
    root = total([leaf(code, Kind.INSTRUMENT, "0.33") for code in ("A", "B", "C")])
    (finding,) = check_tree(root)
    assert (finding.key, finding.code, finding.params) == ("weights_sum", "TOTAL", {"sum": "0.99"})


def test_an_item_below_a_sub_indicator_is_in_an_indicator() -> None:
    sub = node("9.1", Kind.SUB_INDICATOR, items("O", 1, 2))
    root = total([node("OIT", Kind.INSTRUMENT, [node("9", Kind.INDICATOR, [sub])], weight="1")])
    assert check_tree(root) == ()


def test_an_item_straight_below_an_instrument_is_not() -> None:
    root = total([node("OIT", Kind.INSTRUMENT, items("O", 1, 2), weight="1")])
    assert keys(check_tree(root)) == ["item_outside_indicator"] * 2


def test_a_repeated_code_is_found_where_it_stands_the_second_time() -> None:
    root = total([leaf("IIT", Kind.INSTRUMENT, "0.5"), leaf("IIT", Kind.INSTRUMENT, "0.5")])
    (finding,) = check_tree(root)
    assert (finding.key, finding.position) == ("code_twice", 2)


@pytest.mark.parametrize(
    ("how", "weight", "expected"),
    [
        (How.WEIGHTED, None, ["weight_missing"]),
        (How.MEAN_OF_CHILDREN, "1", ["weight_unused"]),
        (How.GIVEN, None, ["given_with_children"]),
        (How.WEIGHTED, "1", []),
    ],
)
def test_weights_stand_exactly_where_they_are_used(how: How, weight: str | None, expected: list[str]) -> None:
    assert keys(check_tree(total([leaf("IIT", Kind.INSTRUMENT, weight)], how=how))) == expected


def test_a_step_without_anything_below_it_is_found() -> None:
    empty = replace(leaf("IIT", Kind.INSTRUMENT, "1"), how=How.MEAN_OF_ITEMS)
    assert keys(check_tree(total([empty]))) == ["nothing_to_count"]


@pytest.mark.parametrize("table", [FIVE_LEVELS, LETTERS, WORDED], ids=["2566 on", "to 2565", "2561"])
def test_published_tables_leave_no_result_without_a_level(table: LevelTable) -> None:
    assert check_levels(table, 2) == ()


@pytest.mark.parametrize(
    ("levels", "key", "params"),
    [
        pytest.param(
            (BEST, GOOD, IMPROVE, URGENT),
            "level_gap_instrument",
            {"total": "85.00", "total_end": "95.00", "lowest": "0.00", "lowest_end": "85.00"},
            id="no level for 85 and more with an instrument below 85",
        ),
        pytest.param(
            (BEST, GOOD, PASS, IMPROVE, level("urgent", 10, "69.99")),
            "level_gap",
            {"total": "0.00", "total_end": "10.00"},
            id="the last level does not begin at 0",
        ),
        pytest.param(
            (level("best", 96, "100"), level("good", 85, "94.99"), level("low", 0, "84.99")),
            "band_hole",
            {"end": "94.99", "next": "96.00"},
            id="printed 85.00-94.99, then 96",
        ),
        pytest.param(
            (level("best", 95, "100"), level("good", 85, "95.00"), level("low", 0, "84.99")),
            "band_overlap",
            {"end": "95.00", "next": "95.00"},
            id="95.00 stands in two bands",
        ),
        pytest.param((), "no_levels", {}, id="nothing at all"),
    ],
)
def test_a_gap_in_the_levels_is_named(levels: tuple[Level, ...], key: str, params: dict[str, str]) -> None:
    (finding,) = check_levels(LevelTable(levels), 2)
    assert (finding.key, finding.params) == (key, params)


def test_a_level_that_nothing_reaches_is_named() -> None:
    found = check_levels(LevelTable((level("any", 0), level("better", 85, every=85))), 2)
    assert [(one.key, one.code) for one in found] == [("level_unreachable", "better")]


def test_bands_of_whole_points_touch_at_whole_points() -> None:
    whole = LevelTable((level("good", 50, "100"), level("low", 0, "49")))
    assert check_levels(whole, 0) == ()
    assert keys(check_levels(whole, 2)) == ["band_hole"]
