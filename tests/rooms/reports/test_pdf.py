"""The PDF: for the archive (PDF/A-2a), for a screen reader (PDF/UA-1), in our font alone."""

import io
from datetime import date

import pdfplumber
import pypdfium2
import pytest

from prongsai.reports.kinds import ANALYSIS
from prongsai.reports.making import make_pdf
from prongsai.reports.word import Manner
from tests.factories.papers import analysis_paper
from tests.rooms.reports.reading_papers import letters, pages_of_pdf

pytestmark = [pytest.mark.paper, pytest.mark.slow]
DAY = date(2025, 3, 12)


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return make_pdf(
        analysis_paper(), ANALYSIS.house_template(), Manner(number="1/2568", dated_on=DAY), today=DAY
    )


def test_it_declares_pdf_a_2a_and_pdf_ua_1(pdf: bytes) -> None:
    assert b"<pdfaid:part>2</pdfaid:part>" in pdf
    assert b"<pdfaid:conformance>A</pdfaid:conformance>" in pdf
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf


def test_it_has_a_title_and_a_date_and_speaks_thai(pdf: bytes) -> None:
    document = pypdfium2.PdfDocument(pdf)
    meta = document.get_metadata_dict()
    assert meta["Title"].startswith("การวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใส สำนักงานเขตบางกอกใหญ่")
    assert meta["CreationDate"].startswith("D:20250312")
    assert b"/Lang" in pdf


def test_tables_and_heads_are_tagged(pdf: bytes) -> None:
    with pdfplumber.open(io.BytesIO(pdf)) as opened:
        kinds = [kind for page in opened.pages for kind in _kinds(page.structure_tree)]
    assert kinds.count("Table") >= 6
    assert kinds.count("TH") >= 15
    assert "H1" in kinds
    assert "H2" in kinds


def _kinds(tree: list[dict[str, object]]) -> list[str]:
    found = []
    for node in tree:
        found.append(str(node["type"]))
        found += _kinds(node.get("children", []))  # type: ignore[arg-type]
    return found


def test_only_our_font_is_in_it(pdf: bytes) -> None:
    with pdfplumber.open(io.BytesIO(pdf)) as opened:
        fonts = {char["fontname"].split("+")[-1] for page in opened.pages for char in page.chars}
        sizes = {round(char["size"], 1) for page in opened.pages for char in page.chars}
    assert fonts == {"ProngsaiPaper-Regular", "ProngsaiPaper-Bold"}
    assert sizes == {16.0, 18.0}


def test_every_page_counts_itself(pdf: bytes) -> None:
    pages = pages_of_pdf(pdf)
    for number, page in enumerate(pages, start=1):
        assert f"หน้า{number}จาก{len(pages)}" in letters(page)


def test_nothing_runs_out_of_the_page(pdf: bytes) -> None:
    with pdfplumber.open(io.BytesIO(pdf)) as opened:
        for page in opened.pages:
            assert max(char["x1"] for char in page.chars) < page.width - 50
            assert min(char["x0"] for char in page.chars) > 80


def test_a_picture_of_the_template_is_in_it_with_words() -> None:
    from tests.rooms.reports.templates_for_tests import template, with_emblem

    made = make_pdf(analysis_paper(), with_emblem(template("{{ agency }}")), Manner(), today=DAY)
    with pdfplumber.open(io.BytesIO(made)) as opened:
        assert len(opened.pages[0].images) == 1
