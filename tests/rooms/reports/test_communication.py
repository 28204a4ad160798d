"""The communication plan of Samphanthawong, made from records: row for row what its printed paper says.

samphanthawong_2568.tsv was written by hand from the printed tables: the beginnings of the cells, with the damage of the scan
mended, merged cells repeated in each of their rows and short names of divisions written out in the office's order.
"""

import csv
import re
from datetime import date, datetime
from pathlib import Path

import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.table import Table, _Row

from prongsai.agencies.models import Agency
from prongsai.config.demo.communicating import communicate
from prongsai.config.demo.places import add_districts, listed_agencies
from prongsai.measures.models import Measure, Plan
from prongsai.measures.queries import plan_gaps
from prongsai.reports.kinds import COMMUNICATION
from prongsai.reports.kinds.communication.content import CommunicationPaper
from prongsai.reports.making import make_pdf, make_word
from prongsai.reports.word import Manner
from prongsai.rounds.models import Round
from tests.factories.base import open_district_round
from tests.rooms.reports.reading_papers import opened, pages_of_pdf

pytestmark = [pytest.mark.paper, pytest.mark.slow]
FOLLOW_UPS = {
    "meeting": "ประชุมติดตามคณะทำงานทุก 15 วัน",
    "both": "1. ประชุมติดตามคณะทำงานทุก 15 วัน 2. ติดตามทุกวันอังคารก่อนการประชุม Lunch Meeting กับปลัดกรุงเทพมหานคร",
    "line": "3. ผอ.เขตฯ ติดตามรายงานผ่านกลุ่ม LINE ITA สัมพันธวงศ์",
    "quarter": "ทุก ๆ ไตรมาส",
    "april": "ก่อนวันที่ 30 เมษายน 2568 เพื่อตรวจและแก้ไขให้เป็นไปตามตัวชี้วัด",
}


@pytest.fixture
def round_(db: None, now: datetime) -> Round:
    listed = listed_agencies()
    rows = [row for row in listed["districts"] if row[0] == "samphanthawong"]
    (agency,) = add_districts(rows, listed, Agency.objects.get(slug="bma"))
    open_district_round(agency, 2568, now)
    communicate(agency, 2568, now=now)
    return Round.objects.select_related("agency", "framework").get(agency=agency, fiscal_year=2568)


_made: list[CommunicationPaper] = []
"""The paper, made once for all tests that only read it."""


@pytest.fixture
def paper(request: pytest.FixtureRequest) -> CommunicationPaper:
    if not _made:
        found = COMMUNICATION.current(request.getfixturevalue("round_"))
        assert found is not None
        _made.append(found)
    return _made[0]


@pytest.fixture
def document(paper: CommunicationPaper) -> WordDocument:
    return opened(make_word(paper, COMMUNICATION.house_template(), Manner()))


def printed() -> list[dict[str, str]]:
    with (Path(__file__).parent / "samphanthawong_2568.tsv").open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table, delimiter="\t"))


def rows_of(document: WordDocument) -> list[list[str]]:
    """The five cells of every row of the tables of measures, merged cells in each row that they cover."""
    tables = [table for table in document.tables if len(table.columns) == 5]
    return [cells for table in tables for row in table.rows[1:] if len(set(cells := texts(row))) > 1]


def texts(row: _Row) -> list[str]:
    return [" ".join(cell.text.split()) for cell in row.cells]


def test_every_row_says_what_the_printed_paper_says(document: WordDocument) -> None:
    rows, expected = rows_of(document), printed()
    assert len(rows) == len(expected) == 69
    for cells, wanted in zip(rows, expected, strict=True):
        asked, measure, awareness, follow_up, units = cells
        heading = f"คำถามเฉพาะสำหรับ{wanted['heading']} " if wanted["heading"] else ""
        assert asked.startswith(f"{heading}{wanted['code']} "), wanted
        assert measure.startswith(wanted["measure"]), wanted
        assert awareness.startswith(wanted["awareness"]), wanted
        assert FOLLOW_UPS[wanted["follow_up"]] in follow_up, wanted
        assert units == wanted["units"], wanted


def test_no_damage_of_the_scan_is_left_and_nobody_is_named(paper: CommunicationPaper) -> None:
    text = str(paper.as_json())
    for slip in (
        "ด้านทุจริต",
        "OR-CODE",
        "บริจาด",
        "ตัดแปลง",
        "เขตสัมพันธ์",
        "สุขภาพ 4",
        "ทิศทิศ",
        "ก.ก.ก",
        "นาย",
        "นาง",
    ):
        assert slip not in text, slip
    assert not re.search(r"\b0\d{8,9}\b", text), "no telephone number"


