"""The supervising office's own rounds: its consolidated report of FY2565 as records, and a year in which it gathers.

FY2565 is from the office's own paper (see the files beside this module); its pictures are drawn ones here. What it gathers
in FY2567 is made up and marked so, but for the district's results, which are from that district's paper.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml

from prongsai.accounts.roles import Role
from prongsai.agencies.models import Agency
from prongsai.config.demo.khlong_toei import drawn
from prongsai.config.demo.places import officer_of, one_of
from prongsai.files.models import Evidence
from prongsai.followup.actions import begin_follow_up
from prongsai.frameworks.models import FrameworkVersion
from prongsai.measures.actions import add_measure, load_plan, start_plan
from prongsai.measures.content import MeasureContent
from prongsai.measures.plan_files import read_plan
from prongsai.measures.served import ServedItem
from prongsai.reports.actions import approve_paper, submit_paper
from prongsai.reports.kind import Subject
from prongsai.reports.kinds import RESULTS
from prongsai.reports.topics import Topic
from prongsai.results.actions import write_result
from prongsai.results.content import ResultContent, ShownPhoto
from prongsai.results.halves import halves, reporting_of
from prongsai.results.queries import sheet_of
from prongsai.rounds.actions import open_round
from prongsai.rounds.models import Round

HERE = Path(__file__).parent / "bma-2565"
PRINTED_YEAR, GATHERING_YEAR = 2565, 2567
HALF = "6"
PHOTOS = 4
EVERYBODY = "ทุกหน่วยงานและส่วนราชการในสังกัดกรุงเทพมหานคร"
SAMPLE = "(ข้อมูลตัวอย่าง)"
GATHERED = {
    "2": "สร้างความเข้าใจเรื่องแผนการใช้จ่ายงบประมาณแก่บุคลากรของทุกหน่วยงาน",
    "7": "เพิ่มช่องทางเผยแพร่ข้อมูลของหน่วยงานให้ประชาชนเข้าถึงได้ง่าย",
}
"""Made-up measures of the supervising office, by the indicator that each is for."""


def report_of_2565(centre: Agency, *, now: datetime) -> Round:
    """The half-year as the paper tells it: 58 measures under eight indicators, and what came of each."""
    framework = FrameworkVersion.objects.get(framework_id=f"bma-{PRINTED_YEAR}")
    round_ = open_round(agency=centre, fiscal_year=PRINTED_YEAR, framework=framework, by=None, now=now)
    plan = load_plan(round_=round_, plan=read_plan(_read("plan.yaml")), by=None, now=now)
    begin_follow_up(plan=plan, by=None, now=now)
    reporting = reporting_of(round_, halves()[HALF])
    photos = [drawn(centre, number, now) for number in range(1, PHOTOS + 1)]
    rows = yaml.safe_load(_read("report.yaml"))["results"]
    for line, row in zip(sheet_of(reporting, None).lines, rows, strict=True):
        content = _content(row, photos)
        write_result(reporting=reporting, line=line, content=content, seen=0, by=None, now=now)
    return round_


def gather(centre: Agency, district: Agency, *, now: datetime) -> None:
    """A district whose director has approved its report, and a round of the supervising office that can take from it."""
    approve_report(_round(district), now=now)
    framework = FrameworkVersion.objects.get(framework_id=f"bma-{GATHERING_YEAR}")
    round_ = open_round(agency=centre, fiscal_year=GATHERING_YEAR, framework=framework, by=None, now=now)
    for code, step in GATHERED.items():
        items = (ServedItem(code, responsible=EVERYBODY),)
        content = MeasureContent(items=items, steps=(f"{step} {SAMPLE}",))
        add_measure(round_=round_, findings=(), content=content, by=None, now=now)
    begin_follow_up(plan=start_plan(round_=round_, by=None, now=now), by=None, now=now)


def approve_report(round_: Round, *, now: datetime) -> None:
    """The report of the first half, handed in by the officer and approved by the director, under a made-up number."""
    officer = officer_of(round_.agency, today=now.date())
    director = one_of(round_.agency, Role.DIRECTOR, today=now.date())
    half = halves()[HALF]
    topic = Topic(round_, RESULTS, Subject(half.key, half.text.th))
    paper = submit_paper(topic=topic, by=officer, now=now)
    approve_paper(paper=paper, number=f"1 {SAMPLE}", dated_on=now.date(), by=director, now=now)


def _round(agency: Agency) -> Round:
    rounds = Round.objects.select_related("agency", "framework")
    return rounds.get(agency=agency, fiscal_year=GATHERING_YEAR)


def _content(row: Mapping[str, Any], photos: Sequence[Evidence]) -> ResultContent:
    return ResultContent(row["text"], [ShownPhoto(one) for one in photos[: row.get("photos", 0)]])


def _read(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")
