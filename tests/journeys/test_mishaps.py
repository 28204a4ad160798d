"""What happens to busy people: the session ends while they type, a file is too large, another tab signs in anew."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from prongsai.config.demo.places import PASSWORD

PLAN, NEW = "/rounds/bangkok-yai/2568/plan/", "/rounds/bangkok-yai/2568/results/new/"
WORDS = "ผู้รับบริการบางส่วนยังไม่ทราบ <ขั้นตอน>\nจึงต้องรอ"


def write_an_issue(page: Page) -> None:
    page.goto(PLAN)
    page.locator("a[href*='/issue/']").first.click()
    page.fill("textarea[name=words]", WORDS)


def save(page: Page) -> None:
    page.locator("form[data-editor] .form-actions button").first.click()


def end_the_session(page: Page) -> None:
    page.context.clear_cookies(name="sessionid")


def sign_in(page: Page) -> None:
    page.fill("[name=username]", "officer")
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")


@pytest.mark.parametrize("javascript", [True, False], ids=["with scripts", "without scripts"])
def test_what_is_typed_outlives_the_session(
    open_browser: Callable[..., Page], no_barriers: Callable[[Page], None], *, javascript: bool
) -> None:
    page = open_browser("officer", javascript=javascript)
    write_an_issue(page)
    end_the_session(page)
    save(page)
    expect(page.locator("[name=password]")).to_be_visible()
    expect(page.locator("form[data-editor]")).to_have_count(0)
    if javascript:
        no_barriers(page)
    sign_in(page)
    expect(page.locator("input[name=words]")).to_have_value(WORDS)
    if javascript:
        no_barriers(page)
    page.locator("main form button").first.click()
    page.wait_for_url(f"**{PLAN}*")
    expect(page.locator("main")).to_contain_text("<ขั้นตอน>")


def test_a_form_opened_before_signing_in_anew_is_still_sent(open_browser: Callable[..., Page]) -> None:
    page = open_browser("officer")
    write_an_issue(page)
    end_the_session(page)
    other_tab = page.context.new_page()
    other_tab.goto("/accounts/log-in/")
    sign_in(other_tab)
    other_tab.wait_for_url("**/rounds/**")
    save(page)
    expect(page.locator("input[name=words]")).to_have_value(WORDS)
    page.locator("main form button").first.click()
    page.wait_for_url(f"**{PLAN}*")


def test_a_file_that_is_too_large_is_told_before_it_is_sent(
    open_browser: Callable[..., Page], no_barriers: Callable[[Page], None], tmp_path: Path
) -> None:
    large = tmp_path / "large.csv"
    with large.open("wb") as file:
        file.truncate(6 * 1024 * 1024)
    page = open_browser("officer")
    page.goto(NEW)
    page.fill("[name=title]", "ชื่อที่พิมพ์ไว้")
    page.set_input_files("[name=file]", large)
    expect(page.get_by_role("alert")).to_contain_text("5 MB")
    no_barriers(page)
    page.locator(".form-actions button").first.click()
    expect(page.locator("[name=file]")).to_be_focused()
    expect(page.locator("[name=title]")).to_have_value("ชื่อที่พิมพ์ไว้")
    page.set_input_files(
        "[name=file]", {"name": "a.csv", "mimeType": "text/csv", "buffer": b"code,score\nIIT,90\n"}
    )
    expect(page.get_by_role("alert")).to_have_count(0)


def test_two_hundred_megabytes_are_answered_with_a_sentence_and_the_form_is_kept(
    open_browser: Callable[..., Page], tmp_path: Path
) -> None:
    huge = tmp_path / "huge.csv"
    with huge.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    page = open_browser("officer", javascript=False)
    page.goto(NEW)
    page.fill("[name=title]", "ชื่อที่พิมพ์ไว้")
    page.set_input_files("[name=file]", huge)
    page.locator(".form-actions button").first.click()
    expect(page.locator("main")).to_contain_text("5 MB")
    page.go_back()
    expect(page.locator("[name=title]")).to_have_value("ชื่อที่พิมพ์ไว้")


def test_changing_the_language_after_a_refusal_leads_to_no_empty_page(
    open_browser: Callable[..., Page],
) -> None:
    page = open_browser("officer")
    page.goto("/rounds/bangkok-yai/2568/papers/analysis/submit/")
    expect(page.locator("h1")).to_be_visible()