def test_item_counts_are_counted_and_their_sums_are_right(paper: CommunicationPaper) -> None:
    """The printed table has 2 items for I4 to I6 and for I7 to I9, which make 10 and not the 12 below them."""
    for instrument in paper.instruments:
        assert sum(int(row.count) for row in instrument.counts) == int(instrument.total)
    assert [(row.items, row.count) for row in paper.instruments[0].counts] == [
        ("I1-I3", "3"),
        ("I4-I6", "3"),
        ("I7-I9", "3"),
        ("I10", "1"),
        ("I11-I12", "2"),
    ]
    assert [one.total for one in paper.instruments] == ["12", "6", "22"]
    assert [row.part[:3] for row in paper.instruments[2].counts] == [
        "9.1",
        "9.2",
        "9.3",
        "9.4",
        "9.5",
        "10.",
        "10.",
    ]


def test_samples_and_quotas_are_those_of_the_framework(paper: CommunicationPaper) -> None:
    internal, external, _disclosure = paper.instruments
    assert [one.minimum for one in internal.samples] == ["400"]
    assert [one.minimum for one in external.samples] == ["500", "5"]
    assert len(external.quotas) == 11
    assert external.quota_total == "500"
    assert "ฝ่ายการคลัง" in paper.divisions, "the printed list of divisions leaves it out"
    assert paper.schools.split(" ") == ["โรงเรียนวัดจักรวรรดิ", "โรงเรียนวัดสัมพันธวงศ์", "โรงเรียนวัดปทุมคงคา"]


def test_the_tables_lie_repeat_their_heads_and_merge_what_is_common(document: WordDocument) -> None:
    tables = [table for table in document.tables if len(table.columns) == 5]
    assert [table.rows[0].cells[0].text for table in tables] == [
        "แบบสอบถามผู้มีส่วนได้ส่วนเสียภายใน",
        "แบบสอบถามผู้มีส่วนได้ส่วนเสียภายนอก",
        "การเปิดเผยข้อมูล",
        "การป้องกันการทุจริต",
    ]
    for table in tables:
        assert table.rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
    page = document.sections[-1]
    assert page.page_width is not None
    assert page.page_height is not None
    assert page.page_width > page.page_height
    assert merged(tables[0], "I5 ", 1), "I4 and I5 have one measure"
    assert merged(tables[1], "คำถามเฉพาะสำหรับงานเปรียบเทียบปรับ", 1)
    assert not merged(tables[1], "คำถามเฉพาะสำหรับงานเปรียบเทียบปรับ", 4)
    assert sum(merged(tables[2], "O10 ", 0, every=True)) == 9
    assert titles(tables[2])[:2] == ["ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล", "9.1 ข้อมูลพื้นฐาน"]
    assert "9.5 การจัดการเรื่องร้องเรียนการทุจริต" in titles(tables[2]), "printed above O17 by mistake under 9.4"


def merged(table: Table, begins: str, column: int, *, every: bool = False) -> list[bool]:
    """Whether the cell continues the one above it, in rows that begin so; falsy where none does."""
    rows = [row for row in table.rows if texts(row)[0].startswith(begins)]
    found = [_continues(row, column) for row in rows]
    return found if every else [one for one in found if one]


def _continues(row: _Row, column: int) -> bool:
    merge = row._tr.tc_lst[column].find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    return merge is not None and merge.get(qn("w:val"), "continue") == "continue"


def titles(table: Table) -> list[str]:
    return [texts(row)[0] for row in table.rows[1:] if len(set(texts(row))) == 1]


def test_the_pdf_is_made_with_two_group_rows_in_a_row(paper: CommunicationPaper) -> None:
    pdf = make_pdf(paper, COMMUNICATION.house_template(), Manner(), today=date(2025, 3, 12))
    text = " ".join(pages_of_pdf(pdf))
    assert "O22" in text


def test_the_plan_behind_it_is_whole_and_every_item_has_a_measure(
    round_: Round, paper: CommunicationPaper
) -> None:
    assert plan_gaps(round_) == []
    assert paper.gaps == ()
    assert [note.code for note in COMMUNICATION.notes(round_, paper)] == ["E3 งานขออนุมัติ/อนุญาต"]
    assert Plan.objects.get(round=round_).guidelines.count("\n") == 4


def test_an_item_without_a_measure_shows_a_dash_and_is_named(round_: Round) -> None:
    Measure.objects.filter(items__node__code="O13").delete()
    paper = COMMUNICATION.current(round_)
    assert paper is not None
    assert "O13" in [note.code for note in COMMUNICATION.notes(round_, paper)]
