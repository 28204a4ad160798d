"""An activity on a phone: three photos put in order, two measures linked; the ITA officer sees what deserves a second look."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.rooms.files.pictures_for_tests import phone_photo

HERE = "/rounds/bangkok-yai/2568/activities/"


@pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "none"])
def test_a_division_officer_records_an_activity_and_the_officer_sees_the_flags(
    open_browser: Callable[..., Page], no_barriers: Callable[[Page], None], tmp_path: Path, javascript: bool
) -> None:
    title = f"ซักซ้อมการให้บริการ {'หนึ่ง' if javascript else 'สอง'}"
    page = open_browser("division_officer.bangkok-yai", width=360, javascript=javascript)
    page.goto(f"{HERE}add/")
    page.locator("#files").set_input_files(_photos(tmp_path))
    page.locator("[name=title]").fill(title)
    page.locator("[name=starts_on]").fill("10/9/2567")
    for place in range(2):
        page.locator("[name=measures]").nth(place).check()
    page.get_by_role("button", name="บันทึกกิจกรรม").click()
    expect(page.locator(".photo-card")).to_have_count(3)
    expect(page.locator(".activity-proves li")).to_have_count(2)

    first = page.locator(".photo-card [name=photo]").first.get_attribute("value")
    page.get_by_label("คำบรรยายภาพที่ 1").fill("ผู้เข้าร่วมประชุม")
    page.get_by_role("button", name="เลื่อนภาพที่ 1 ลง").click()
    expect(page.locator(".photo-card [name=photo]").nth(1)).to_have_value(first or "")
    expect(page.locator(".photo-sheet figcaption").nth(1)).to_have_text("ผู้เข้าร่วมประชุม")
    if javascript:
        page.locator(".photo-card").nth(2).scroll_into_view_if_needed()
        page.locator("[data-photo-grip]").nth(1).drag_to(page.locator("[data-photo-grip]").nth(2))
        expect(page.locator(".photo-sheet figcaption").nth(2)).to_have_text("ผู้เข้าร่วมประชุม")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        no_barriers(page)

    officer = open_browser("officer", javascript=javascript)
    officer.goto(f"{HERE}?show=doubts")
    row = officer.locator(".activity-row", has=officer.get_by_role("link", name=title, exact=True))
    expect(row).to_contain_text("อยู่นอกปีงบประมาณ")
    expect(row).to_contain_text("อยู่นอกช่วงเวลาของมาตรการที่")
    expect(row).to_contain_text("ซ้ำกับภาพที่")


def _photos(folder: Path) -> list[Path]:
    """Two that differ, and the first once more."""
    for place, number in enumerate((21, 22, 21), start=1):
        (folder / f"{place}.jpg").write_bytes(phone_photo(number))
    return [folder / f"{place}.jpg" for place in range(1, 4)]
