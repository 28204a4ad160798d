"""A month's counts on a phone, a visitor's answers without scripts, and the office's check with the paper to take along."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

HERE = "/rounds/bangkok-yai/2568/support/"


def test_a_division_officer_counts_a_month_on_a_phone(
    open_browser: Callable[..., Page], no_barriers: Callable[[Page], None]
) -> None:
    page = open_browser("division_officer.bangkok-yai", width=360)
    page.goto(HERE)
    page.get_by_role("link", name="บันทึกจำนวนเดือน มี.ค. 2568").first.click()
    page.get_by_label("ออนไลน์").fill("11")
    page.get_by_label("ช่องทางอื่น").fill("0")
    page.get_by_role("button", name="บันทึกจำนวน").click()
    expect(page.locator("h1")).to_have_text("จำนวนรายเดือน")
    page.goto(f"{HERE}counts/6/")
    expect(page.get_by_label("ออนไลน์")).to_have_value("11")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    no_barriers(page)


def test_a_visitor_answers_without_scripts(
    open_browser: Callable[..., Page], no_barriers: Callable[[Page], None]
) -> None:
    office = open_browser("officer")
    office.goto(f"{HERE}forms/")
    office.get_by_role("row", name="ฝ่ายสิ่งแวดล้อม").get_by_role("link").click()
    place = office.locator("main a[href^='/f/']").get_attribute("href")
    assert place
    page = open_browser(width=360, javascript=False)
    page.goto(place)
    page.locator("form.survey button[type=submit]").click()
    expect(page.locator(".error-summary")).to_be_visible()
    for number in range(1, 6):
        page.locator(f"input[name=q{number}]").first.check()
    page.locator("[name=words]").fill("บริการดี")
    page.locator("form.survey button[type=submit]").click()
    expect(page.locator(".survey-thanks")).to_be_visible()
    looked = open_browser(width=360)
    looked.goto(place)
    no_barriers(looked)


def test_the_officer_makes_the_check_and_takes_the_paper(
    open_browser: Callable[..., Page], no_barriers: Callable[[Page], None]
) -> None:
    page = open_browser("officer")
    page.goto(f"{HERE}checks/")
    page.get_by_role("link", name="ตรวจเดือน เม.ย. 2568").click()
    no_barriers(page)
    page.locator("[name=points-1]").fill("11")
    page.get_by_role("button", name="บันทึกผลการตรวจ").click()
    expect(page.locator(".error-summary")).to_be_visible()
    page.locator("[name=points-1]").fill("9")
    page.get_by_role("button", name="บันทึกผลการตรวจ").click()
    expect(page.locator(".page-head-lead")).to_contain_text("จาก 125 คะแนน")
    page.goto("/rounds/bangkok-yai/2568/papers/oss/")
    with page.expect_download() as download:
        page.locator("a[href$='.docx'], a[href*='docx'], a[href*='word']").first.click()
    assert download.value.suggested_filename.endswith(".docx")
