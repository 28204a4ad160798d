"""An officer makes a kiosk; a tablet is set up with its code; people answer one after another, and nothing stays."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

BOARD = "/rounds/samphanthawong/2568/surveys/"
QUESTIONS = 6


@pytest.fixture
def kiosk(
    open_browser: Callable[..., Page], no_barriers: Callable[[Page], None], request: pytest.FixtureRequest
) -> tuple[str, str]:
    """Its short address and its code, as the officer is shown them once."""
    page = open_browser("officer4", width=360)
    page.goto(BOARD)
    page.get_by_role("row", name=re.compile("EIT.*แบบวัดจริงของปี")).get_by_role("link").click()
    page.get_by_role("link", name="ป้าย เคาน์เตอร์ กิจกรรม และจุดตอบด้วยแท็บเล็ต").click()
    no_barriers(page)
    page.get_by_label("ชื่อที่ท่านจำได้").fill(f"แท็บเล็ต {request.node.name}")
    page.get_by_role("button", name="สร้างจุดตอบ").click()
    no_barriers(page)
    address = page.locator("main strong").first.inner_text()
    return "/" + address.split("/", 1)[1], page.locator("#kiosk-code").inner_text()


def set_up(page: Page, kiosk: tuple[str, str]) -> str:
    page.goto(kiosk[0])
    page.get_by_label("รหัสของจุดตอบ").fill(kiosk[1].lower())
    page.get_by_role("button").click()
    page.wait_for_url("**/kiosk/*/")
    return page.url


def answer(page: Page) -> None:
    for number in range(1, QUESTIONS + 1):
        screen = page.locator(f"#E{number}")
        expect(screen).to_be_visible()
        screen.locator(".option").nth(4).click()
        screen.locator(".button-primary").click()
    page.locator("#comment .button-primary").click()
    page.locator("#send button").click()


def test_the_next_person_finds_nothing_of_the_one_before(
    open_browser: Callable[..., Page], no_barriers: Callable[[Page], None], kiosk: tuple[str, str]
) -> None:
    page = open_browser(width=820)
    page.context.clear_cookies()
    page.clock.install()
    start = set_up(page, kiosk)
    no_barriers(page)
    page.locator(".survey-choice").first.click()
    no_barriers(page)
    answer(page)
    page.wait_for_url("**/thanks/")
    no_barriers(page)
    page.clock.run_for(9_000)
    page.wait_for_url(start)
    for _step in range(4):
        page.go_back()
        expect(page.locator("input:checked:not([name=size])")).to_have_count(0)
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_answers_that_nobody_sends_are_cleared_after_a_question(
    open_browser: Callable[..., Page], no_barriers: Callable[[Page], None], kiosk: tuple[str, str]
) -> None:
    page = open_browser(width=820)
    page.clock.install()
    start = set_up(page, kiosk)
    page.locator(".survey-choice").first.click()
    page.locator("#E1 .option").nth(2).click()
    page.clock.run_for(61_000)
    still = page.get_by_role("dialog")
    expect(still).to_be_visible()
    no_barriers(page)
    still.get_by_role("button").click()
    expect(page.locator("#E1 input:checked")).to_have_count(1)
    page.clock.run_for(61_000)
    expect(still).to_be_visible()
    page.clock.run_for(21_000)
    page.wait_for_url(start)


def test_it_works_without_scripts(open_browser: Callable[..., Page], kiosk: tuple[str, str]) -> None:
    page = open_browser(width=820, javascript=False)
    set_up(page, kiosk)
    page.get_by_role("link", name="English").click()
    page.locator(".survey-choice").first.click()
    answer(page)
    page.wait_for_url("**/thanks/")
    expect(page.get_by_role("link", name="For the next person")).to_be_visible()
