"""The follow-up of a year: twenty entries by keyboard in a minute, one entry with a photo on a phone, and all of it without scripts."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.rooms.files.pictures_for_tests import phone_photo

HERE = "/rounds/bangkok-yai/2568/follow-up/"
TO_DO = "li.follow-row:not(.follow-done)"
SECONDS = 60


def left(page: Page) -> int:
    """How many entries are still to be written, as the chip says."""
    return int(page.locator(".follow-filters .chip .num").first.inner_text())


def test_twenty_times_no_change_by_keyboard_takes_less_than_a_minute(
    open_browser: Callable[..., Page],
) -> None:
    page = open_browser("officer")
    page.goto(HERE)
    before = left(page)
    page.locator(f"{TO_DO} button[name=pair]").first.focus()
    begun = time.monotonic()
    for _press in range(20):
        key = page.evaluate("document.activeElement.value")
        assert key, "the focus stands on a button for the next entry"
        page.keyboard.press("Enter")
        page.wait_for_function(
            "key => document.activeElement?.value && document.activeElement.value !== key", arg=key
        )
    took = time.monotonic() - begun
    page.reload()
    assert left(page) == before - 20
    print(f"twenty entries took {took:.1f} s")
    assert took < SECONDS


@pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "none"])
def test_a_division_officer_writes_an_entry_with_a_photo_on_a_phone(
    open_browser: Callable[..., Page], no_barriers: Callable[[Page], None], tmp_path: Path, javascript: bool
) -> None:
    photo = tmp_path / "activity.jpg"
    photo.write_bytes(phone_photo(7 if javascript else 8))
    page = open_browser("division_officer.bangkok-yai", width=360, javascript=javascript)
    page.goto(HERE)
    expect(page.locator(".follow-row").first).to_contain_text("ฝ่ายปกครอง")
    page.locator(".follow-do a").first.click()
    page.get_by_label("กำลังดำเนินการ").check()
    page.locator("[name=progress]").fill("55")
    page.locator("[name=text]").fill("จัดประชุมชี้แจงเจ้าหน้าที่ประจำจุดบริการ")
    page.locator("#files").set_input_files(photo)
    page.locator("button[name=stay]").click()
    expect(page.locator(".evidence-card img").first).to_be_visible()
    expect(page.locator("[name=text]")).to_have_value("จัดประชุมชี้แจงเจ้าหน้าที่ประจำจุดบริการ")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360 if javascript else True
    if javascript:
        no_barriers(page)


def test_a_refused_entry_keeps_what_was_typed(open_browser: Callable[..., Page]) -> None:
    page = open_browser("officer", javascript=False)
    page.goto(HERE)
    page.locator(".follow-do a").first.click()
    page.get_by_label("ติดอุปสรรค").check()
    page.locator("[name=text]").fill("รอผู้รับจ้าง")
    page.locator("button[name=stay]").click()
    expect(page.locator(".error-summary")).to_be_visible()
    expect(page.locator("[name=text]")).to_have_value("รอผู้รับจ้าง")
