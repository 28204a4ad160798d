"""The Word file: tables, styles and Thai settings as an officer's Word wants them."""

from datetime import date

import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.table import Table

from prongsai.reports.kinds import ANALYSIS
from prongsai.reports.making import make_word
from prongsai.reports.word import Manner
from tests.factories.papers import analysis_paper, measure, planned
from tests.rooms.reports.reading_papers import opened

pytestmark = [pytest.mark.paper, pytest.mark.slow]
APPROVED = Manner(number="กท 5101/123", dated_on=date(2025, 3, 12))


@pytest.fixture(scope="module")
def document() -> WordDocument:
    return opened(make_word(analysis_paper(), ANALYSIS.house_template(), Manner()))


@pytest.fixture(scope="module")
def measures(document: WordDocument) -> Table:
    return document.tables[-1]


def flag(row: object, name: str) -> bool:
    return row._tr.find(f"{qn('w:trPr')}/{qn(name)}") is not None  # type: ignore[attr-defined]


def test_the_tables_of_the_paper_stand_in_its_order(document: WordDocument) -> None:
    assert [len(table.columns) for table in document.tables] == [3, 3, 3, 3, 3, 5]
    assert [len(table.rows) for table in document.tables[:5]] == [6, 18, 13, 7, 23]


def test_every_table_repeats_its_head_and_only_that(document: WordDocument) -> None:
    for table in document.tables:
        assert [flag(row, "w:tblHeader") for row in table.rows] == [True] + [False] * (len(table.rows) - 1)


def test_column_widths_are_written_into_the_grid(measures: Table) -> None:
    widths = [int(column.get(qn("w:w"))) for column in measures._tbl.tblGrid]
    assert len(widths) == 5
    assert sum(widths) == pytest.approx(9071, abs=20)


def test_the_five_columns_are_named_as_on_the_form(measures: Table) -> None:
    assert [cell.text.replace("\n", "") for cell in measures.rows[0].cells] == [
        "ตัวชี้วัดที่รับการประเมิน",
        "ประเด็นที่ต้องปรับปรุง/ยกระดับพัฒนา",
        "มาตรการ/กิจกรรมในการเตรียมความพร้อมรับการประเมินในประเด็นที่ต้องปรับปรุง/พัฒนา/ยกระดับการพัฒนา",
        "หน่วยงานผู้รับผิดชอบ",
        "การกำกับติดตาม",
    ]


def test_group_rows_span_all_columns_and_stay_with_what_follows(measures: Table) -> None:
    groups = [row for row in measures.rows if row._tr.tc_lst[0].grid_span == 5]
    assert [row.cells[0].text for row in groups] == [
        "ตัวชี้วัดที่ 6 คุณภาพการดำเนินงาน",
        "ตัวชี้วัดที่ 7 ประสิทธิภาพการสื่อสาร",
        "ตัวชี้วัดที่ 8 การปรับปรุงระบบการทำงาน",
    ]
    for row in groups:
        assert flag(row, "w:cantSplit")
        assert row.cells[0].paragraphs[0].paragraph_format.keep_with_next


def test_an_item_stands_with_its_score_beneath(measures: Table) -> None:
    texts = [row.cells[0].text for row in measures.rows]
    assert "E1 เต็มใจให้บริการ เท่าเทียม ไม่เลือกปฏิบัติ\n(92.13 คะแนน)" in texts


def test_several_measures_of_an_item_share_its_cells(measures: Table) -> None:
    e5 = [row for row in measures.rows if row.cells[0].text.startswith("E5")]
    assert len(e5) == 2
    assert e5[0].cells[0]._tc is e5[1].cells[0]._tc
    assert e5[0].cells[1]._tc is e5[1].cells[1]._tc
    assert e5[1].cells[3].text == "ฝ่ายทะเบียน\nฝ่ายรายได้"


def test_steps_are_paragraphs_of_their_own(measures: Table) -> None:
    steps = measures.rows[2].cells[2].paragraphs
    assert [paragraph.text[:2] for paragraph in steps] == ["1.", "2."]


