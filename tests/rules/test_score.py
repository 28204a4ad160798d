"""Scores reproduce the worked tables, and nothing missing is hidden."""

from fractions import Fraction
from typing import Any

import pytest

from prongsai.rules.arithmetic import shown
from prongsai.rules.score import score
from tests.rules import building
from tests.rules.building import FRAMEWORKS
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
