"""An officer puts photos in: from a phone with scripts, on a bad line, and without scripts."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.rooms.files.attacks import hidden_script
from tests.rooms.files.pictures_for_tests import phone_photo

OpenBrowser = Callable[..., Page]


@pytest.fixture
def photos(tmp_path: Path) -> list[Path]:
    """Two good photos and a PDF with a hidden script."""
    contents = {"ประชุม.jpg": phone_photo(31), "อบรม.jpg": phone_photo(32), "แบบฟอร์ม.pdf": hidden_script()}
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    return [tmp_path / name for name in contents]


def chosen(page: Page, photos: list[Path]) -> None:
    page.goto("/files/add/")
    page.set_input_files("#files", photos)
    page.get_by_role("button", name="จัดเก็บไฟล์เหล่านี้").click()


def test_photos_come_in_one_by_one_and_what_is_refused_says_why(
    open_browser: OpenBrowser, no_barriers: Callable[[Page], None], photos: list[Path]
) -> None:
    page = open_browser("officer", width=360)
    chosen(page, photos)
    expect(page.locator("[data-uploads-standing]")).to_have_text("จัดเก็บแล้ว 2 จาก 3 ไฟล์ ไม่รับ 1 ไฟล์")
    expect(page.locator(".upload-problem")).to_contain_text("PDF นี้มีสคริปต์")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    no_barriers(page)
    page.get_by_role("link", name="เปิดดู").first.click()
    expect(page.locator(".evidence-view img")).to_be_visible()
    expect(page.locator(".evidence-view img")).not_to_have_js_property("naturalWidth", 0)
    no_barriers(page)


def test_a_photo_that_the_line_cuts_off_is_tried_again(open_browser: OpenBrowser, tmp_path: Path) -> None:
    (tmp_path / "ภาพหาย.jpg").write_bytes(phone_photo(33))
    page = open_browser("officer")
    page.goto("/files/add/")
    page.route("**/files/add/", lambda route: route.abort(), times=2)
    page.set_input_files("#files", [tmp_path / "ภาพหาย.jpg"])
    page.get_by_role("button", name="จัดเก็บไฟล์เหล่านี้").click()
    standing = page.locator("[data-uploads-standing]")
    expect(standing).to_have_text("จัดเก็บแล้ว 1 จาก 1 ไฟล์ ไม่รับ 0 ไฟล์", timeout=20_000)
    page.goto("/files/?q=ภาพหาย")
    assert page.locator(".evidence-card").count() == 1


def test_without_scripts_everything_works_too(open_browser: OpenBrowser, photos: list[Path]) -> None:
    page = open_browser("officer", width=360, javascript=False)
    chosen(page, photos)
    expect(page.locator("[data-uploads-standing]")).to_have_text("จัดเก็บแล้ว 2 จาก 3 ไฟล์ ไม่รับ 1 ไฟล์")
    page.get_by_role("link", name="เปิดดู").first.click()
    page.get_by_role("link", name="แก้ไขคำบรรยาย").click()
    page.get_by_label("คำบรรยาย").fill("ประชุมคณะทำงาน ครั้งที่ 9")
    page.get_by_role("button", name="บันทึก", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("ประชุมคณะทำงาน ครั้งที่ 9")


def test_far_too_much_is_answered_and_what_was_typed_stays(open_browser: OpenBrowser, tmp_path: Path) -> None:
    with (tmp_path / "ทั้งปี.jpg").open("wb") as file:
        file.truncate(260 * 1024 * 1024)
    page = open_browser("officer", javascript=False)
    page.goto("/files/add/")
    page.locator("form.uploads summary").click()
    page.get_by_label("คำบรรยาย").fill("ภาพกิจกรรมทั้งปี")
    page.set_input_files("#files", [tmp_path / "ทั้งปี.jpg"])
    page.get_by_role("button", name="จัดเก็บไฟล์เหล่านี้").click()
    expect(page.locator(".upload-problem")).to_contain_text("รวมกันเกิน 200 MB")
    expect(page.get_by_label("คำบรรยาย")).to_have_value("ภาพกิจกรรมทั้งปี")
