"""Where a line of Thai may not end."""

import pytest

from prongsai.reports.printed.breaking import CLOSE, OPEN, mark_breaks


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("(92.13 คะแนน)", "(92.13 <คะแนน)>"),
        ("ปี พ.ศ. 2567", "ปี <พ.ศ.> 2567"),
        ("งบประมาณพ.ศ. 2567", "งบประมาณ<พ.ศ.> 2567"),
        ("ศปท.กทม. รับเรื่อง", "<ศปท.กทม.> รับเรื่อง"),
        ("สิ่งต่าง ๆ", "<สิ่งต่าง ๆ>"),
        ("เผยแพร่/ประชาสัมพันธ์", "<เผยแพร่/>ประชาสัมพันธ์"),
        ("ระบบคิวที่ทันสมัย)", "ระบบคิวที่<ทันสมัย)>"),
        ("เงื่อนไข : ก", "เงื่อนไข : ก"),
        ("ระบบ (E-Service)", "ระบบ (<E-Service>)"),
    ],
)
def test_a_word_keeps_what_closes_it(text: str, marked: str) -> None:
    assert mark_breaks(text).replace(OPEN, "<").replace(CLOSE, ">") == marked


@pytest.mark.parametrize("text", ["ก" * 400 + ")", "ผู้มีส่วนได้ส่วนเสียภายนอก)/(ภายใน)", f"{OPEN}แปลก{CLOSE}"])
def test_pieces_stay_shorter_than_a_column_and_no_letter_is_lost(text: str) -> None:
    marked = mark_breaks(text)
    assert marked.replace(OPEN, "").replace(CLOSE, "") == text.replace(OPEN, "").replace(CLOSE, "")
    pieces = [piece.split(CLOSE)[0] for piece in marked.split(OPEN)[1:]]
    assert all(len(piece) <= 20 for piece in pieces)


def test_a_web_address_and_letters_without_a_word_are_cut_into_pieces() -> None:
    marked = mark_breaks("www.example.go.th/ita").replace(OPEN, "<").replace(CLOSE, ">")
    assert marked == "<www.><exam><ple.><go.t><h/it>a"
    assert mark_breaks("ก" * 13).count(OPEN) == 3
    assert OPEN not in mark_breaks("สำนักงานเขตบางกอกใหญ่ One Stop Service")
