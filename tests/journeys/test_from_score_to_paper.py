"""The first walk, in Thai, in one browser: enter a result, read it, plan on it, make the paper, approve, download."""

import io
import re
from collections.abc import Callable
from pathlib import Path

import docx
import pdfplumber
import pytest
from playwright.sync_api import Download, Page, expect

from prongsai.config.demo.filling import RESULTS

ROUND, BEFORE = "/rounds/khlong-toei/2568", "/rounds/khlong-toei/2567"
SCANNED = {"I1\t": "11\t", "I2\t": "12\t", "O5\t": "05\t", "92.13": "๙๒.๑๓"}
PASTED_STEPS = "1. ประชุมชี้แจงทุกฝ่าย\n2. จัดทำคู่มือการให้บริการ\n3. ติดตามผลทุกเดือน"


def pasted_table() -> str:
    """The published figures of a district as a block from Word, with the damage that a scan does."""
    lines = (RESULTS / "bangkok-yai-2567.csv").read_text("utf-8").splitlines()[1:]
    block = "\n".join(line.replace(",", "\t") for line in lines)
    for right, damaged in SCANNED.items():
        block = block.replace(right, damaged)
    return block


def content_of(download: Download) -> bytes:
    return Path(download.path()).read_bytes()


@pytest.mark.slow
def test_an_officer_walks_from_the_result_to_the_approved_paper(
    open_browser: Callable[..., Page], no_barriers: Callable[[Page], None]
) -> None:
    page = open_browser("officer2")
    enter_the_result(page, no_barriers)
    read_it(page, no_barriers)
    plan_on_it(page, no_barriers)
    hand_in_the_paper(page, no_barriers)
    director = open_browser("director2")
    approve_the_paper(director, no_barriers)
    download_the_paper(page)


def enter_the_result(page: Page, no_barriers: Callable[[Page], None]) -> None:
    page.goto(f"{ROUND}/")
    page.locator(".page-head .button-primary").click()
    page.wait_for_url(f"**{BEFORE}/results/new/")
    page.fill("textarea[name=pasted]", pasted_table())
    page.locator("main form button[type=submit].button-primary").first.click()
    page.wait_for_url("**/results/drafts/**")
    expect(page.locator("main")).to_contain_text('อ่าน "11" เป็น I1')
    expect(page.locator("main")).to_contain_text("97.89")
    no_barriers(page)
    page.get_by_role("button", name="บันทึกผล").click()
    page.wait_for_url(f"**{BEFORE}/result/**")


def read_it(page: Page, no_barriers: Callable[[Page], None]) -> None:
    main = page.locator("main")
    expect(main).to_contain_text("97.89")
    expect(main).to_contain_text("ผ่านดี")
    expect(main).to_contain_text("EIT ได้ 93.00")
    no_barriers(page)
    page.get_by_role("link", name="ลองปรับคะแนนดู").click()
    page.wait_for_url("**/what-if/**")
    expect(page.locator("main")).to_contain_text("98.49")
    no_barriers(page)
    page.goto(f"{BEFORE}/result/")
    page.get_by_role("link", name=re.compile("93.00")).first.click()
    expect(page.locator("body")).to_contain_text("92.995")
    no_barriers(page)


def plan_on_it(page: Page, no_barriers: Callable[[Page], None]) -> None:
    page.goto(f"{ROUND}/findings/")
    page.get_by_role("button", name="ใช้รายการนี้").click()
    expect(page.locator("main")).to_contain_text("E6")
    write_a_measure(page)
    copy_the_rest(page)
    write_the_issues(page)
    expect(page.locator("main")).to_contain_text("ตัดสินใจแล้ว 5")
    no_barriers(page)


def write_a_measure(page: Page) -> None:
    """For E1: three steps pasted as one numbered list, all divisions, every month."""
    page.goto(f"{ROUND}/plan/")
    page.locator("a[href*='/measures/new/']").first.click()
    page.locator("textarea[name=steps]").first.fill(PASTED_STEPS)
    page.check("[name=all_divisions]")
    page.fill("[name=follow_up_text]", "ผู้อำนวยการเขต ติดตามทุกเดือน")
    page.locator("button[name=do][value=save]").last.click()
    expect(page.locator("main")).to_contain_text("จัดทำคู่มือการให้บริการ")


def copy_the_rest(page: Page) -> None:
    """For E2 to E6: the measures that another district has published, with credit."""
    page.goto(f"{ROUND}/plan/copy/?source=published")
    boxes = page.locator("input[name=measures]")
    for place in range(1, boxes.count()):
        boxes.nth(place).check()
    page.get_by_role("button", name="คัดลอกที่เลือกไว้").click()
    page.wait_for_url(f"**{ROUND}/plan/**")
    expect(page.locator("main")).to_contain_text("สำนักงานเขตบางกอกใหญ่")


def write_the_issues(page: Page) -> None:
    page.goto(f"{ROUND}/plan/")
    editors = [link.get_attribute("href") for link in page.locator("a[href*='/issue/']").all()]
    for editor in dict.fromkeys(editors):
        assert editor is not None
        page.goto(editor)
        page.fill("textarea[name=words]", "ผู้รับบริการบางส่วนยังไม่ทราบขั้นตอน")
        page.locator("main form button[type=submit]").first.click()
        page.wait_for_load_state()
    page.goto(f"{ROUND}/plan/")


def hand_in_the_paper(page: Page, no_barriers: Callable[[Page], None]) -> None:
    page.goto(f"{ROUND}/papers/analysis/")
    expect(page.locator("main")).to_contain_text("97.89")
    expect(page.locator("main")).to_contain_text("จัดทำคู่มือการให้บริการ")
    no_barriers(page)
    page.locator("main form button[type=submit].button-primary").click()
    page.wait_for_load_state()
    page.goto(f"{ROUND}/papers/")
    no_barriers(page)


def approve_the_paper(page: Page, no_barriers: Callable[[Page], None], *, here: str = ROUND) -> None:
    page.goto(f"{here}/papers/")
    page.locator("main tbody th a").first.click()
    page.wait_for_url(re.compile(r"/papers/\d+/$"))
    no_barriers(page)
    approval = page.locator("form[action$='/approve/']")
    approval.locator("[name=number]").fill("กท 5101/123")
    approval.locator("[name=dated_on]").fill("12 มี.ค. 2568")
    approval.locator("button[type=submit]").click()
    expect(page.locator("main")).to_contain_text("กท 5101/123")
    expect(page.locator("main")).to_contain_text("SHA-256")
    no_barriers(page)


def downloaded(page: Page, wanted: str) -> io.BytesIO:
    """The file of the newest approved paper in the list. wanted: docx or pdf."""
    with page.expect_download() as download:
        page.locator(f"a[href$='/file/{wanted}/']").first.click()
    return io.BytesIO(content_of(download.value))


def download_the_paper(page: Page) -> None:
    page.goto(f"{ROUND}/papers/")
    document = docx.Document(downloaded(page, "docx"))
    words = "\n".join(cell.text for table in document.tables for row in table.rows for cell in row.cells)
    assert "จัดทำคู่มือการให้บริการ" in words
    with pdfplumber.open(downloaded(page, "pdf")) as printed:
        assert len(printed.pages) >= 3
        assert "97.89" in "".join(one.extract_text() or "" for one in printed.pages)
