"""Files and pasted blocks become raw rows, or are refused with a reason."""

from io import BytesIO
from pathlib import Path
from time import perf_counter

import openpyxl
import pytest
import xlsxwriter

from prongsai.intake.tables import LARGEST_FILE, CannotRead, read_file, read_pasted, read_path
from prongsai.rules.reading import RawRow
from tests.factories.packages import with_parts, zipped
from tests.rooms.intake.tables_for_tests import MEANT, TABLE, workbook

CSV = "code,score\nI1,100\nE1,92.13\n9.1,99.5\n9,99.50\n"


def pairs(rows: list[RawRow]) -> list[tuple[str, str]]:
    return [(row.code, row.score) for row in rows]


@pytest.mark.parametrize(
    "content",
    [
        CSV.encode(),
        CSV.encode("utf-8-sig"),
        CSV.encode("utf-16"),
        CSV.replace(",", ";").encode(),
        CSV.replace(",", "\t").encode(),
        CSV.replace("\n", "\r\n").encode(),
        CSV.replace("code,score", "รหัส,คะแนน").encode("cp874"),
        CSV.replace("code,score", '"ข้อ","คะแนน (เต็ม 100)"').encode(),
        CSV.removeprefix("code,score\n").encode(),
        b"\n\n" + CSV.replace("\n", "\n\n").encode(),
    ],
    ids=[
        "utf-8",
        "mark",
        "utf-16",
        "semicolons",
        "tabs",
        "windows",
        "tis-620",
        "thai heads",
        "no heads",
        "blank lines",
    ],
)
def test_csv_is_read_however_the_office_writes_it(content: bytes) -> None:
    assert pairs(read_file("ผล.csv", content)) == MEANT


def test_csv_lines_are_those_that_the_person_sees() -> None:
    rows = read_file("a.csv", 'code,text,score\n\nI1,"สอง\nบรรทัด",100\nI2,,99\n'.encode())
    assert [(row.line, row.code, row.text) for row in rows] == [(3, "I1", "สอง บรรทัด"), (5, "I2", "")]


def test_semicolons_with_decimal_commas_and_commas_with_decimal_commas() -> None:
    assert pairs(read_file("a.csv", b"code;score\nE1;92,13\n")) == [("E1", "92,13")]
    assert pairs(read_file("a.csv", b"code,score\nE1,92,13\nE2,90\n")) == [("E1", "92,13"), ("E2", "90")]


def test_columns_are_found_by_their_heads_wherever_they_stand() -> None:
    content = "ลำดับ,คะแนน,ตัวชี้วัด,รหัส\n1,92.13,คุณภาพ,E1\n".encode()
    assert read_file("a.csv", content) == [RawRow(2, "E1", "92.13", "คุณภาพ")]


def test_full_marks_are_not_the_score() -> None:
    assert pairs(read_file("a.csv", "ข้อ,คะแนนเต็ม,คะแนนที่ได้\nE1,100,92.13\n".encode())) == [("E1", "92.13")]


def test_xlsx_numbers_come_without_a_binary_tail() -> None:
    assert pairs(read_file("ผล.xlsx", workbook(TABLE))) == MEANT
    assert pairs(read_file("a.xlsx", workbook([["code", "score"], ["E1", 0.1 + 0.2]]))) == [("E1", "0.3")]


def test_xlsx_percent_is_read_as_it_is_shown() -> None:
    content = BytesIO()
    with xlsxwriter.Workbook(content) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["code", "score"])
        sheet.write(1, 0, "E1")
        sheet.write_number(1, 1, 0.9213, book.add_format({"num_format": "0.00%"}))
    assert pairs(read_file("a.xlsx", content.getvalue())) == [("E1", "92.13%")]


def test_the_sheet_with_a_header_is_the_one_that_is_meant() -> None:
    notes: list[list[str | int | float | None]] = [["บันทึก"], ["ฝ่ายปกครอง"]]
    assert pairs(read_file("a.xlsx", workbook(notes, TABLE))) == MEANT


def test_hidden_sheets_are_not_looked_at() -> None:
    content = BytesIO()
    with xlsxwriter.Workbook(content) as book:
        for name, value in (("ผล", 92), ("เก่า", 50)):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ["code", "score"])
            sheet.write_row(1, 0, ["E1", value])
        sheet.hide()
    assert pairs(read_file("a.xlsx", content.getvalue())) == [("E1", "92")]


