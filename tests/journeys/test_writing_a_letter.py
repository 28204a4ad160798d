"""A circular from the first word to the signed file: the officer writes, looks and hands in, the director approves."""

import io
import re
from collections.abc import Callable

from docx import Document
from playwright.sync_api import Page, expect

HERE = "/rounds/bangkok-yai/2568/papers/"
SUBJECT = "ขอเชิญประชุมชี้แจงการเปิดเผยข้อมูล"
WORDS = "ด้วยสำนักงานเขตกำหนดประชุมชี้แจงการเปิดเผยข้อมูล\nจึงเรียนมาเพื่อโปรดเข้าร่วมประชุม"
NUMBER = "กท 5101/456"


def test_a_circular_is_written_handed_in_and_approved(
    open_browser: Callable[..., Page], no_barriers: Callable[[Page], None]
) -> None:
    officer = open_browser("officer", width=360)
    officer.goto(HERE)
    expect(officer.locator("main")).to_contain_text("แจ้งกำหนดส่งผลการดำเนินการตามมาตรการ")
    officer.goto(f"{HERE}letters/new/circular/")
    no_barriers(officer)
    officer.fill("[name=subject]", SUBJECT)
    officer.fill("[name=office]", "ฝ่ายปกครอง")
    officer.fill("[name=body]", WORDS)
    officer.locator("main form button[type=submit]").last.click()
    officer.wait_for_url(re.compile(r"/papers/circular\.\d+/$"))
    place = officer.url
    expect(officer.locator("main")).to_contain_text("ระบุผู้รับ")
    lacking = officer.locator("main a[href*='/letters/']").first
    lacking.click()
    officer.fill("[name=to]", "หัวหน้าฝ่ายทุกฝ่าย")
    officer.fill("[name=signer]", "ผู้อำนวยการเขต")
    officer.locator("main form button[type=submit]").first.click()
    officer.wait_for_url(place)
    assert officer.evaluate("document.documentElement.scrollWidth") <= 360
    no_barriers(officer)
    officer.locator("main form[action$='/submit/'] button").first.click()
    officer.wait_for_load_state()

    director = open_browser("director")
    director.goto(HERE)
    director.get_by_role("row", name=SUBJECT).get_by_role("link").first.click()
    approval = director.locator("form[action$='/approve/']")
    approval.locator("[name=number]").fill(NUMBER)
    approval.locator("[name=dated_on]").fill("21 เม.ย. 2568")
    approval.locator("button[type=submit]").click()
    expect(director.locator("main")).to_contain_text(NUMBER)
    with director.expect_download() as download:
        director.locator("a[href$='/file/docx/']").first.click()
    said = "\n".join(one.text for one in Document(io.BytesIO(download.value.path().read_bytes())).paragraphs)
    assert SUBJECT in said
    assert "จึงเรียนมาเพื่อโปรดเข้าร่วมประชุม" in said
