"""Tables of measures as papers print them: merged cells, damaged codes, units; nothing is written before it was shown."""

from collections.abc import Callable
from datetime import datetime
from io import BytesIO

import pytest
from django.test import Client
from docx import Document

from prongsai.accounts.members import Member
from prongsai.agencies.models import Agency
from prongsai.config.demo.communicating import communicate
from prongsai.config.demo.places import add_districts, listed_agencies
from prongsai.frameworks.queries import framework_from
from prongsai.intake.actions import take_in_measures
from prongsai.intake.paper_tables.plan import understand
from prongsai.intake.paper_tables.reading import read_rows
from prongsai.intake.paper_tables.text import text_of_file
from prongsai.intake.presenters.taking_in import TakingInPage
from prongsai.measures.models import Measure
from prongsai.measures.queries import measures_of
from prongsai.reports.kinds import COMMUNICATION
from prongsai.reports.kinds.communication.content import CommunicationPaper
from prongsai.reports.making import make_word
from prongsai.reports.word import Manner
from prongsai.rounds.models import Round
from prongsai.rules.framework import Framework
from prongsai.tables.cannot_read import CannotRead
from tests.factories.base import open_district_round

HERE = "/rounds/bangkok-yai/2568/plan/take-in/"
HEAD = "แบบสอบถามผู้มีส่วนได้ส่วนเสียภายใน\tมาตรการ/กิจกรรม\tวิธีการสร้างการรับรู้\tระยะเวลากำกับติดตาม\tส่วนราชการที่รับผิดชอบ"
Browser = Callable[[Member], Client]


def table(*rows: str) -> str:
    return "\n".join((HEAD, *rows))


@pytest.fixture
def framework(bangkok_yai_2568: Round) -> Framework:
    return framework_from(bangkok_yai_2568.framework)


def shown(client: Client, text: str, **more: str) -> TakingInPage:
    page: TakingInPage = client.post(HERE, {"table": text, **more}).context["page"]
    return page


def test_a_measure_goes_over_the_rows_of_its_merged_cells(framework: Framework) -> None:
    rows = read_rows(
        table(
            "ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่",
            "I1 เต็มใจให้บริการ\t1. ประชุม\tเวียนแจ้ง\tทุกเดือน\tทุกฝ่าย",
            "I2 อำนวยความสะดวก\t〃\t〃\t〃\tฝ่ายทะเบียน",
            "I3 เรียกรับสินบน\t\t\t\tฝ่ายโยธา",
            "I4 เปิดเผย\t2. เผยแพร่\tเว็บไซต์\tทุกไตรมาส\tทุกฝ่าย",
        ),
        framework,
    )
    assert [[item.code for item in row.items] for row in rows] == [["I1", "I2", "I3"], ["I4"]]
    assert rows[0].units == ["ทุกฝ่าย", "ฝ่ายทะเบียน", "ฝ่ายโยธา"]
    assert rows[1].cell("awareness") == "เว็บไซต์"


@pytest.mark.parametrize(
    ("printed", "code"),
    [("๑๑ เต็มใจให้บริการ", "I1"), ("11 เต็มใจให้บริการ เท่าเทียม ไม่เลือกปฏิบัติ", "I1"), ("05 แผนปฏิบัติการ", "O5"), ("○13 แผนการใช้จ่าย", "O13")],
)  # fmt: skip
def test_codes_that_the_scan_damaged_are_understood(framework: Framework, printed: str, code: str) -> None:
    lead = "O4 การประชาสัมพันธ์ข้อมูลข่าวสาร" if code == "O5" else "I2 อำนวยความสะดวก"
    rows = read_rows(table(f"{lead}\tประชุม\t-\t-\t-", f"{printed}\tเวียนแจ้ง\t-\t-\t-"), framework)
    assert [item.code for item in rows[1].items] == [code]


def test_a_cell_of_several_lines_stays_one_cell(framework: Framework) -> None:
    (row,) = read_rows(table('I1 เต็มใจให้บริการ\t"1. ประชุม\n2. เวียนแจ้ง"\t-\t-\tทุกฝ่าย'), framework)
    assert row.cell("measure") == "1. ประชุม\n2. เวียนแจ้ง"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        ("I1 เต็มใจ\tประชุม\tเวียน", "no_heads"),
        (HEAD, "no_measures"),
        (table(*(f"I1 ก\tประชุม {number}\t-\t-\t-" for number in range(301))), "too_many_for_draft"),
    ],
)
def test_what_is_no_such_table_is_refused(framework: Framework, text: str, code: str) -> None:
    with pytest.raises(CannotRead) as refused:
        read_rows(text, framework)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.docx", b"PK\x03\x04 no package", "damaged_word"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 40, "old_word"),
        ("a.docx", b"", "empty"),
    ],
)
def test_a_file_that_is_no_word_document_is_refused(name: str, content: bytes, code: str) -> None:
    with pytest.raises(CannotRead) as refused:
        text_of_file(name, content)
    assert refused.value.code == code


