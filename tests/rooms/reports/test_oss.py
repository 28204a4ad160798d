"""The report on promoting BMA OSS says the same as the printed report of Khlong Toei, row for row."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from prongsai.accounts.members import Member
from prongsai.config.demo.supporting import support_measures
from prongsai.reports.kinds.oss import KIND
from prongsai.reports.kinds.oss.content import OssPaper
from prongsai.reports.word import Manner, write_word
from prongsai.rounds.models import Round
from tests.factories import support

pytestmark = [pytest.mark.paper, pytest.mark.slow]
NOW = datetime(2025, 4, 21, 2, tzinfo=UTC)
TRAINED = (
    ("สิ่งแวดล้อมและสุขาภิบาล", "28 มีนาคม 2567", "09.00 - 16.00 น."),
    ("โยธา", "29 มีนาคม 2567", "09.00 - 16.00 น."),
    ("ปกครอง", "1 เมษายน 2567", "09.00 - 16.00 น."),
    ("การศึกษา", "1 เมษายน 2567", "13.00 - 16.00 น."),
    ("พัฒนาชุมชนและสวัสดิการสังคม", "3 เมษายน 2567", "09.00 - 16.00 น."),
    ("เทศกิจ", "3 เมษายน 2567", "13.00 - 16.00 น."),
    ("รักษาความสะอาดและสวนสาธารณะ", "5 เมษายน 2567", "09.00 - 16.00 น."),
)
MANUALS = (
    ("2", "ทะเบียน"), ("3", "โยธา"), ("4", "สิ่งแวดล้อมและสุขาภิบาล"), ("5", "รายได้"), ("6", "รักษาความสะอาดและสวนสาธารณะ"),
    ("7", "การศึกษา"), ("8", "การคลัง"), ("9", "เทศกิจ"), ("10", "พัฒนาชุมชนและสวัสดิการสังคม"),
)  # fmt: skip
OSS_MANUALS = ("ปกครอง", "โยธา", "สิ่งแวดล้อมและสุขาภิบาล", "รายได้", "รักษาความสะอาดและสวนสาธารณะ", "การศึกษา")


@pytest.fixture
def printed(db: None, tmp_path: Path, settings: Settings) -> OssPaper:
    settings.INCOMING_FOLDER = tmp_path / "incoming"
    settings.EVIDENCE_FOLDER = tmp_path / "evidence"
    settings.EVIDENCE_S3, settings.CLAMD = {}, ""
    round_ = Round.objects.select_related("agency", "framework").get(
        agency__slug="khlong-toei", fiscal_year=2567
    )
    support_measures(round_, now=NOW)
    found = KIND.current(round_)
    assert found is not None
    return found


def test_it_says_what_khlong_toei_printed(printed: OssPaper) -> None:
    assert [one.number for one in printed.measures] == ["1", "2", "3", "4"]
    assert printed.gaps == ()
    first, second, third, fourth = printed.measures
    assert [(f"ฝ่าย{name}" in row.topic, row.day, row.hours) for row, (name, _day, _hours) in zip(first.trainings, TRAINED, strict=True)] == [
        (True, day, hours) for _name, day, hours in TRAINED
    ]  # fmt: skip
    assert [row.units.startswith("ฝ่าย") for row in first.trainings] == [True] * 7
    nine, six = second.manual_tables
    assert [(row.number, row.name) for row in nine.manuals] == [
        (number, f"คู่มือปฏิบัติงานสำหรับฝ่าย{name}") for number, name in MANUALS
    ]
    assert [row.name for row in six.manuals] == [
        f"คู่มือปฏิบัติงาน (BMA OSS) สำหรับฝ่าย{name}" for name in OSS_MANUALS
    ]
    assert "ช่องทางการแสดงความคิดเห็น/ข้อเสนอแนะ" in third.text
    assert len(fourth.channels) == 3
    assert [len(row.pictures) for row in fourth.photos] == [2]


def test_no_way_into_a_meeting_stands_in_it(printed: OssPaper) -> None:
    said = str(printed)
    assert "รหัสผ่าน" not in said
    assert "Teams" not in said


def test_the_word_file_has_its_tables_and_photos(printed: OssPaper) -> None:
    paper = write_word(printed, KIND.house_template(), Manner())
    assert [len(table.rows) for table in paper.tables] == [8, 10, 7]
    assert [cell.text for cell in paper.tables[1].rows[0].cells] == ["ลำดับ", "ชื่อบริการ", "สถานะ"]
    assert len(paper.inline_shapes) == 4


def test_a_measure_that_has_nothing_to_show_is_a_gap_and_none_is_no_paper(
    bangkok_yai_2568: Round, anong: Member, client_of: Callable[[Member], Client]
) -> None:
    assert KIND.current(bangkok_yai_2568) is None
    support.line(bangkok_yai_2568, None, NOW, shows="trainings")
    found = KIND.current(bangkok_yai_2568)
    assert found is not None
    assert [(gap.code, gap.kind) for gap in found.gaps] == [("1", "trainings")]
    page = client_of(anong).get("/rounds/bangkok-yai/2568/papers/oss/")
    assert page.status_code == 200
