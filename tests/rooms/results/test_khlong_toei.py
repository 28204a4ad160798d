"""The half-year that an office has printed, kept as records: row for row, and no figure that the paper does not print."""

from pathlib import Path

import pytest

from prongsai.agencies.models import Agency
from prongsai.analysis.models import Finding
from prongsai.config.demo.khlong_toei import report_of_2567
from prongsai.results.models import Result
from prongsai.results.queries import sheet_of
from prongsai.rounds.models import Round
from prongsai.scoring.queries import official_sheet, scored_sheet
from tests.conftest import NOW
from tests.factories.results import half_of


@pytest.fixture
def printed(khlong_toei: Agency, store: Path) -> Round:
    report_of_2567(khlong_toei, now=NOW)
    return Round.objects.get(agency=khlong_toei, fiscal_year=2567)


def test_every_measure_is_told_and_none_only_repeats(printed: Round) -> None:
    sheet = sheet_of(half_of(printed), None)
    assert [line.result.items if line.result else "" for line in sheet.lines] == [
        "I8", "I13, I16", "I20", "I22", "E10", "E12", "E14", "O27",
    ]  # fmt: skip
    assert sheet.is_complete
    assert not any(line.flaw for line in sheet.lines)
    assert all(line.photos for line in sheet.lines)


def test_the_printed_figures_are_kept_and_none_is_added(printed: Round) -> None:
    findings = Finding.objects.filter(analysis__round=printed).order_by("node__position")
    assert {one.node.code: str(one.figure)[:5] for one in findings} == {
        "I8": "92.96", "I13": "93.03", "I16": "94.33", "I20": "94.71", "I22": "93.24",
        "E10": "93.81", "E12": "91.71", "E14": "93.04", "O27": "0.000",
    }  # fmt: skip
    sheet = official_sheet(Round.objects.get(agency=printed.agency, fiscal_year=2566))
    assert sheet is not None
    scored = scored_sheet(sheet)
    assert scored.total.value is None
    assert all(scored.steps[code].value is None for code in ("IIT", "EIT", "OIT", "2", "3", "10"))


def test_damage_of_the_scan_is_mended_and_no_stray_letter_is_left(printed: Round) -> None:
    texts = "".join(result.text for result in Result.objects.filter(round=printed))
    assert not any(wrong in texts for wrong in ("ຸ", "ชักซ้อม", "พึงใจ ", "<p>"))
