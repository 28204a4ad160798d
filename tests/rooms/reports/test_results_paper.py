"""The report on results, cell by cell against the layout of the paper that Khlong Toei printed for the first half of FY2567."""

import io
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.table import Table

from prongsai.accounts.members import Member
from prongsai.agencies.models import Agency
from prongsai.config.demo.khlong_toei import report_of_2567
from prongsai.reports.kinds import RESULTS
from prongsai.reports.kinds.results.content import ResultsPaper
from prongsai.reports.making import PaperFiles, make_files
from prongsai.reports.models import Paper
from prongsai.reports.pictures import pictures_in
from prongsai.reports.word import Manner
from prongsai.results.models import Result
from prongsai.rounds.models import Round
from prongsai.rounds.queries import obligations_of
from prongsai.rounds.states import State
from tests.conftest import NOW, TODAY
from tests.rooms.reports.reading_papers import (
    letters,
    opened,
    pages_of_pdf,
    table_heads,
    words_of_pdf,
    words_of_word,
)

pytestmark = [pytest.mark.paper, pytest.mark.slow]
DAY = date(2024, 4, 25)
HEADS = [
    "ประเด็นการประเมิน",
    "ประเด็นที่จำเป็นต้องปรับปรุง/ยกระดับการพัฒนา",
    "มาตรการ/กิจกรรมในการเตรียมความพร้อมรับการประเมิน",
    "ผลการดำเนินการตามมาตรการยกระดับคุณธรรมและความโปร่งใสภายในหน่วยงาน",
    "ภาพกิจกรรมที่แสดงถึงการปฏิบัติจริงอย่างเป็นรูปธรรม",
]
ROWS = [
    "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)",
    "ตัวชี้วัดที่ ๒ การใช้งบประมาณ",
    ("I8", "(๙๒.๙๖ คะแนน)"),
    "ตัวชี้วัดที่ ๓ การใช้อำนาจ",
    ("I13", "(๙๓.๐๓ คะแนน)"),
    ("I16", "(๙๔.๓๓ คะแนน)"),
    "ตัวชี้วัดที่ ๔ การใช้ทรัพย์สินของราชการ",
    ("I20", "(๙๔.๗๑ คะแนน)"),
    "ตัวชี้วัดที่ ๕ การแก้ไขปัญหาการทุจริต",
    ("I22", "(๙๓.๒๔ คะแนน)"),
    "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT)",
    "ตัวชี้วัดที่ ๗ ประสิทธิภาพการสื่อสาร",
    ("E10", "(๙๓.๘๑ คะแนน)"),
    "ตัวชี้วัดที่ ๘ การปรับปรุงระบบการทำงาน",
    ("E12", "(๙๑.๗๑ คะแนน)"),
    ("E14", "(๙๓.๐๔ คะแนน)"),
    "แบบวัดการเปิดเผยข้อมูลสาธารณะ (OIT)",
    "ตัวชี้วัดที่ ๑๐ การป้องกันการทุจริต",
    ("O27", "(๐ คะแนน)"),
]
"""What the paper prints below its head: group rows, and for each item its code and its figure."""


@pytest.fixture
def half_year(khlong_toei: Agency, store: Path) -> Round:
    report_of_2567(khlong_toei, now=NOW)
    return Round.objects.select_related("agency").get(agency=khlong_toei, fiscal_year=2567)


@pytest.fixture
def paper(half_year: Round) -> ResultsPaper:
    found = RESULTS.current(half_year, "6")
    assert found is not None
    return found


@pytest.fixture
def files(paper: ResultsPaper) -> PaperFiles:
    return make_files(paper, RESULTS.house_template(), Manner(thai_digits=True), today=DAY)


def table_of(document: WordDocument) -> Table:
    (table,) = document.tables
    return table