def refusal(name: str, content: bytes) -> CannotRead:
    with pytest.raises(CannotRead) as caught:
        read_file(name, content)
    return caught.value


def test_a_workbook_with_a_macro_is_refused_whatever_its_name() -> None:
    assert refusal("a.xlsx", with_parts(workbook(TABLE), **{"xl/vbaProject.bin": b"macro"})).code == "macro"
    assert refusal("a.xlsm", workbook(TABLE)).code == "macro"


def test_old_and_encrypted_workbooks_are_refused_apart() -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    assert refusal("a.xls", ole).code == "old_excel"
    assert refusal("a.xlsx", ole + "EncryptedPackage".encode("utf-16-le")).code == "encrypted"


def sheet_with_a_row(last: int) -> bytes:
    cell = f'<c r="A{last}"><v>1</v></c>'
    rows = f'<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="{last}">{cell}</row></sheetData>'
    namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<worksheet xmlns="{namespace}">{rows}</worksheet>'.encode()


def test_a_zip_bomb_is_refused_before_it_unpacks() -> None:
    bomb = with_parts(workbook(TABLE), **{"xl/media/zeros.bin": bytes(60 * 1024 * 1024)})
    assert len(bomb) < 200_000
    assert refusal("a.xlsx", bomb).code == "unpacks_too_large"


@pytest.mark.parametrize("last", [1_048_576, 2_000_000_000])
def test_a_row_far_below_all_others_is_refused_at_once(last: int) -> None:
    started = perf_counter()
    far = with_parts(workbook(TABLE), **{"xl/worksheets/sheet1.xml": sheet_with_a_row(last)})
    assert refusal("a.xlsx", far).code == "too_many_rows"
    assert perf_counter() - started < 5


def test_more_sheets_than_a_table_needs_are_refused() -> None:
    assert refusal("a.xlsx", workbook(*[TABLE] * 31)).code == "unpacks_too_large"


@pytest.mark.slow
def test_more_than_five_thousand_rows_are_refused() -> None:
    rows: list[list[str | int | float | None]] = [["E1", 90]] * 5_001
    assert refusal("a.xlsx", workbook(rows)).code == "too_many_rows"
    assert refusal("a.csv", b"E1,90\n" * 5_001).code == "too_many_rows"


def test_a_formula_that_was_never_calculated_is_refused_with_its_cell() -> None:
    content = BytesIO()
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "ผล"
    for row in (["code", "score"], ["E1", "=AVERAGE(90,91)"]):
        sheet.append(row)
    book.save(content)
    refused = refusal("a.xlsx", content.getvalue())
    assert (refused.code, refused.params) == ("formula", {"cell": "ผล!B2"})


def test_a_formula_with_the_zero_that_its_writer_left_behind_is_refused() -> None:
    content = BytesIO()
    with xlsxwriter.Workbook(content) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["code", "score"])
        sheet.write(1, 0, "E1")
        sheet.write_formula(1, 1, "=AVERAGE(90,91)")
    assert refusal("a.xlsx", content.getvalue()).code == "formula"


def test_two_sheets_with_tables_are_refused_by_name() -> None:
    refused = refusal("a.xlsx", workbook(TABLE, TABLE))
    assert (refused.code, refused.params["sheets"]) == ("several_sheets", "Sheet1, Sheet2")


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.csv", b"", "empty"),
        ("a.csv", b" \n \n", "empty"),
        ("a.csv", b"\x00\x01\x02\x03", "not_a_table_file"),
        ("a.csv", b"code,score\n\xff\xdb\xfe,90\n", "encoding"),
        ("a.csv", "สวัสดี ชาวโลก\nไม่มีตาราง\n".encode(), "no_columns"),
        ("a.csv", "code,คะแนน 2566,คะแนน 2567\nE1,90,91\n".encode(), "two_score_columns"),
        ("a.csv", b"E1,90,91\nE2,90,92\n", "two_scores_in_line"),
        ("a.xlsx", b"PK\x03\x04 not a zip at all", "damaged"),
        ("a.xlsx", CSV.encode(), "damaged"),
        ("a.xlsx", workbook([]), "empty"),
        ("a.docx", zipped({"word/document.xml": b"<w/>"}), "not_a_table_file"),
        ("a.xlsx", zipped({"xl/workbook.xml": b"<broken"}), "damaged"),
        ("a.csv", b"x" * (LARGEST_FILE + 1), "too_large"),
    ],
)
def test_what_is_no_table_is_refused_with_a_reason(name: str, content: bytes, code: str) -> None:
    assert refusal(name, content).code == code


