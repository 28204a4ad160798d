"""The paper on the internal measures of a year, against the printed one of Bangkok Yai."""

import io
import re
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.utils import timezone
from docx import Document
from docx.document import Document as WordDocument
from pytest_django.fixtures import Settings

from prongsai.accounts.members import Member
from prongsai.analysis.actions import choose_weak_points
from prongsai.config.demo.filling import PLANS, TODAY
from prongsai.config.demo.meeting import appoint_group
from prongsai.config.demo.supporting import support_measures
from prongsai.config.demo.taking_place import take_place
from prongsai.measures.actions import load_plan
from prongsai.measures.plan_files import read_plan
from prongsai.reports.kinds import internal_measures
from prongsai.reports.kinds.internal_measures.content import InternalMeasuresPaper
from prongsai.reports.making import make_files
from prongsai.reports.word import Manner
from prongsai.rounds.models import Round
from prongsai.rules.weakness import Choice, WeakRule
from prongsai.scoring.models import ScoreSheet

pytestmark = [pytest.mark.paper, pytest.mark.slow]
PRINTED: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parent / "printed" / "bangkok-yai-2568.yaml").read_text("utf-8")
)


@pytest.fixture
def paper(
    bangkok_yai_2568: Round,
    official_2567: ScoreSheet,
    anong: Member,
    tmp_path: Path,
    settings: Settings,
    now: datetime,
) -> InternalMeasuresPaper:
    settings.INCOMING_FOLDER, settings.EVIDENCE_FOLDER = tmp_path / "incoming", tmp_path / "evidence"
    settings.EVIDENCE_S3, settings.CLAMD = {}, ""
    choice = Choice(WeakRule.BELOW_TARGET, 95)
    choose_weak_points(round_=bangkok_yai_2568, baseline=official_2567, choice=choice, by=None, now=now)
    plan = read_plan((PLANS / "bangkok-yai-2568.yaml").read_text("utf-8"))
    load_plan(round_=bangkok_yai_2568, plan=plan, by=None, now=now)
    take_place(bangkok_yai_2568, now=TODAY)
    appoint_group(bangkok_yai_2568.agency, anong)
    support_measures(bangkok_yai_2568, now=TODAY)
    made = internal_measures.KIND.current(bangkok_yai_2568)
    assert made is not None
    return made


@pytest.fixture
def word(paper: InternalMeasuresPaper) -> WordDocument:
    template = internal_measures.KIND.house_template()
    files = make_files(paper, template, Manner(), today=timezone.localdate(TODAY))
    assert files.pdf.startswith(b"%PDF")
    return Document(io.BytesIO(files.docx))


def letters(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_it_says_what_the_printed_paper_says_row_for_row(word: WordDocument) -> None:
    rows = [[letters(cell.text) for cell in row.cells] for row in word.tables[-1].rows]
    printed = [row for row in rows if len(set(row)) == 5 and not row[0].startswith("ตัวชี้วัดที่รับ")]
    assert len(printed) == len(PRINTED["measures"])
    for row, wanted in zip(printed, PRINTED["measures"], strict=True):
        assert row[0].startswith(wanted["code"])
        assert row[0].endswith(f"({wanted['figure']}คะแนน)")
        assert row[1:] == [wanted[name] for name in ("issue", "measure", "units", "follow_up")]


def test_its_activities_stand_in_the_order_of_their_days_with_their_photos(
    word: WordDocument, paper: InternalMeasuresPaper
) -> None:
    lines = [paragraph.text for paragraph in word.paragraphs]
    text = letters("".join(lines))
    place = -1
    for wanted in PRINTED["activities"]:
        before, place = place, text.index(letters(f"วันที่ {wanted['day']}") + wanted["text"])
        assert place > before
    assert len(word.inline_shapes) == sum(one["photos"] for one in PRINTED["activities"])
    assert [len(row.pictures) for row in paper.activities[-1].rows] == [1, 3]


def test_the_order_names_positions_alone_and_the_promotion_is_numbered(
    word: WordDocument, paper: InternalMeasuresPaper
) -> None:
    (order,) = paper.orders
    assert (order.order_number, order.ordered_on) == ("441/2567", "29 ตุลาคม 2567")
    rows = [[cell.text for cell in row.cells] for row in word.tables[0].rows]
    assert rows[1:] == [[one.place, one.who, one.role] for one in order.members]
    assert rows[1] == ["1", "ผู้อำนวยการเขตบางกอกใหญ่", "ประธานคณะทำงาน"]
    assert len(rows) == 23
    lines = [letters(paragraph.text) for paragraph in word.paragraphs]
    for place, text in enumerate(PRINTED["promotion"], start=1):
        assert f"{place}.{text}" in lines


def test_it_begins_with_its_cover_and_what_it_leaves_out_is_told_of(
    word: WordDocument, bangkok_yai_2568: Round, paper: InternalMeasuresPaper
) -> None:
    assert word.paragraphs[0].text.split("\n")[-2:] == ["สำนักงานเขตบางกอกใหญ่", "ประจำปีงบประมาณ พ.ศ. 2568"]
    bare = InternalMeasuresPaper(**{**_fields(paper), "activities": (), "orders": (), "promotion": ()})
    places = [note.href for note in internal_measures.KIND.lacking(bangkok_yai_2568, bare)]
    here = "/rounds/bangkok-yai/2568/"
    assert places == [f"{here}activities/", f"{here}working-group/", f"{here}support/promotion/"]


def _fields(paper: InternalMeasuresPaper) -> dict[str, Any]:
    return {name: getattr(paper, name) for name in (*type(paper).__dataclass_fields__,)}
