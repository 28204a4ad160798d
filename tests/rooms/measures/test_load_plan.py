"""The real plan of Bangkok Yai, as it was printed."""

from datetime import date, datetime
from importlib.resources import files

import pytest

from prongsai.analysis.models import Finding
from prongsai.measures.actions import ItemSpec, PlanSpec, load_plan
from prongsai.measures.content import CannotPlan
from prongsai.measures.models import Measure
from prongsai.measures.plan_files import read_plan
from prongsai.measures.queries import plan_gaps, planned_findings
from prongsai.rounds.models import Round

PRINTED = files("prongsai.config.demo") / "plans" / "bangkok-yai-2568.yaml"


def test_the_printed_plan_is_whole(
    bangkok_yai_2568: Round, findings: dict[str, Finding], now: datetime
) -> None:
    load_plan(round_=bangkok_yai_2568, plan=read_plan(PRINTED.read_text("utf-8")), by=None, now=now)
    assert plan_gaps(bangkok_yai_2568) == []
    rows = {one.finding.node.code: one for one in planned_findings(bangkok_yai_2568)}
    assert list(rows) == ["E1", "E2", "E4", "E5", "E6"]
    for code, one in rows.items():
        (measure,) = one.measures
        assert (measure.starts_on, measure.ends_on) == (date(2024, 10, 1), date(2025, 9, 30))
        assert measure.follow_up_text == "ผู้อำนวยการเขต ติดตามทุกเดือน"
        assert measure.all_divisions == (code != "E4")
        assert [unit.code for unit in measure.units.all()] == (["administration"] if code == "E4" else [])
    assert rows["E6"].finding.issue.startswith("หน่วยงานมีการให้บริการผ่านระบบออนไลน์ (E-Service)")


def test_the_slips_of_the_scan_are_mended_and_nobody_is_named() -> None:
    text = "".join(
        [item.issue for item in read_plan(PRINTED.read_text("utf-8")).items]
        + [
            step
            for measure in read_plan(PRINTED.read_text("utf-8")).measures
            for step in measure.content.steps
        ]
    )
    assert "ขอบคุณ" in text
    for slip in ("ขอคุณ", "อำนาจความสะดวก", "นาย", "น.ส.", "  "):
        assert slip not in text


def test_a_plan_for_an_item_that_was_not_found_weak_changes_nothing(
    bangkok_yai_2568: Round, findings: dict[str, Finding], now: datetime
) -> None:
    wrong = PlanSpec(items=(ItemSpec("E1", "ประเด็น"), ItemSpec("O22", "ประเด็น")), measures=())
    with pytest.raises(CannotPlan, match="O22"):
        load_plan(round_=bangkok_yai_2568, plan=wrong, by=None, now=now)
    findings["E1"].refresh_from_db()
    assert findings["E1"].issue == ""
    assert not Measure.objects.exists()
