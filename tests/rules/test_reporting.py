from datetime import date

import pytest

from prongsai.rules.calendar import FiscalYear
from prongsai.rules.framework import Text
from prongsai.rules.reporting import Half, only_repeats

STEPS = ("เวียนแจ้ง / จัดประชุมชี้แจงแนวทางการใช้ทรัพย์สินของราชการ ให้ทุกหน่วยงานทราบ", "จัดทำสื่อประชาสัมพันธ์คู่มือการใช้ทรัพย์สิน")


@pytest.mark.parametrize(
    ("said", "repeats"),
    [
        (STEPS[0], True),
        ("๑. เวียนแจ้ง/จัดประชุมชี้แจง แนวทางการใช้ทรัพย์สินของราชการให้ทุกหน่วยงานทราบ\n๒. " + STEPS[1], True),
        ("มี" + STEPS[1], True),
        (STEPS[0] + "\n" + "จัดประชุมเมื่อวันที่ 12 มีนาคม 2568 ผู้เข้าร่วม 60 คน", False),
        ("จัดประชุมชี้แจง 3 ครั้ง ทุกฝ่ายเข้าร่วม ไม่พบการยืมโดยไม่ขออนุญาต", False),
        ("", False),
        ("- \n…", False),
    ],
)
def test_a_result_that_only_says_the_plan_again_is_found(said: str, repeats: bool) -> None:
    assert only_repeats(said, STEPS) is repeats


def test_a_very_long_text_is_judged_at_once() -> None:
    assert only_repeats((STEPS[0] + "\n") * 250, STEPS)


def test_halves_end_with_march_and_with_september() -> None:
    name = Text("", "")
    assert Half("6", 6, "", name).ends_on(FiscalYear(2568)) == date(2025, 3, 31)
    assert Half("12", 12, "", name).ends_on(FiscalYear(2568)) == date(2025, 9, 30)
