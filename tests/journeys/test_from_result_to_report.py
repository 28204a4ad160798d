"""The whole half-year in one browser after the other, in Thai: from last year's result to the approved six-month report."""

import re
import time
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.hands import Hands
from tests.journeys.test_from_score_to_paper import approve_the_paper, downloaded, pasted_table
from tests.rooms.files.pictures_for_tests import phone_photo
from tests.rooms.reports.reading_papers import words_by_poppler

ROUND, BEFORE = "/rounds/bang-rak/2568", "/rounds/bang-rak/2567"
REPORT = f"{ROUND}/papers/results.6/"
PART = f"{ROUND}/reporting/6/units/administration/"
WEAKEST = "3"
MINUTES = 15
ISSUE = "ผู้รับบริการบางส่วนยังไม่ทราบขั้นตอนและระยะเวลาให้บริการ"
REASON = "ดำเนินการรวมอยู่ในมาตรการของข้ออื่นแล้ว"
STEPS = "1. จัดทำป้ายแสดงขั้นตอนการให้บริการ\n2. ประชุมชี้แจงเจ้าหน้าที่จุดบริการ"
PROGRESS = "จัดทำป้ายแล้ว 4 จุด และประชุมชี้แจงเจ้าหน้าที่ 1 ครั้ง"
CAME_OF_IT = "ติดตั้งป้ายแสดงขั้นตอนครบ 4 จุด เจ้าหน้าที่เข้าร่วมประชุม 24 คน ไม่พบเรื่องร้องเรียน"
COLUMNS = 5


@pytest.mark.slow
def test_from_last_years_result_to_the_approved_report_of_six_months(
    open_browser: Callable[..., Page], no_barriers: Callable[[Page], None], tmp_path: Path
) -> None:
    hands, begun = Hands(), time.monotonic()
    officer = hands.at(open_browser("ita_officer.bang-rak"))
    put_in_the_result(officer)
    choose_the_weakest(officer)
    plan_on_them(officer)
    press_where_it_stands(officer, "เสนอเพื่ออนุมัติ")
    director = hands.at(open_browser("director.bang-rak"))
    director.goto(f"{ROUND}/plan/")
    press_where_it_stands(director, "อนุมัติ")
    division = hands.at(open_browser("division_officer.bang-rak"))
    enter_the_progress(division)
    tell_what_came_of_it(division, tmp_path)
    press_where_it_stands(division, "เสนอ")
    head = hands.at(open_browser("division_head.bang-rak"))
    head.goto(PART)
    press_where_it_stands(head, "รับ")
    hand_in_the_report(officer, no_barriers)
    approve_the_paper(director, no_barriers, here=ROUND)
    the_report_is_whole(officer, tmp_path)
    took = time.monotonic() - begun
    print(f"from result to report: {took:.0f} s by machine, {dict(hands.done)}, {hands.seconds} s by hand")
    assert took + hands.seconds < MINUTES * 60


def put_in_the_result(page: Page) -> None:
    page.goto(f"{ROUND}/")
    page.locator(".page-head .button-primary").click()
    page.wait_for_url(f"**{BEFORE}/results/new/")
    page.fill("textarea[name=pasted]", pasted_table())
    page.locator("main form button[type=submit].button-primary").first.click()
    page.wait_for_url("**/results/drafts/**")
    page.get_by_role("button", name="บันทึกผล").click()
    page.wait_for_url(f"**{BEFORE}/result/**")


def choose_the_weakest(page: Page) -> None:
    page.locator(".page-head .button-primary").click()
    page.wait_for_url(f"**{ROUND}/findings/**")
    page.check("[name=rule][value=lowest]")
    page.fill("[name=count]", WEAKEST)
    expect(page.locator("#preview tbody tr")).to_have_count(int(WEAKEST))
    page.get_by_role("button", name="ใช้รายการนี้").click()
    expect(page.locator("main")).to_contain_text("E1")


