"""The supervising office makes its own report: it gathers from districts, another person approves it, and it is downloaded."""

import re
from collections.abc import Callable
from pathlib import Path

from docx import Document
from playwright.sync_api import Page, expect

from tests.journeys.test_from_score_to_paper import approve_the_paper

HERE = "/rounds/bma/2567"
GATHERING = f"{HERE}/gathering/6/"
SAID = "ทุกหน่วยงานเวียนแจ้งช่องทางเผยแพร่ข้อมูลให้บุคลากรทราบแล้ว"


def take(page: Page, indicator: str) -> None:
    """What Khlong Toei reported under that indicator, into the one measure of the centre there."""
    page.goto(GATHERING)
    page.locator(f"main a[href='{GATHERING}indicators/{indicator}/']").click()
    page.get_by_role("checkbox", name="สำนักงานเขตคลองเตย").check()
    page.get_by_role("button", name="นำที่เลือกมาใส่").click()
    expect(page.locator("main")).to_contain_text("นำมาใส่แล้ว")


def test_the_centre_gathers_from_districts_and_its_head_approves(
    open_browser: Callable[..., Page], no_barriers: Callable[[Page], None], tmp_path: Path
) -> None:
    central = open_browser("central")
    central.goto(f"{HERE}/")
    central.locator("nav a[href$='/gathering/']").click()
    central.get_by_role("link", name="รอบ 6 เดือนแรก").click()
    expect(central.locator("main")).to_contain_text("รายงานอนุมัติแล้ว 1 จาก 50 เขต")
    no_barriers(central)
    take(central, "2")
    no_barriers(central)
    take(central, "7")

    result = central.locator("main a[href*='/measures/']")
    result.click()
    words = central.locator("main textarea[name=text]")
    expect(words).to_have_value(re.compile("^- สำนักงานเขตคลองเตย"))
    words.fill(f"{SAID}\n{words.input_value()}")
    central.get_by_role("button", name="บันทึกผล").click()

    central.goto(f"{HERE}/papers/consolidated.6/")
    expect(central.locator("main")).to_contain_text(SAID)
    central.get_by_role("link", name="ตัวชี้วัดที่ 7").click()
    expect(central.locator("main")).to_contain_text("เฉพาะตัวชี้วัดที่ 7")
    no_barriers(central)
    central.get_by_role("link", name="ทั้งฉบับ").click()
    central.locator("main form button[type=submit].button-primary").click()
    central.wait_for_url(re.compile(r"/papers/\d+/$"))
    paper = central.url

    head = open_browser("central_head.bma")
    head.set_default_timeout(60_000)
    approve_the_paper(head, no_barriers, here=HERE)

    central.goto(paper)
    with central.expect_download() as download:
        central.locator("a[href$='/file/docx/']").click()
    path = tmp_path / "report.docx"
    path.write_bytes(download.value.path().read_bytes())
    (table,) = Document(str(path)).tables
    said = [row.cells[3].text for row in table.rows if row.cells[0].grid_span == 1][1:]
    assert said[0].startswith("- สำนักงานเขตคลองเตย")
    assert said[1].startswith(SAID)
