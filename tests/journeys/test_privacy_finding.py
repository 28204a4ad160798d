"""A second person clears what the privacy check has found, on a phone and without scripts; links show how they stand."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

OpenBrowser = Callable[..., Page]


def test_a_second_person_clears_a_privacy_finding(
    open_browser: OpenBrowser, no_barriers: Callable[[Page], None]
) -> None:
    officer = open_browser("officer", width=360)
    officer.goto("/checks/bangkok-yai/findings/")
    officer.get_by_role("link", name="หมายเลขโทรศัพท์มือถือ").click()
    expect(officer.get_by_text("ต้องให้บุคคลที่สองพิจารณา")).to_be_visible()
    assert officer.locator("form.form").count() == 0

    director = open_browser("director", width=360, javascript=False)
    director.goto("/checks/bangkok-yai/findings/")
    assert director.locator("html").inner_text().count("5678") == 0
    director.get_by_role("link", name="หมายเลขโทรศัพท์มือถือ").click()
    director.get_by_role("button", name="บันทึกผลการพิจารณา").click()
    expect(director.locator(".error-summary, [role=alert]").first).to_be_visible()
    director.get_by_label("ผ่าน: เผยแพร่ตามนี้ได้").check()
    director.get_by_label("เหตุผล").fill("เป็นหมายเลขของร้านค้าที่แจ้งให้เผยแพร่")
    director.get_by_role("button", name="บันทึกผลการพิจารณา").click()
    expect(director.get_by_text("ไม่มีรายการรอพิจารณา").first).to_be_visible()

    again = open_browser("director", width=360)
    again.goto("/checks/bangkok-yai/findings/?show=decided")
    no_barriers(again)
    again.get_by_role("link", name="หมายเลขโทรศัพท์มือถือ").click()
    expect(again.get_by_text("เป็นหมายเลขของร้านค้าที่แจ้งให้เผยแพร่")).to_be_visible()
    no_barriers(again)


def test_the_board_of_links_tells_each_state_in_words(
    open_browser: OpenBrowser, no_barriers: Callable[[Page], None]
) -> None:
    page = open_browser("officer", width=360)
    page.goto("/checks/bangkok-yai/links/")
    for words in ("ลิงก์เสีย", "บอกไม่ได้", "เปิดได้", "เนื้อหาเปลี่ยน"):
        expect(page.get_by_text(words).first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    no_barriers(page)
    page.get_by_role("link", name="manual/registration").click()
    no_barriers(page)
    page.get_by_role("button", name="ตรวจทันที").click()
    expect(page.get_by_text("ระบบจะตรวจลิงก์ภายในหนึ่งนาที")).to_be_visible()
