"""The supervising office's report of FY2565, made from records: row for row what its printed paper says.

bma_2565.tsv holds the printed table with the damage of the scan mended (see the files under config/demo/bma-2565) and its
figures in Arabic digits: a line alone is a group row; else indicator (empty where the cell goes on), steps, who answers,
results. Digits and white space are compared in one form.
"""

from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.table import Table

from prongsai.accounts.members import Member
from prongsai.agencies.models import Agency
from prongsai.config.demo.central import report_of_2565
from prongsai.reports.kinds import CONSOLIDATED, RESULTS
from prongsai.reports.kinds.consolidated.content import ConsolidatedPaper
from prongsai.reports.making import PaperFiles, make_files
from prongsai.reports.pictures import pictures_in
from prongsai.reports.topics import topics_of
from prongsai.reports.word import Manner
from prongsai.results.models import Result
from prongsai.rounds.models import Obligation, Round
from prongsai.rules.digits import arabic
from tests.conftest import NOW
from tests.rooms.reports.reading_papers import (
    letters,
    opened,
    pages_of_pdf,
    table_heads,
    words_of_pdf,
    words_of_word,
)

pytestmark = [pytest.mark.paper, pytest.mark.slow]
DAY = date(2022, 4, 29)
HEADS = ["ประเด็นการประเมิน", "ขั้นตอนหรือวิธีการ", "ผู้รับผิดชอบ", "ผลการดำเนินการ"]
OPENING = (
    "ตามที่ปลัดกรุงเทพมหานครได้เห็นชอบให้ทุกหน่วยงานและส่วนราชการในสังกัดสำนักปลัดกรุงเทพมหานคร"
    " ดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงานของกรุงเทพมหานคร ประจำปีงบประมาณ พ.ศ. ๒๕๖๕"
    " และให้รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. ๒๕๖๕"
    " ให้สำนักงาน ก.ก. นั้น",
    "กองวินัยและเสริมสร้างจริยธรรม สำนักงาน ก.ก. ได้รวบรวมผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส"
    "ภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. ๒๕๖๕ (ณ เดือนเมษายน ๒๕๖๕) ดังนี้",
)
SIGNED = "กลุ่มงานเสริมสร้างจริยธรรม กองวินัยและเสริมสร้างจริยธรรม สำนักงาน ก.ก. เมษายน ๒๕๖๕"
MEASURES = 58
READ_TWICE = "ธิ์" * 2
"""Of ผลสัมฤทธิ์ตาม: whoever reads the text of the PDF finds these marks once more behind it; in the picture they stand once."""


@pytest.fixture
def centre(db: None) -> Agency:
    return Agency.objects.get(slug="bma")


@pytest.fixture
def half_year(centre: Agency, store: Path) -> Round:
    report_of_2565(centre, now=NOW)
    return Round.objects.select_related("agency", "framework").get(agency=centre, fiscal_year=2565)


@pytest.fixture
def paper(half_year: Round) -> ConsolidatedPaper:
    found = CONSOLIDATED.current(half_year, "6")
    assert found is not None
    return found


@pytest.fixture
def files(paper: ConsolidatedPaper) -> PaperFiles:
    return make_files(paper, CONSOLIDATED.house_template(), Manner(thai_digits=True), today=DAY)


