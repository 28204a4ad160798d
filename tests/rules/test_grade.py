"""Levels follow their conditions; the printed bands only describe."""

from fractions import Fraction
from typing import Any

import pytest

from prongsai.rules.framework import LevelTable
from prongsai.rules.grade import NoLevel, decide_if_certain, decide_level
from tests.rules import building
from tests.rules.building import FIVE_LEVELS, level
from tests.rules.worked import cases, figures


@pytest.mark.parametrize("case", cases("levels.yaml"), ids=lambda case: str(case["name"]))
def test_worked_table(case: dict[str, Any]) -> None:
    table: LevelTable = getattr(building, case["table"])
    decision = decide_level(table, Fraction(case["total"]), figures(case["instruments"]))
    assert decision.level.key == case["level"]
    assert decision.outside_printed_band == (case["outside"] == "true")
    assert all(hurdle.holds for hurdle in decision.hurdles)


def test_the_instrument_nearest_to_failing_is_named_for_the_level_above() -> None:
    decision = decide_level(FIVE_LEVELS, Fraction("97.89"), figures({"IIT": "94", "EIT": "93", "OIT": "100"}))
    (hurdle,) = decision.stopped_by
    assert (hurdle.key, hurdle.code, hurdle.limit, hurdle.value) == ("every_instrument_min", "EIT", 95, 93)
    assert decision.above is FIVE_LEVELS.levels[0]


def test_both_the_total_and_an_instrument_can_stop_the_level_above() -> None:
    decision = decide_level(FIVE_LEVELS, Fraction(90), figures({"IIT": "86", "EIT": "90", "OIT": "93"}))
    assert [hurdle.key for hurdle in decision.stopped_by] == ["total_min", "every_instrument_min"]


def test_nothing_stands_above_the_top_level() -> None:
    decision = decide_level(FIVE_LEVELS, Fraction(99), figures({"IIT": "99"}))
    assert (decision.above, decision.stopped_by) == (None, ())


def test_a_table_with_a_gap_is_refused_and_not_guessed() -> None:
    table = LevelTable(levels=(level("top", 80, every=80), level("middle", 60)))
    with pytest.raises(NoLevel, match="59"):
        decide_level(table, Fraction(59), {})


@pytest.mark.parametrize(
    ("total", "known", "key"),
    [
        ("69", {}, "urgent"),
        ("84.99", {}, "improve"),
        ("90", {}, None),
        ("90", {"EIT": "84"}, "pass"),
        ("90", {"EIT": "86"}, None),
    ],
)
def test_an_instrument_without_a_figure_leaves_the_level_open_only_where_it_decides(
    total: str, known: dict[str, str], key: str | None
) -> None:
    instruments = {"IIT": None, "EIT": None} | figures(known)
    decision = decide_if_certain(FIVE_LEVELS, Fraction(total), instruments)
    assert (decision.level.key if decision else None) == key
    if decision:
        assert "IIT" not in {hurdle.code for hurdle in decision.hurdles + decision.stopped_by}