def test_e3_has_all_services_in_one_cell_and_one_score(document: WordDocument) -> None:
    row = next(row for row in document.tables[3].rows if row.cells[0].text == "E3")
    services = [paragraph.text for paragraph in row.cells[1].paragraphs if paragraph.runs[0].bold]
    assert services == [
        "งานขออนุมัติ/อนุญาต",
        "งานทะเบียน",
        "งานจัดเก็บรายได้/ภาษี",
        "งานเปรียบเทียบปรับ",
        "งานจัดซื้อจัดจ้าง",
        "งานอื่น ๆ",
    ]
    assert row.cells[2].text == "100.00"


def test_thai_letters_have_their_font_size_and_weight(document: WordDocument) -> None:
    styles = document.styles.element
    ground = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    assert ground.find(qn("w:rFonts")).get(qn("w:cs")) == "TH SarabunPSK"
    assert ground.find(qn("w:szCs")).get(qn("w:val")) == "32"
    assert ground.find(qn("w:lang")).get(qn("w:bidi")) == "th-TH"
    for bold in document.element.iter(qn("w:b")):
        assert bold.getparent().find(qn("w:bCs")) is not None
    for size in styles.iter(qn("w:sz")):
        assert size.getparent().find(qn("w:szCs")).get(qn("w:val")) == size.get(qn("w:val"))


def test_every_run_is_marked_as_complex_script(document: WordDocument) -> None:
    runs = [
        run
        for run in document.element.body.iter(qn("w:r"))
        if "".join(t.text or "" for t in run.iter(qn("w:t"))).strip()
    ]
    assert runs
    assert all(run.find(f"{qn('w:rPr')}/{qn('w:cs')}") is not None for run in runs)


def test_number_and_date_stand_at_the_top_once_there_are_some() -> None:
    approved = opened(make_word(analysis_paper(), ANALYSIS.house_template(), APPROVED))
    assert approved.paragraphs[0].text == "เลขที่ กท 5101/123\nลงวันที่ 12 มีนาคม 2568"
    draft = opened(make_word(analysis_paper(), ANALYSIS.house_template(), Manner()))
    assert draft.paragraphs[0].text.startswith("การวิเคราะห์ผลการประเมิน")


def test_each_page_says_which_it_is_of_how_many(document: WordDocument) -> None:
    footer = document.sections[0].footer._element
    assert [one.text.strip() for one in footer.iter(qn("w:instrText"))] == ["PAGE", "NUMPAGES"]


def test_page_numbers_are_thai_with_the_rest() -> None:
    thai = opened(make_word(analysis_paper(), ANALYSIS.house_template(), Manner(thai_digits=True)))
    footer = thai.sections[0].footer._element
    assert [one.text.strip() for one in footer.iter(qn("w:instrText"))] == [
        r"PAGE \* ThaiArabic",
        r"NUMPAGES \* ThaiArabic",
    ]
    assert "ได้คะแนนเท่ากับ ๙๗.๘๙ คะแนน" in "\n".join(paragraph.text for paragraph in thai.paragraphs)
    assert [row.cells[0].text for row in thai.tables[3].rows[1:3]] == ["E1", "E2"]


def test_open_items_leave_a_line_that_nobody_overlooks() -> None:
    paper = analysis_paper([planned("E4"), planned("E5", measure("ก", all_divisions=False))])
    table = opened(make_word(paper, ANALYSIS.house_template(), Manner())).tables[-1]
    rows = {row.cells[0].text[:2]: row.cells for row in table.rows}
    assert rows["E4"][2].text == "[ยังไม่ได้กำหนดมาตรการ หรือเหตุผลที่ไม่กำหนดมาตรการ]"
    assert rows["E5"][3].text == "[ยังไม่ได้ระบุหน่วยงาน]"


def test_a_reason_is_printed_in_place_of_a_measure() -> None:
    paper = analysis_paper([planned("E4", reason="เป็นงานของสำนักอื่น")])
    row = opened(make_word(paper, ANALYSIS.house_template(), Manner())).tables[-1].rows[-1]
    assert row.cells[2].text == "ไม่กำหนดมาตรการ เนื่องจากเป็นงานของสำนักอื่น"
    assert row.cells[3].text == "-"


def test_the_title_is_in_the_properties(document: WordDocument) -> None:
    assert document.core_properties.title.endswith("สำนักงานเขตบางกอกใหญ่ ประจำปีงบประมาณ พ.ศ. 2567")
