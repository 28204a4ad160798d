"""A year is frozen by the central office, judged by the office on a phone, scored by an assessor, and compared."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

HERE = "/rounds/bang-rak/2568/assessment/"
ITEM = f"{HERE}items/O1/"
REASON = "ไม่พบข้อมูลในชุดข้อมูลที่ตรึงไว้"


def judge(page: Page, verdict: str, reason: str) -> None:
    for box in page.locator(f"input[type=radio][value={verdict}]").all():
        box.check()
    for line in page.locator("input[name^=reason-]").all():
        line.fill(reason)
    page.locator("button[name=next]").click()


def test_an_office_and_an_assessor_judge_the_same_frozen_item(
    open_browser: Callable[..., Page], no_barriers: Callable[[Page], None]
) -> None:
    central = open_browser("central")
    central.goto(HERE)
    central.locator("[name=cut_off_on]").fill("20/4/2568")
    central.locator("form[action='freeze/'] button").click()
    expect(central.get_by_text("ตรึงชุดข้อมูลแล้ว")).to_be_visible()
    no_barriers(central)

    office = open_browser("ita_officer.bang-rak", width=360)
    office.goto(ITEM)
    judge(office, "met", "")
    expect(office.locator(".error-summary").first).to_contain_text("ณ วันตัดยอด")
    judge(office, "not_met", REASON)
    expect(office).to_have_url(re.compile("/items/O2/"))
    office.goto(ITEM)
    assert office.evaluate("document.documentElement.scrollWidth") <= 360
    no_barriers(office)

    assessor = open_browser("assessor.bma")
    assessor.goto(ITEM)
    judge(assessor, "not_met", REASON)
    assessor.goto(f"{HERE}compare/")
    expect(assessor.locator("details", has_text="O1 ").first).to_be_visible()
    no_barriers(assessor)
    assessor.goto("/assessments/?year=2568")
    expect(assessor.get_by_role("row", name="สำนักงานเขตบางรัก")).to_contain_text("1/22")
    no_barriers(assessor)
    office.goto(ITEM)
    expect(office.get_by_role("columnheader", name="ผู้ประเมิน")).to_have_count(0)