def printed() -> list[list[str]]:
    lines = (Path(__file__).parent / "bma_2565.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines]


def table_of(files: PaperFiles) -> Table:
    (table,) = opened(files.docx).tables
    return table


def _goes_on(cell: object) -> bool:
    merge = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")  # type: ignore[attr-defined]
    return merge is not None and merge.get(qn("w:val")) != "restart"


def _plain(text: str) -> str:
    return letters(arabic(text))


def test_every_row_says_what_the_printed_paper_says(files: PaperFiles) -> None:
    head, *rows = table_of(files).rows
    assert [cell.text for cell in head.cells] == HEADS
    assert head._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
    wanted = printed()
    assert len(rows) == len(wanted) == MEASURES + 2
    for row, expected in zip(rows, wanted, strict=True):
        cells = ["".join(text.text or "" for text in cell.iter(qn("w:t"))) for cell in row._tr.tc_lst]
        shown = [
            "" if _goes_on(cell) else _plain(text) for cell, text in zip(row._tr.tc_lst, cells, strict=True)
        ]
        assert [letters(arabic(one)) for one in expected] == _without_captions(shown)


def _without_captions(cells: list[str]) -> list[str]:
    """The captions of the drawn pictures stand behind the words of a result."""
    return [cell.partition("ภาพตัวอย่าง")[0] for cell in cells]


def test_cover_opening_and_signature_are_those_of_the_source(files: PaperFiles) -> None:
    document = opened(files.docx)
    assert document.sections[0].orientation == WD_ORIENT.LANDSCAPE
    texts = [one.text for one in document.paragraphs if one.text.strip()]
    assert letters(texts[0]) == letters(
        "รายงานผลการดำเนินการตามมาตรการส่งเสริม คุณธรรมและความโปร่งใสภายในหน่วยงาน กรุงเทพมหานคร"
        " การประเมินคุณธรรมและความโปร่งใสในการดำเนินงาน ภายในหน่วยงานภาครัฐ (ITA) ประจำปีงบประมาณ พ.ศ. ๒๕๖๕"
    )
    assert [letters(one) for one in texts[2:4]] == [letters(one) for one in OPENING]
    assert letters(texts[-1]) == letters(SIGNED)


def test_an_indicator_is_one_cell_over_all_its_measures(files: PaperFiles) -> None:
    rows = [row for row in table_of(files).rows if len(row._tr.tc_lst) == len(HEADS)][1:]
    begun = [place for place, row in enumerate(rows) if not _goes_on(row._tr.tc_lst[0])]
    assert begun == [0, 7, 14, 21, 27, 39, 49, 53]


def test_numbers_begin_anew_where_somebody_else_answers(paper: ConsolidatedPaper) -> None:
    budget = paper.instruments[0].indicators[1]
    assert [row.steps[0].split(".")[0] for row in budget.rows] == ["1", "2", "3", "4", "1", "2", "3"]
    power = paper.instruments[0].indicators[2]
    assert not power.rows[0].steps[0][0].isdigit()
    assert [step.split(".")[0] for row in power.rows[1:3] for step in row.steps] == ["1", "2", "3"]


def test_pictures_stand_below_the_words_that_they_show(paper: ConsolidatedPaper) -> None:
    counts = [
        len(list(pictures_in(row.photos))) for one in paper.instruments[1].indicators for row in one.rows
    ]
    assert counts == [0, 0, 0, 0, 1, 0, 4, 0, 0, 0, *[0] * 9]


def test_the_pdf_says_the_same_and_repeats_its_head(files: PaperFiles) -> None:
    pages = pages_of_pdf(files.pdf)
    head = letters("".join(HEADS))
    assert len(pages) > 10
    assert all(head in letters(page) for page in pages[1:])
    pdf, word = Counter(words_of_pdf(files.pdf, table_heads(files.docx))), Counter(words_of_word(files.docx))
    assert not word - pdf
    assert pdf - word == Counter(READ_TWICE)


def test_no_name_of_a_person_and_no_damage_of_the_scan_is_left(half_year: Round) -> None:
    texts = "".join(Result.objects.filter(round=half_year).values_list("text", flat=True))
    for wrong in ("นางวัน", "<p>", "ชำราชการ", "สำนักงานคลัง", "สำนักงานแพทย์", "Water Utility", "แผนปฏิรูป"):
        assert wrong not in texts


def test_the_year_of_the_centre_has_nothing_that_is_late_at_once(half_year: Round) -> None:
    assert not Obligation.objects.filter(round=half_year).exists()


def test_a_result_that_is_missing_is_listed_with_the_place_where_it_is_written(half_year: Round) -> None:
    Result.objects.filter(round=half_year, items="7").order_by("pk")[0].delete()
    found = CONSOLIDATED.current(half_year, "6")
    assert found is not None
    (gap,) = CONSOLIDATED.lacking(half_year, found)
    assert gap.code.startswith("7 มีจุดประชาสัมพันธ์")
    assert gap.blocks
    assert gap.href.startswith("/rounds/bma/2565/reporting/6/measures/")


def test_only_the_supervising_office_reports_for_others(bangkok_yai_2568: Round, half_year: Round) -> None:
    assert not CONSOLIDATED.subjects(bangkok_yai_2568, None)
    assert CONSOLIDATED.current(bangkok_yai_2568, "6") is None
    assert [one.key for one in CONSOLIDATED.subjects(half_year, None)] == ["6", "12"]
    assert RESULTS.current(half_year, "6") is None


def test_every_other_paper_of_such_a_year_can_be_asked_for(
    half_year: Round, boon: Member, client_of: Callable[[Member], Client]
) -> None:
    for topic in topics_of(half_year, boon):
        place = f"/rounds/bma/2565/papers/{topic.slug}/"
        assert client_of(boon).get(place).status_code == 200, place
        assert client_of(boon).get(f"{place}lacking/").status_code == 200, place
