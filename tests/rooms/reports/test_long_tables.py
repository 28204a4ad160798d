"""Tables as reports have them: hundreds of rows, a very long cell, merged cells, none at all, on pages that lie."""

from datetime import date

import pypdfium2
import pytest

from prongsai.reports.making import PaperFiles, make_files
from prongsai.reports.pictures import Picture, PictureRow
from prongsai.reports.printed.html import write_html
from prongsai.reports.printed.reading import read_paper
from prongsai.reports.word import Manner
from tests.factories.photo_papers import Measure, PhotoPaper, many, photo_paper, photo_template
from tests.rooms.reports.reading_papers import letters, opened, pages_of_pdf

pytestmark = [pytest.mark.paper, pytest.mark.slow, pytest.mark.django_db]
DAY = date(2025, 4, 21)
HEAD = letters("ตัวชี้วัดมาตรการ/กิจกรรมผลการดำเนินงานหลักฐาน/ภาพกิจกรรม")
SENTENCE = "จัดเจ้าหน้าที่อธิบายขั้นตอนแก่ผู้รับบริการอย่างเท่าเทียม "


def made(paper: PhotoPaper) -> PaperFiles:
    return make_files(paper, photo_template(), Manner(), today=DAY)


def test_two_hundred_rows_repeat_the_head_on_each_page() -> None:
    files = made(photo_paper(*many(200)))
    *lying, standing = pages_of_pdf(files.pdf)
    assert len(lying) > 20
    assert all(HEAD in letters(page) for page in lying)
    assert HEAD not in letters(standing)
    assert all(f"{place}. จัดประชุม" in " ".join("".join(lying).split()) for place in (1, 100, 200))


def test_a_cell_of_twenty_thousand_letters_runs_over_its_pages() -> None:
    long = (SENTENCE * 400)[:20_000] + "จบความ"
    files = made(photo_paper(Measure(("E1",), "มาตรการ", long), *many(1)))
    words = letters("".join(pages_of_pdf(files.pdf)))
    assert words.replace(HEAD, "").count(letters("จัดเจ้าหน้าที่อธิบาย")) >= 330
    assert "จบความ" in words
    assert words.count(HEAD) == len(pages_of_pdf(files.pdf)) - 1


def test_no_rows_make_a_paper_with_the_head_of_its_table() -> None:
    files = made(photo_paper())
    assert HEAD in letters("".join(pages_of_pdf(files.pdf)))
    assert [len(table.rows) for table in opened(files.docx).tables] == [1]


def test_a_measure_that_serves_several_items_is_one_cell_beside_them() -> None:
    files = made(photo_paper(Measure(("E1", "E2", "E4"), "มาตรการร่วม", "ผลร่วม"), *many(1)))
    table = opened(files.docx).tables[0]
    assert table.cell(2, 1)._tc is table.cell(3, 1)._tc is table.cell(4, 1)._tc
    assert [table.cell(row, 0).text for row in (2, 3, 4)] == ["E1", "E2", "E4"]
    html = write_html(read_paper(opened(files.docx)))
    assert html.count('rowspan="3"') == 3
    assert letters("".join(pages_of_pdf(files.pdf))).count("มาตรการร่วม") == 1


def test_pages_lie_and_stand_as_the_template_says() -> None:
    pages = pypdfium2.PdfDocument(made(photo_paper(*many(2))).pdf)
    assert [page.get_width() > page.get_height() for page in pages] == [True, False]


def test_a_row_with_more_photos_than_a_page_holds_is_broken_and_none_is_lost() -> None:
    rows = tuple(PictureRow((Picture("0" * 64, f"ภาพที่ {place}", "", 90, 67),)) for place in range(9))
    files = made(photo_paper(Measure(("E1",), "มาตรการ", "ผล", rows)))
    pages = pypdfium2.PdfDocument(files.pdf)
    shown = 0
    for page in pages:
        for one in page.get_objects():
            if one.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE:
                _left, bottom, _right, top = one.get_bounds()
                assert bottom > 40
                assert top < page.get_height() - 40
                shown += 1
    assert shown == 9