def test_a_large_file_is_refused_without_being_read(tmp_path: Path) -> None:
    large = tmp_path / "large.csv"
    with large.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    with pytest.raises(CannotRead, match="too_large"):
        read_path(large)
    with pytest.raises(CannotRead, match="not_found"):
        read_path(tmp_path / "none.csv")


def test_a_block_from_excel_is_split_at_tabs() -> None:
    assert pairs(read_pasted("I1\tเต็มใจให้บริการ\t100.00\nI2\tอำนวยความสะดวก\t99\n")) == [
        ("I1", "100.00"),
        ("I2", "99"),
    ]


def test_code_and_text_in_one_cell_are_taken_apart() -> None:
    assert read_pasted("ข้อ คำถาม\tคะแนน (เต็ม 100)\n11 เต็มใจให้บริการ\t100.00\n") == [
        RawRow(2, "11", "100.00", "เต็มใจให้บริการ")
    ]


def test_lines_of_code_text_and_score_are_read() -> None:
    block = "- ตัวชี้วัดที่ 6 คุณภาพการดำเนินงาน ได้ค่าคะแนน 94.75 คะแนน\nE1 เต็มใจให้บริการ (92.13คะแนน)\nO1 – O17 100"
    assert pairs(read_pasted(block)) == [
        ("ตัวชี้วัดที่ 6", "94.75 คะแนน"),
        ("E1", "(92.13คะแนน)"),
        ("O1 – O17", "100"),
    ]


def test_cells_below_each_other_are_read() -> None:
    block = "ข้อ\nคำถาม\nคะแนน\n\nE1\nเต็มใจ\nให้บริการ\n92.13\nI10\nทรัพย์สิน\nI11\n99.5\n12\n88\n"
    rows = read_pasted(block)
    assert [(row.code, row.score, row.text) for row in rows if row.code] == [
        ("E1", "92.13", "เต็มใจ ให้บริการ"),
        ("I10", "", "ทรัพย์สิน"),
        ("I11", "99.5", ""),
        ("12", "88", ""),
    ]


def test_several_tables_in_one_block_each_follow_their_own_header() -> None:
    block = (
        "ตัวชี้วัด 1\tการปฏิบัติหน้าที่\t100.00\n"
        "ข้อ คำถาม\tคะแนน (เต็ม 100)\n11 เต็มใจ\t99.00\n"
        "ข้อ\tคำถาม\tคะแนน\nE1\tเต็มใจ\t92.13\n"
    )
    assert pairs(read_pasted(block)) == [("ตัวชี้วัด 1", "100.00"), ("11", "99.00"), ("E1", "92.13")]


@pytest.mark.parametrize("block", ["", "  \n ", "สวัสดี"])
def test_a_block_without_a_table_is_refused(block: str) -> None:
    with pytest.raises(CannotRead):
        read_pasted(block)


def test_a_bad_score_at_the_end_stays_a_score() -> None:
    assert pairs(read_file("a.csv", "E1,ninety\nE2,เก้าสิบ\nE3,100\n".encode())) == [
        ("E1", "ninety"), ("E2", "เก้าสิบ"), ("E3", "100"),
    ]  # fmt: skip


def test_rows_wider_than_the_header_above_are_read_by_what_they_hold() -> None:
    block = "ข้อ คำถาม\tคะแนน (เต็ม 100)\n11 เต็มใจ\t99.00\nE1\tเต็มใจ\t92.13\nE2\tอำนวย\t90\n"
    assert pairs(read_pasted(block)) == [("11", "99.00"), ("E1", "92.13"), ("E2", "90")]
    variants = "ข้อ คำถาม\tคะแนน\nE3\tงานขออนุมัติ\t100\n\tงานทะเบียน\t\n"
    assert pairs(read_pasted(variants)) == [("E3", "100"), ("", "")]
    remarks = "code,score\nE1,92.13,ดี\nE2,ninety\n".encode()
    assert pairs(read_file("a.csv", remarks)) == [("E1", "92.13"), ("E2", "ninety")]
