"""Members as a table: pasted from an order, from Excel, or written back by the page itself."""

import pytest

from prongsai.agencies.models import Agency
from prongsai.meetings.member_lists import read_members, text_of
from prongsai.meetings.models import OrderMember
from prongsai.tables.cannot_read import CannotRead
from tests.factories.meetings import lines_of

ROLE = OrderMember.Role
PRINTED = """๑. ผู้อำนวยการเขตบางกอกใหญ่\t\tประธานคณะทำงาน
๒. ผู้ช่วยผู้อำนวยการเขตบางกอกใหญ่\t\tรองประธานคณะทำงาน
๓.\tนิติกรปฏิบัติการ ฝ่ายเทศกิจ\tคณะทำงาน
๔. (ตำแหน่งว่าง)\tเจ้าหน้าที่ระบบงานคอมพิวเตอร์ ชำนาญการ ฝ่ายปกครอง\tคณะทำงานและ เลขานุการ"""


def test_lines_as_an_order_prints_them_are_taken_apart(bangkok_yai: Agency) -> None:
    read = read_members(PRINTED, bangkok_yai)
    assert not read.problems
    assert [one.role for one in read.lines] == [ROLE.CHAIR, ROLE.DEPUTY, ROLE.MEMBER, ROLE.SECRETARY]
    lawyer, secretary = read.lines[2:]
    assert (lawyer.title, lawyer.unit.name_th if lawyer.unit else "") == ("นิติกรปฏิบัติการ", "ฝ่ายเทศกิจ")
    assert secretary.unit is not None
    assert secretary.unit.code == "administration"


def test_what_the_page_writes_it_reads_again(bangkok_yai: Agency) -> None:
    lines = lines_of(bangkok_yai)
    read = read_members(text_of(lines), bangkok_yai)
    assert list(read.lines) == lines
    assert not read.problems


def test_each_bad_line_is_named_with_its_place(bangkok_yai: Agency) -> None:
    read = read_members("ผู้อำนวยการเขต\tประธานคณะทำงาน\nนิติกร\tที่ปรึกษา\nนิติกร", bangkok_yai)
    assert [line for line, _sentence in read.problems] == [2, 3]
    assert "ที่ปรึกษา" in read.problems[0][1]


def test_nothing_is_a_sentence_of_its_own(bangkok_yai: Agency) -> None:
    with pytest.raises(CannotRead) as refused:
        read_members("", bangkok_yai)
    assert refused.value.code == "empty"


def test_a_division_that_is_none_of_the_office_stays_as_it_was_written(bangkok_yai: Agency) -> None:
    [line] = read_members("ผู้แทน\tสำนักงานเขต\tชุมชนตัวอย่าง\tประธาน", bangkok_yai).lines
    assert (line.unit, line.division) == (None, "ชุมชนตัวอย่าง")
