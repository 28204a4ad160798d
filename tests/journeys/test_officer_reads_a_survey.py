"""The officer closes a survey, reads what it says, saves the computed sheet and finds it in the round's scores."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

HERE = "/rounds/bangkok-yai/2568"
ANSWERS = ("500555", "540555", "451454", "500445", "341543", "550555")


def test_from_closing_a_survey_to_the_score_of_the_round(
    open_browser: Callable[..., Page], no_barriers: Callable[[Page], None]
) -> None:
    page = open_browser("officer")
    page.goto(f"{HERE}/surveys/prepare/")
    page.get_by_label(re.compile("^EIT")).check()
    page.get_by_label("ทดลองตอบก่อนของจริง").check()
    page.get_by_label("วันเริ่มต้น").fill("21/4/2568")
    page.get_by_label("วันสิ้นสุด").fill("30/4/2568")
    page.locator("main form button").last.click()
    page.get_by_role("button", name="เปิดรับคำตอบ").click()
    _confirm(page)
    _answer(page, "/" + page.locator("#address").inner_text().split("/", 1)[1])
    page.get_by_role("button", name="ปิดตอนนี้").click()
    _confirm(page)
    page.locator("main").get_by_role("link", name="ดูผล").click()
    expect(page.locator("h1")).to_contain_text("EIT")
    expect(page.get_by_text("±").first).to_be_visible()
    no_barriers(page)
    page.get_by_role("link", name="ข้อสังเกตลักษณะการตอบ").click()
    no_barriers(page)
    page.go_back()
    page.get_by_role("link", name="ไปที่ชุดคะแนนที่คำนวณ").click()
    expect(page.locator("h1")).to_contain_text("ชุดคะแนนที่คำนวณ")
    no_barriers(page)
    page.get_by_role("button", name="บันทึกเป็นชุดคะแนน").click()
    expect(page.get_by_text("บันทึกและปิดผนึกชุดคะแนนที่คำนวณแล้ว")).to_be_visible()
    expect(page.locator("main")).to_contain_text("คำนวณจากแบบวัดที่ปิดแล้ว")


def _confirm(page: Page) -> None:
    page.locator("#confirm button[value=yes]").click()


def _answer(page: Page, address: str) -> None:
    """Twelve visitors, each with a sending of their own."""
    for number in range(12):
        words = {f"E{place}": chosen for place, chosen in enumerate(ANSWERS[number % len(ANSWERS)], start=1)}
        sent = page.request.post(
            f"{address}revenue/revenue/", form={**words, "submission": f"{number:022d}"}, max_redirects=0
        )
        assert sent.status == 303
