"""A meeting from its agenda to the duty that it gave: the officer prepares, the director reads and confirms, a division finishes on a phone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

HERE = "/rounds/bangkok-yai/2568/meetings/"


@pytest.mark.slow
def test_a_decision_goes_from_the_agenda_to_the_division_that_finishes_it(
    open_browser: Callable[..., Page], no_barriers: Callable[[Page], None]
) -> None:
    officer = open_browser("officer")
    officer.goto(f"{HERE}?show=missing")
    officer.locator(".meeting-row a").first.click()
    officer.get_by_text("เพิ่มเรื่องเอง").click()
    officer.locator("#item-title").fill("การจัดทำสื่อประชาสัมพันธ์")
    officer.get_by_role("button", name="เพิ่มในระเบียบวาระ").click()
    expect(officer.locator("#agenda")).to_contain_text("การจัดทำสื่อประชาสัมพันธ์")
    no_barriers(officer)
    officer.get_by_role("button", name="เปิดประชุมและเริ่มจดรายงาน").click()
    minutes = officer.url
    officer.locator("textarea[name^=note-]").last.fill("ที่ประชุมเห็นชอบ")
    officer.get_by_role("button", name="บันทึกรายงานการประชุม").click()
    officer.get_by_text("บันทึกมติ", exact=True).click()
    officer.locator("#decision-text").fill("ติดตั้งป้ายประชาสัมพันธ์หน้าสำนักงาน")
    officer.locator("#decision-unit").select_option("administration")
    officer.locator("#decision-due_on").fill("30/4/2568")
    officer.get_by_role("button", name="บันทึก", exact=True).click()
    expect(officer.locator("#decisions")).to_contain_text("ติดตั้งป้ายประชาสัมพันธ์หน้าสำนักงาน")
    no_barriers(officer)
    officer.locator(".standing-buttons button").first.click()
    director = open_browser("director")
    director.goto(minutes.replace("minutes/", "brief/"))
    expect(director.locator("h1")).to_contain_text("สรุปสำหรับผู้อำนวยการ")
    no_barriers(director)
    director.goto(minutes)
    director.get_by_role("button", name="รับรองรายงานการประชุม").click()
    expect(director.locator(".standing-state")).to_contain_text("รับรองแล้ว")
    division = open_browser("division_officer.bangkok-yai", width=360)
    division.goto(f"{HERE}decisions/")
    division.get_by_role("link", name="ติดตั้งป้ายประชาสัมพันธ์หน้าสำนักงาน").click()
    division.locator("#report-text").fill("ติดตั้งแล้วเสร็จ")
    division.locator("#report-done").check()
    division.get_by_role("button", name="บันทึก", exact=True).click()
    expect(division.locator("main")).to_contain_text("เสร็จแล้ว")
    assert division.evaluate("document.documentElement.scrollWidth") <= 360
    no_barriers(division)
