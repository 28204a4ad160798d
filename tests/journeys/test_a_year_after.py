"""The report of twelve months of a year that is over: the half-year's paper is taken in, mended, handed in and approved."""

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.journeys.test_from_score_to_paper import approve_the_paper

HERE = "/rounds/khlong-toei/2567"
TAKE_IN = f"{HERE}/reporting/12/take-in/"
DUTY = "รายงานผลตามมาตรการ รอบ 12 เดือน"
MEASURES = 8


def test_the_twelve_month_report_begins_with_the_paper_of_the_half_year(
    open_browser: Callable[..., Page], no_barriers: Callable[[Page], None], tmp_path: Path
) -> None:
    officer = open_browser("officer2")
    paper = tmp_path / "report.docx"
    officer.goto(f"{HERE}/papers/results.6/")
    with officer.expect_download() as download:
        officer.locator("a[href$='/draft/docx/']").first.click()
    paper.write_bytes(download.value.path().read_bytes())

    officer.goto(f"{HERE}/reporting/12/")
    officer.locator(f"a[href='{TAKE_IN}']").click()
    officer.set_input_files("[name=file]", paper)
    officer.locator("button[name=read]").click()
    expect(officer.locator("#read")).to_contain_text(f"จะบันทึก {MEASURES} รายการ")
    no_barriers(officer)
    officer.locator("button[name=write]").click()
    officer.wait_for_url(f"**{HERE}/reporting/12/")
    expect(officer.locator("main")).to_contain_text(f"{MEASURES}/{MEASURES}")

    officer.goto(f"{HERE}/papers/results.12/")
    expect(officer.locator("main")).to_contain_text("รอบ 12 เดือน")
    officer.locator("main form button[type=submit].button-primary").click()
    officer.wait_for_url(re.compile(r"/papers/\d+/$"))
    approve_the_paper(open_browser("director2"), no_barriers, here=HERE)

    officer.goto(f"{HERE}/duties/?show=all")
    expect(officer.get_by_role("row", name=DUTY).first).to_contain_text("เสร็จ")