def test_the_paper_is_that_of_its_source_cell_by_cell(half_year: Round, files: PaperFiles) -> None:
    document = opened(files.docx)
    assert document.sections[0].orientation == WD_ORIENT.LANDSCAPE
    title = document.paragraphs[0].text
    assert letters(title) == letters(
        "การรายงานผลการดำเนินการตามมาตรการยกระดับคุณธรรมและความโปร่งใสภายในหน่วยงาน ของสำนักงานเขตคลองเตย"
        " ประจำปีงบประมาณ พ.ศ. ๒๕๖๗ รอบ ๖ เดือนแรก (ตุลาคม ๒๕๖๖ - มีนาคม ๒๕๖๗)"
    )
    head, *rows = table_of(document).rows
    assert [cell.text for cell in head.cells] == HEADS
    assert head._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
    assert len(rows) == len(ROWS)
    for row, wanted in zip(rows, ROWS, strict=True):
        if isinstance(wanted, str):
            assert row.cells[0].text == wanted
            assert row.cells[0].grid_span == 5
        else:
            code, figure = wanted
            assert row.cells[0].text.startswith(f"{code} ")
            assert row.cells[0].text.endswith(figure)
            assert all(cell.text for cell in row.cells[1:4])


def test_a_measure_of_two_items_is_one_cell_over_both(files: PaperFiles) -> None:
    rows = {row.cells[0].text.split()[0]: row for row in table_of(opened(files.docx)).rows}
    first, second = rows["I13"], rows["I16"]
    assert first.cells[1]._tc is not second.cells[1]._tc
    for column in (2, 3, 4):
        assert first.cells[column]._tc is second.cells[column]._tc
    assert rows["E12"].cells[2]._tc is not rows["E14"].cells[2]._tc


def test_results_stand_line_by_line_with_their_photos_in_the_last_column(
    half_year: Round, paper: ResultsPaper, files: PaperFiles
) -> None:
    document = opened(files.docx)
    for result in Result.objects.filter(round=half_year):
        assert letters(result.text.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))) in letters(
            words_of_word(files.docx)
        )
    rows = [row for row in table_of(document).rows if row.cells[0].grid_span == 1][1:]
    photos = [len(list(row.cells[4]._tc.iter(qn("w:drawing")))) for row in rows]
    assert photos == [2, 2, 2, 3, 4, 2, 2, 3, 2]
    assert all(not list(cell._tc.iter(qn("w:drawing"))) for row in rows for cell in row.cells[:4])
    assert all(picture.width > picture.height for picture in pictures_in(paper))


def test_the_pdf_says_the_same_and_repeats_its_head(files: PaperFiles) -> None:
    pages = pages_of_pdf(files.pdf)
    head = letters(HEADS[0])
    assert len(pages) > 2
    assert all(head in letters(page) for page in pages)
    assert sorted(words_of_pdf(files.pdf, table_heads(files.docx))) == sorted(words_of_word(files.docx))
    page = pypdfium2.PdfDocument(io.BytesIO(files.pdf))[0]
    assert page.get_width() > page.get_height()


def test_what_is_missing_is_listed_with_the_place_where_it_is_mended(half_year: Round) -> None:
    Result.objects.filter(round=half_year, items="I13, I16").delete()
    found = RESULTS.current(half_year, "6")
    assert found is not None
    (gap,) = RESULTS.lacking(half_year, found)
    assert (gap.code, gap.blocks) == ("I13, I16", True)
    assert gap.href.startswith("/rounds/khlong-toei/2567/reporting/6/measures/")
    assert not found.ready


def test_the_approved_report_proves_the_duty_of_its_half(bangkok_yai_2568: Round, anong: Member) -> None:
    def states() -> list[State]:
        duties = obligations_of(bangkok_yai_2568, TODAY).filter(code__endswith="_month_report")
        return [State(duty.state) for duty in duties.order_by("due_on")]  # type: ignore[attr-defined]

    before = states()
    Paper.objects.create(
        agency=bangkok_yai_2568.agency,
        round=bangkok_yai_2568,
        kind="results",
        subject="6",
        state=Paper.State.SUBMITTED,
        content={},
        sha256="0" * 64,
        submitted_at=NOW,
        submitted_by=anong.user,
    )
    assert states() == [State.IN_REVIEW, before[1]]
