"""Khlong Toei's six-month report of FY2567 as records: the result behind it, the plan, and what came of the measures.

From the office's own paper (see the files beside this module). The photos of the paper are drawn pictures here.
"""

import csv
from collections.abc import Mapping, Sequence
from datetime import datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

from prongsai.agencies.models import Agency
from prongsai.analysis.actions import choose_weak_points
from prongsai.config.demo.pictures import MARK, sample_picture
from prongsai.files.actions import add_file
from prongsai.files.content import Description
from prongsai.files.models import Evidence
from prongsai.files.receiving import holding_bytes
from prongsai.followup.actions import begin_follow_up
from prongsai.frameworks.models import FrameworkVersion
from prongsai.measures.actions import load_plan
from prongsai.measures.plan_files import read_plan
from prongsai.results.actions import write_result
from prongsai.results.content import ResultContent, ShownPhoto
from prongsai.results.halves import halves, reporting_of
from prongsai.results.queries import Line, sheet_of
from prongsai.rounds.actions import open_round
from prongsai.rounds.models import Round
from prongsai.rules.weakness import Choice, WeakRule
from prongsai.scoring.actions import save_sheet
from prongsai.scoring.models import ScoreSheet

HERE = Path(__file__).parent / "khlong-toei"
TITLE = "คะแนนรายข้อที่รายงานรอบ 6 เดือน ปีงบประมาณ พ.ศ. 2567 อ้างถึง"
RESULT_YEAR, YEAR = 2566, 2567
PHOTOS = 4


def report_of_2567(agency: Agency, *, now: datetime) -> None:
    """The half-year as the paper tells it. Nothing is asked of its follow-up: what is known of it came in afterwards."""
    baseline = _save_result(agency, now)
    round_ = Round.objects.select_related("agency", "framework").get(agency=agency, fiscal_year=YEAR)
    choice = Choice(WeakRule.BELOW_TARGET, Fraction(95))
    choose_weak_points(round_=round_, baseline=baseline, choice=choice, by=None, now=now)
    plan = load_plan(round_=round_, plan=read_plan(_read("plan.yaml")), by=None, now=now)
    begin_follow_up(plan=plan, by=None, now=now)
    reporting = reporting_of(round_, halves()["6"])
    lines = {_codes(line): line for line in sheet_of(reporting, None).lines}
    photos = [drawn(agency, number, now) for number in range(1, PHOTOS + 1)]
    for row in yaml.safe_load(_read("report.yaml"))["results"]:
        content = _content(row, photos)
        line = lines[tuple(row["items"])]
        write_result(reporting=reporting, line=line, content=content, seen=0, by=None, now=now)


def _save_result(agency: Agency, now: datetime) -> ScoreSheet:
    """The figures that the report prints behind its items: those of the year before."""
    framework = FrameworkVersion.objects.get(framework_id=f"bma-district-{RESULT_YEAR}")
    round_ = open_round(agency=agency, fiscal_year=RESULT_YEAR, framework=framework, by=None, now=now)
    table = csv.DictReader(_read(f"result-{RESULT_YEAR}.csv").splitlines())
    return save_sheet(
        round_=round_,
        source=ScoreSheet.Source.OFFICIAL,
        title=TITLE,
        origin=f"result-{RESULT_YEAR}.csv",
        figures={row["code"]: Fraction(row["score"]) for row in table},
        by=None,
        now=now,
    )


def drawn(agency: Agency, number: int, now: datetime) -> Evidence:
    """A picture that stands in the place of one that the paper prints."""
    name = f"{agency.slug}-{number}"
    with holding_bytes(iter([sample_picture(name)]), f"{name}.jpg") as incoming:
        return add_file(
            agency=agency,
            incoming=incoming,
            upload_id=f"demo-{name}",
            description=Description(caption=f"{MARK} {number}"),
            by=None,
            now=now,
        ).evidence


def _content(row: Mapping[str, Any], photos: Sequence[Evidence]) -> ResultContent:
    return ResultContent(row["text"], [ShownPhoto(one) for one in photos[: row["photos"]]])


def _codes(line: Line) -> tuple[str, ...]:
    return tuple(finding.node.code for finding in line.measure.findings.all())


def _read(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")
