"""A half-year report: a division officer writes a result with a photo on a phone, and the officer sees what is missing."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.rooms.files.pictures_for_tests import phone_photo

HERE = "/rounds/bangkok-yai/2568/reporting/12/"
SAID = "จัดประชุมชี้แจงเจ้าหน้าที่ 3 ครั้ง มีผู้เข้าร่วม 85 คน ไม่พบเรื่องร้องเรียน"


@pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "none"])
def test_a_division_officer_writes_a_result_with_a_photo_on_a_phone(
    open_browser: Callable[..., Page], no_barriers: Callable[[Page], None], tmp_path: Path, javascript: bool
) -> None:
    photo = tmp_path / "activity.jpg"
    photo.write_bytes(phone_photo(11 if javascript else 12))
    page = open_browser("division_officer.bangkok-yai", width=360, javascript=javascript)
    page.goto(HERE)
    expect(page.get_by_role("heading", level=1)).to_have_text("ฝ่ายปกครอง")
    page.locator(".result-line a.button").nth(0 if javascript else 1).click()
    page.locator("[name=text]").fill(SAID)
    page.locator("#files").set_input_files(photo)
    page.locator("button[name=stay]").click()
    expect(page.locator(".result-photo img").first).to_be_visible()
    expect(page.locator("[name=photo]").first).to_be_checked()
    expect(page.locator("[name=text]")).to_have_value(SAID)
    if javascript:
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        no_barriers(page)


def test_what_was_typed_and_not_saved_stands_there_again(open_browser: Callable[..., Page]) -> None:
    page = open_browser("division_officer.bangkok-yai", width=360)
    page.goto(HERE)
    page.locator(".result-line a.button").nth(2).click()
    page.locator("[name=text]").fill(SAID)
    place = page.url
    page.goto("/notices/")
    page.goto(place)
    expect(page.locator("[name=text]")).to_have_value(SAID)
    expect(page.get_by_role("status").first).to_contain_text("ยังไม่ได้บันทึก")


def test_a_report_with_missing_results_lists_them_with_links(open_browser: Callable[..., Page]) -> None:
    page = open_browser("officer")
    page.goto("/rounds/bangkok-yai/2568/papers/results.6/")
    missing = page.get_by_role("link", name="ฝ่ายการศึกษา")
    expect(missing.first).to_be_visible()
    missing.first.click()
    expect(page).to_have_url(re.compile("/reporting/6/"))
