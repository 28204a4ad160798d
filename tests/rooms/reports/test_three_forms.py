"""Word, PDF and preview say the same, whatever the content."""

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from prongsai.reports.kinds import ANALYSIS
from prongsai.reports.kinds.analysis.content import AnalysisPaper
from prongsai.reports.making import make_files, printed_from
from prongsai.reports.printed.html import write_html
from prongsai.reports.word import Manner
from tests.factories.papers import RESULT, analysis_paper, measure, planned, usual_plan
from tests.rooms.reports.reading_papers import (
    letters,
    pages_of_pdf,
    table_heads,
    words_by_poppler,
    words_of_html,
    words_of_pdf,
    words_of_word,
)

pytestmark = [pytest.mark.paper, pytest.mark.slow]
DAY = date(2025, 3, 12)
WITHOUT_I10 = {code: figure for code, figure in RESULT.items() if code != "I10"}
LONG = "ผู้รับบริการอาจไม่เข้าใจขั้นตอน (E-Service) และระบบคิว " * 370


def three_forms(paper: AnalysisPaper, manner: Manner) -> tuple[str, str, str]:
    files = make_files(paper, ANALYSIS.house_template(), manner, today=DAY)
    html = write_html(printed_from(files.docx))
    return words_of_word(files.docx), words_of_pdf(files.pdf, table_heads(files.docx)), words_of_html(html)


@pytest.mark.parametrize(
    ("paper", "manner"),
    [
        (analysis_paper(), Manner()),
        (analysis_paper(), Manner(number="กท 5101/123", dated_on=DAY, thai_digits=True)),
        (analysis_paper(result=WITHOUT_I10), Manner()),
        (analysis_paper([]), Manner()),
        (
            analysis_paper(
                [planned("E4"), planned("E5", reason="งานของสำนักอื่น"), planned("E6", measure(), issue="")]
            ),
            Manner(),
        ),
        (analysis_paper(result={"IIT": "90"}), Manner()),
    ],
    ids=["usual", "approved with Thai digits", "I10 missing", "nothing weak", "open items", "total withheld"],
)
def test_the_three_forms_say_the_same(paper: AnalysisPaper, manner: Manner) -> None:
    word, pdf, preview = three_forms(paper, manner)
    assert word == preview
    before, _, _ = word.partition("ตัวชี้วัดที่ต้องปรับปรุงและมาตรการ")
    assert pdf.startswith(before)
    assert Counter(pdf) == Counter(word)  # a row broken over two pages is read half by half


def test_a_draft_says_so_on_every_page_of_each_form() -> None:
    files = make_files(analysis_paper(), ANALYSIS.house_template(), Manner(draft=True), today=DAY)
    assert all(page.lstrip().startswith("ร่าง") for page in pages_of_pdf(files.pdf))
    assert "ร่าง" in write_html(printed_from(files.docx))


def test_two_hundred_measures_are_printed_and_each_page_repeats_the_head() -> None:
    paper = analysis_paper([planned("E1", *[measure(f"มาตรการลำดับ {n}") for n in range(1, 201)])])
    files = make_files(paper, ANALYSIS.house_template(), Manner(), today=DAY)
    pages = [letters(page) for page in pages_of_pdf(files.pdf)]
    head = next(head for head in table_heads(files.docx) if "หน่วยงานผู้รับผิดชอบ" in head)
    of_the_table = [page for page in pages if "มาตรการลำดับ" in page]
    assert len(of_the_table) > 10
    assert all(head in page for page in of_the_table)
    numbers = re.findall(r"มาตรการลำดับ\s*(\d+)", " ".join(pages_of_pdf(files.pdf)))
    assert [int(number) for number in numbers] == list(range(1, 201))


@pytest.mark.parametrize(
    "text", [LONG, "ก" * 20_000, "www.example.go.th/" + "a" * 19_980], ids=["words", "one letter", "address"]
)
def test_twenty_thousand_characters_in_one_cell_are_all_there(text: str) -> None:
    word, pdf, preview = three_forms(analysis_paper([planned("E1", measure("ก"), issue=text)]), Manner())
    assert letters(text) in word
    assert word == preview
    assert Counter(pdf) == Counter(word)


def test_sara_am_comes_out_whole_by_either_reader(tmp_path: Path) -> None:
    words = ("ทำงาน", "นำส่ง", "คำร้อง", "น้ำค่ำ", "ป้ำๆ", "ซ้ำ", "ก๊ำ")
    files = make_files(
        analysis_paper([planned("E1", measure(*words))]), ANALYSIS.house_template(), Manner(), today=DAY
    )
    by_poppler = letters(words_by_poppler(files.pdf, tmp_path))
    by_pdfium = words_of_pdf(files.pdf, table_heads(files.docx))
    for word in words:
        assert word in by_poppler
        assert word in by_pdfium


def test_what_looks_like_markup_or_a_tag_is_only_text() -> None:
    text = "<b>&amp; {{ agency }} #set text(red) $x$ \\n *หนา* _เอน_ [a](b) @x"
    word, pdf, preview = three_forms(analysis_paper([planned("E1", measure(text))]), Manner())
    for form in (word, pdf, preview):
        assert letters(text) in form


def test_the_same_content_makes_the_same_files() -> None:
    manner = Manner(number="1/2568", dated_on=DAY)
    first = make_files(analysis_paper(), ANALYSIS.house_template(), manner, today=DAY)
    assert make_files(analysis_paper(), ANALYSIS.house_template(), manner, today=DAY) == first


def test_the_plan_is_printed_row_by_row() -> None:
    word, _, _ = three_forms(analysis_paper(usual_plan()), Manner())
    assert "E1เต็มใจให้บริการเท่าเทียมไม่เลือกปฏิบัติ(92.13คะแนน)" in word
    assert "ตัวชี้วัดที่6คุณภาพการดำเนินงานE1" in word
