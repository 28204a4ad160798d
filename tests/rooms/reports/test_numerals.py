"""Thai digits: everywhere but in what is read in Latin letters."""

import io
from time import perf_counter

import pytest
from docx import Document

from prongsai.reports.numerals import in_thai_digits, write_in_thai_digits


@pytest.mark.parametrize(
    ("arabic", "thai"),
    [
        ("97.89 คะแนน", "๙๗.๘๙ คะแนน"),
        ("ตัวชี้วัดที่ 9.1", "ตัวชี้วัดที่ ๙.๑"),
        ("E3, O12 และ I1 ได้ 100.00", "E3, O12 และ I1 ได้ ๑๐๐.๐๐"),
        ("EIT ได้ 93.00", "EIT ได้ ๙๓.๐๐"),
        ("1. จองคิวผ่าน BMA Q รุ่น2", "๑. จองคิวผ่าน BMA Q รุ่น๒"),
        ("https://example.go.th/2568/1 ปี 2568", "https://example.go.th/2568/1 ปี ๒๕๖๘"),
        ("officer1@example.go.th", "officer1@example.go.th"),
        ("(Walk-in24)(24)", "(Walk-in24)(๒๔)"),
        ("กท 5101/123", "กท ๕๑๐๑/๑๒๓"),
        ("12 มีนาคม 2568", "๑๒ มีนาคม ๒๕๖๘"),
        ("", ""),
    ],
)
def test_digits_become_thai_outside_latin_words(arabic: str, thai: str) -> None:
    assert in_thai_digits(arabic) == thai


def test_a_code_cut_into_runs_keeps_its_digits() -> None:
    document = Document()
    paragraph = document.add_paragraph("ข้อ E")
    paragraph.add_run("1")
    paragraph.add_run("2 ได้ 9")
    paragraph.add_run("9.5")
    write_in_thai_digits(document)
    assert [run.text for run in paragraph.runs] == ["ข้อ E", "1", "2 ได้ ๙", "๙.๕"]


def test_headers_footers_and_page_numbers_follow() -> None:
    document = Document()
    document.sections[0].footer.paragraphs[0].text = "หน้า 1"
    write_in_thai_digits(document)
    kept = io.BytesIO()
    document.save(kept)
    read = Document(io.BytesIO(kept.getvalue()))
    assert read.sections[0].footer.paragraphs[0].text == "หน้า ๑"
    assert 'w:fmt="thaiNumbers"' in read.element.xml


@pytest.mark.parametrize("piece", ["1", ".-", "1a ", "ก1"])
def test_a_long_run_costs_no_more_than_its_length(piece: str) -> None:
    started = perf_counter()
    in_thai_digits(piece * 20_000)
    assert perf_counter() - started < 0.5
