"""Visitors and staff answer on a phone, with and without scripts, in Thai and English; an officer watches the board."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdfium2 import PdfDocument

BOARD = "/rounds/samphanthawong/2568/surveys/"


@pytest.fixture
def address(open_browser: Callable[..., Page]) -> str:
    """The short address of the visitors' survey, as the officer's page tells it."""
    page = open_browser("officer4")
    page.goto(BOARD)
    page.get_by_role("row", name=re.compile("EIT.*แบบวัดจริงของปี")).get_by_role("link").click()
    return "/" + page.locator("#address").inner_text().split("/", 1)[1]


@pytest.mark.parametrize(("javascript", "language"), [(True, "th"), (False, "en")])
def test_a_visitor_answers_one_question_at_a_time(
    open_browser: Callable[..., Page],
    no_barriers: Callable[[Page], None],
    address: str,
    javascript: bool,
    language: str,
) -> None:
    page = open_browser(width=360, javascript=javascript)
    page.context.clear_cookies()
    page.goto(address)
    if language == "en":
        page.get_by_role("link", name="English").click()
    page.locator(".survey-choice").nth(4).click()
    page.locator(".survey-choice").first.click()
    page.locator(".survey-manner a").click()
    for number in range(1, 7):
        screen = page.locator(f"#E{number}")
        expect(screen).to_be_visible()
        expect(page.locator(".screen:visible")).to_have_count(1)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        if number != 4:
            screen.locator("label").nth(4).click()
        screen.locator(".button-primary").click()
    page.locator("#comment textarea").fill("ขอที่นั่งรอเพิ่ม 🙏")
    page.locator("#comment .button-primary").click()
    page.locator("#send button").click()
    expect(page.locator("[role=alert] a")).to_have_attribute("href", "#E4")
    page.locator("[role=alert] a").click()
    page.locator("#E4 label").nth(4).click()
    page.locator("#E4 .button-primary").click()
    page.locator("#E5 .button-primary").click()
    page.locator("#E6 .button-primary").click()
    expect(page.locator("#comment textarea")).to_have_value("ขอที่นั่งรอเพิ่ม 🙏")
    page.locator("#comment .button-primary").click()
    page.locator("#send button").click()
    page.wait_for_url("**/thanks/")
    assert page.context.cookies() == []


def test_public_pages_have_no_barrier_and_fit_a_phone(
    open_browser: Callable[..., Page], no_barriers: Callable[[Page], None], address: str
) -> None:
    page = open_browser(width=360)
    for place in ("", "revenue/", "revenue/revenue/", "revenue/revenue/#E3", "promise/", "thanks/"):
        page.goto("about:blank")
        page.goto(f"{address}{place}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, place
        no_barriers(page)
    page.emulate_media(color_scheme="dark")
    no_barriers(page)


def test_a_closed_phone_loses_nothing_and_sending_clears_the_draft(
    open_browser: Callable[..., Page], address: str
) -> None:
    page = open_browser(width=360)
    page.goto(f"{address}revenue/revenue/")
    for number in range(1, 7):
        page.locator(f"#E{number} label").nth(5).click()
    page.goto("about:blank")
    page.goto(f"{address}revenue/revenue/")
    expect(page.locator(".survey input:checked")).to_have_count(6)
    page.context.set_offline(True)
    page.locator("#send button").click()
    expect(page.locator(".survey-offline")).to_be_visible()
    page.context.set_offline(False)
    page.locator("#send button").click()
    page.wait_for_url("**/thanks/")
    kept = page.evaluate("Object.keys(localStorage)")
    assert [name.rpartition("-")[0] for name in kept] == ["survey-sent"], "that it has answered, not what"
    page.goto(address)
    expect(page.locator("[data-answered]")).to_be_visible()


def test_the_officers_pages_have_no_barrier(
    open_browser: Callable[..., Page], no_barriers: Callable[[Page], None]
) -> None:
    page = open_browser("officer4", width=360)
    page.goto(BOARD)
    hrefs = [link.get_attribute("href") for link in page.locator("tbody a").all()]
    for href in [BOARD, f"{BOARD}prepare/", *hrefs, f"{hrefs[-1]}result/"]:
        page.goto(str(href))
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, href
        no_barriers(page)


def test_staff_answer_with_a_card_in_english(open_browser: Callable[..., Page], tmp_path: Path) -> None:
    officer = open_browser("officer4", width=360)
    officer.goto(BOARD)
    officer.get_by_role("row", name=re.compile("IIT.*แบบวัดจริงของปี")).get_by_role("link").click()
    address = "/" + officer.locator("#address").inner_text().split("/", 1)[1].replace("s/", "s/en/", 1)
    with officer.expect_download() as paper:
        officer.get_by_role("button", name="พิมพ์บัตร").click()
    words = PdfDocument(paper.value.path())[0].get_textpage().get_text_range()
    code = re.search(r"\b([0-9A-Z]{4} ){2}[0-9A-Z]{4}\b", words)
    assert code
    page = open_browser(width=360)
    page.goto(f"{address}card/#c={code[0].replace(' ', '')}")
    assert page.locator("[name=card]").input_value() == code[0].replace(" ", "")
    assert "#" not in page.url, "the code does not stay in the address"
    page.locator("[name=place][value=unsaid]").check()
    for number in range(1, 13):
        page.locator(f"#I{number} .option").nth(3).click()
    page.locator("#send button").click()
    page.wait_for_url("**/thanks/")
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()


def test_a_visitor_with_a_card_brings_its_code_to_the_form(open_browser: Callable[..., Page]) -> None:
    officer = open_browser("officer", width=1440)
    officer.goto("/rounds/bangkok-yai/2568/surveys/prepare/")
    officer.locator("[name=instrument][value=EIT]").check()
    officer.locator("[name=kind][value=trial]").check()
    officer.locator("[name=with_slips]").check()
    officer.get_by_label("วันเริ่มต้น").fill("21/4/2568")
    officer.get_by_label("วันสิ้นสุด").fill("30/4/2568")
    officer.locator("main form button").last.click()
    officer.get_by_role("button", name="เปิดรับคำตอบ").click()
    officer.locator("#confirm button[value=yes]").click()
    address = "/" + officer.locator("#address").inner_text().split("/", 1)[1]
    with officer.expect_download() as paper:
        officer.get_by_role("button", name="พิมพ์บัตร").click()
    words = PdfDocument(paper.value.path())[0].get_textpage().get_text_range()
    code = re.search(r"\b([0-9A-Z]{4} ){2}[0-9A-Z]{4}\b", words)
    assert code
    page = open_browser(width=360)
    page.goto(f"{address}#c={code[0].replace(' ', '')}")
    page.locator(".survey-choice").nth(4).click()
    page.locator(".survey-choice").first.click()
    assert page.locator("[name=card]").input_value() == code[0].replace(" ", "")
    for number in range(1, 7):
        page.locator(f"#E{number} .option").nth(3).click()
    page.locator("#send button").click()
    page.wait_for_url("**/thanks/")


def test_letters_grow_and_nothing_is_cut(open_browser: Callable[..., Page], address: str) -> None:
    page = open_browser(width=360)
    page.goto(f"{address}revenue/revenue/")
    small = page.evaluate("parseFloat(getComputedStyle(document.querySelector('.question-text')).fontSize)")
    page.locator(".survey-sizes label").nth(2).click()
    page.goto(f"{address}revenue/revenue/#E3")
    large = page.evaluate("parseFloat(getComputedStyle(document.querySelector('.question-text')).fontSize)")
    assert large > small * 1.4
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_form_shows_itself_soon_on_a_slow_line(open_browser: Callable[..., Page], address: str) -> None:
    """Slow 3G as speed tests have it: 400 kbit/s, 400 ms there and back."""
    page = open_browser(width=360)
    page.goto("about:blank")
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    line.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000},
    )
    page.goto(f"{address}revenue/revenue/")
    painted = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    assert painted < 1_500
