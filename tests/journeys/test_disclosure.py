"""A division fills a month on a phone without scripts, the officer mends a late item and hands it in, the director approves."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

HERE = "/rounds/samphanthawong/2568/oit/"


def test_a_division_fills_a_month_on_a_phone_without_scripts(
    open_browser: Callable[..., Page], no_barriers: Callable[[Page], None]
) -> None:
    page = open_browser("division_officer.samphanthawong", width=360, javascript=False)
    page.goto(f"{HERE}units/administration/")
    item = page.locator("section", has=page.get_by_role("heading", name="O15 "))
    item.get_by_role("link", name="กรอกข้อมูล").first.click()
    page.get_by_label("ชื่อโครงการ, แถวที่ 1").fill("ซื้อวัสดุสำนักงาน")
    page.get_by_label("งบประมาณ, แถวที่ 1").fill("-๕๐")
    page.get_by_role("button", name="บันทึก", exact=True).click()
    expect(page.locator(".error-summary")).to_contain_text("ต่ำกว่าศูนย์")
    page.get_by_label("งบประมาณ, แถวที่ 1").fill("๑,๒๕๐")
    page.get_by_role("button", name="บันทึก", exact=True).click()
    expect(page.locator("h1")).to_have_text("ฝ่ายปกครอง")
    looked = open_browser("division_officer.samphanthawong", width=360)
    for place in ("units/administration/", "items/O10/", "items/O15/months/"):
        looked.goto(HERE + place)
        assert looked.evaluate("document.documentElement.scrollWidth") <= 360
        no_barriers(looked)


def test_the_officer_mends_a_late_item_and_the_director_approves(
    open_browser: Callable[..., Page], no_barriers: Callable[[Page], None]
) -> None:
    page = open_browser("officer4")
    page.goto(f"{HERE}?state=due")
    no_barriers(page)
    page.goto(f"{HERE}items/O21/")
    no_barriers(page)
    page.get_by_role("link", name="กรอกข้อมูล").first.click()
    no_barriers(page)
    page.get_by_label("ข้อความภาษาไทย").fill("กำหนดประเภททรัพย์สินของราชการและของบริจาคแล้ว")
    page.get_by_role("button", name="บันทึก", exact=True).click()
    page.get_by_role("button", name="เสนอเพื่ออนุมัติ").click()
    expect(page.locator("#standing-of-this")).to_contain_text("อยู่ระหว่าง")
    director = open_browser("director4")
    director.goto(f"{HERE}items/O21/")
    director.get_by_role("button", name="อนุมัติ").click()
    director.get_by_role("link", name="ฉบับที่ 1").click()
    expect(director.locator("main")).to_contain_text("เอกสารตรงกับที่อนุมัติ")
    no_barriers(director)


def test_measures_come_from_the_plan_as_a_draft_and_the_list_of_duties_is_a_paper(
    open_browser: Callable[..., Page], no_barriers: Callable[[Page], None]
) -> None:
    page = open_browser("officer4", width=360)
    page.goto(f"{HERE}items/O22/")
    part = page.locator("section", has=page.get_by_role("heading", name="4. "))
    expect(part).to_contain_text("มีร่างพร้อมให้ตรวจ: แผนมาตรการ")
    part.get_by_role("link", name="กรอกข้อมูล").click()
    expect(page.get_by_label("มาตรการหรือกิจกรรม, แถวที่ 1", exact=True)).not_to_have_value("")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    no_barriers(page)
    page.get_by_role("button", name="บันทึก", exact=True).click()
    expect(part).not_to_contain_text("มีร่างพร้อมให้ตรวจ")
    wide = open_browser("officer4")
    wide.goto(HERE)
    wide.get_by_role("link", name="บัญชีมอบหมายการเปิดเผยข้อมูล").click()
    expect(wide.locator("main")).to_contain_text("ผู้รวบรวม")
    no_barriers(wide)