def test_a_word_file_without_a_table_says_so() -> None:
    held = BytesIO()
    document = Document()
    document.add_paragraph("ไม่มีตาราง")
    document.save(held)
    with pytest.raises(CannotRead) as refused:
        text_of_file("a.docx", held.getvalue())
    assert refused.value.code == "no_word_table"


def test_every_row_is_shown_and_nothing_is_written_before_it_is_confirmed(
    bangkok_yai_2568: Round, anong: Member, client_of: Browser
) -> None:
    client = client_of(anong)
    text = table("I1 เต็มใจให้บริการ\tประชุม\tเวียนแจ้ง\tทุกเดือน\tฝ่ายทะเบียน\n")
    page = shown(client, text)
    assert page.is_ready
    assert page.rows[0].codes == ("I1",)
    assert not Measure.objects.exists()
    answer = client.post(HERE, {"table": text, "write": "1", "digest": page.digest})
    assert answer.status_code == 302
    (made,) = measures_of(bangkok_yai_2568)
    assert [step.text for step in made.steps.all()] == ["ประชุม"]
    assert [unit.code for unit in made.units.all()] == ["registration"]
    assert shown(client, text).fresh == 0


def test_a_preview_that_is_no_longer_true_is_shown_again(anong: Member, client_of: Browser) -> None:
    text = table("I1 เต็มใจให้บริการ\tประชุม\t-\t-\t-")
    page = shown(client_of(anong), text, write="1", digest="somethingelse")
    assert page.is_ready
    assert not Measure.objects.exists()


def test_one_bad_row_keeps_all_out_and_says_what_to_mend(anong: Member, client_of: Browser) -> None:
    text = table("I1 เต็มใจให้บริการ\tประชุม\t-\t-\t-", f"I2 อำนวยความสะดวก\t{'ก' * 20_001}\t-\t-\t-")
    page = shown(client_of(anong), text, write="1")
    assert page.has_problems
    assert "20,001" in page.rows[0].problems[0]
    assert page.form["table"].value() == text
    assert not Measure.objects.exists()


def test_an_unknown_unit_is_printed_and_named(anong: Member, client_of: Browser) -> None:
    page = shown(client_of(anong), table("I1 เต็มใจให้บริการ\tประชุม\t-\t-\tฝ่ายอวกาศ"))
    assert any("ฝ่ายอวกาศ" in note for note in page.rows[0].notes)
    assert page.is_ready


def test_only_planners_take_measures_in(chai: Member, dao: Member, boon: Member, client_of: Browser) -> None:
    assert [client_of(one).get(HERE).status_code for one in (chai, dao, boon)] == [403, 404, 403]


@pytest.fixture
def samphanthawong(db: None, now: datetime) -> Round:
    listed = listed_agencies()
    rows = [row for row in listed["districts"] if row[0] == "samphanthawong"]
    (agency,) = add_districts(rows, listed, Agency.objects.get(slug="bma"))
    open_district_round(agency, 2568, now)
    communicate(agency, 2568, now=now)
    return Round.objects.select_related("agency", "framework").get(agency=agency, fiscal_year=2568)


def _cells(paper: CommunicationPaper) -> list[tuple[str, ...]]:
    return [
        (row.heading, row.question, row.measure, row.awareness, row.follow_up, row.units)
        for instrument in paper.tables
        for group in instrument.groups
        for band in group.bands
        for row in band.rows
    ]


@pytest.mark.slow
def test_our_own_paper_comes_back_row_for_row(
    samphanthawong: Round, bangkok_yai_2568: Round, anong: Member, now: datetime
) -> None:
    printed = COMMUNICATION.current(samphanthawong)
    assert printed is not None
    word = make_word(printed, COMMUNICATION.house_template(), Manner(thai_digits=True))
    rows = understand(text_of_file("plan.docx", word), bangkok_yai_2568)
    assert not [row.shown for row in rows if row.shown.problems]
    take_in_measures(round_=bangkok_yai_2568, rows=rows, by=anong, now=now)
    again = COMMUNICATION.current(bangkok_yai_2568)
    assert again is not None
    for one, other in zip(_cells(again), _cells(printed), strict=True):
        assert one == other