def plan_on_them(page: Page) -> None:
    """A measure for the first and the second, given to one division; a reason for the third."""
    page.goto(f"{ROUND}/plan/")
    for item in page.locator(".plan-item:not(.plan-item-other)").all():
        item.locator("a[href*='/issue/']").click()
        item.locator("[name=words]").fill(ISSUE)
        item.locator(".form-actions .button-primary").click()
        expect(item.locator(".plan-issue")).to_contain_text(ISSUE)
    for place in range(int(WEAKEST) - 1):
        plan_a_measure(page.locator(".plan-item:not(.plan-item-other)").nth(place))
    last = page.locator(".plan-item:not(.plan-item-other)").last
    last.locator("a[href*='/no-measure/']").click()
    last.locator("[name=words]").fill(REASON)
    last.locator(".form-actions .button-primary").click()
    expect(page.locator("#standing")).to_contain_text(f"ตัดสินใจแล้ว {WEAKEST}")


def plan_a_measure(item: Locator) -> None:
    item.locator("a[href*='/measures/new/']").click()
    item.locator("textarea[name=steps]").first.fill(STEPS)
    item.locator("[name=starts_on]").fill("1/10/2567")
    item.locator("[name=ends_on]").fill("30/9/2568")
    item.locator(".details", has=item.page.locator("[name=units]")).locator("summary").first.click()
    item.locator("[name=units][value=administration]").check()
    item.locator("[name=follow_up_text]").fill("ผู้อำนวยการเขต ติดตามทุกเดือน")
    item.locator(".form-actions .button-primary").click()
    expect(item.locator(".plan-measure")).to_contain_text("ประชุมชี้แจงเจ้าหน้าที่จุดบริการ")


def press_where_it_stands(page: Page, name: str) -> None:
    """A button of the panel that says where the thing on this page stands."""
    before = page.locator(".standing-state").inner_text()
    page.locator(".standing-buttons").get_by_role("button", name=name).click()
    expect(page.locator(".standing-state")).not_to_have_text(before)


def enter_the_progress(page: Page) -> None:
    """One entry for each measure, at the month that is asked for."""
    page.goto(f"{ROUND}/follow-up/")
    for _measure in range(int(WEAKEST) - 1):
        page.locator("li.follow-row:not(.follow-done) .follow-do a").first.click()
        page.get_by_label("กำลังดำเนินการ").check()
        page.locator("[name=progress]").fill("60")
        page.locator("[name=text]").fill(PROGRESS)
        page.locator(".follow-edit .form-actions .button-primary").click()
        page.wait_for_url("**/follow-up/**")
        page.goto(f"{ROUND}/follow-up/")


def tell_what_came_of_it(page: Page, folder: Path) -> None:
    """In words and with a photo each."""
    page.goto(PART)
    for place in range(int(WEAKEST) - 1):
        photo = folder / f"{place}.jpg"
        photo.write_bytes(phone_photo(31 + place))
        page.locator(".result-line").nth(place).locator("a.button").click()
        page.locator("[name=text]").fill(CAME_OF_IT)
        page.locator("#files").set_input_files(photo)
        page.get_by_role("button", name="บันทึกผล").first.click()
        page.wait_for_url(re.compile("/units/administration/$|/reporting/6/"))


def hand_in_the_report(page: Page, no_barriers: Callable[[Page], None]) -> None:
    page.goto(REPORT)
    expect(page.locator(".paper-desk")).to_contain_text("ครบถ้วน พร้อมเสนอ")
    expect(page.locator("main")).to_contain_text(CAME_OF_IT)
    no_barriers(page)
    page.locator("main form button[type=submit].button-primary").click()
    page.wait_for_url(re.compile(r"/papers/\d+/$"))


def the_report_is_whole(page: Page, folder: Path) -> None:
    """Word: five columns; PDF: text that can be read and searched."""
    page.goto(f"{ROUND}/papers/")
    table = docx.Document(downloaded(page, "docx")).tables[0]
    assert len(table.columns) == COLUMNS
    words = "\n".join(cell.text for row in table.rows for cell in row.cells)
    assert CAME_OF_IT in words
    assert REASON in words
    printed = words_by_poppler(downloaded(page, "pdf").getvalue(), folder)
    assert "รอบ 6 เดือนแรก" in printed
    assert "24 คน" in printed
