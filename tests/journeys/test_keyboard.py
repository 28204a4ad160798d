"""Work without a mouse: past the menu, to pages by letters in either keyboard, into dialogs and back."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

HERE = "/rounds/bangkok-yai/2568/"
PRESS = (
    "([key, code]) => document.body.dispatchEvent(new KeyboardEvent('keydown', {key, code, bubbles: true}))"
)


def test_the_first_key_leads_past_the_menu(open_browser: Callable[..., Page]) -> None:
    page = open_browser("officer")
    page.goto(HERE)
    page.keyboard.press("Tab")
    expect(page.locator("a.skip")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator(".page-head a").first).to_be_focused()


@pytest.mark.parametrize(
    "keys", [[("g", "KeyG"), ("m", "KeyM")], [("เ", "KeyG"), ("ท", "KeyM")]], ids=["latin", "thai"]
)
def test_letters_lead_to_pages_whatever_the_keyboard_is_switched_to(
    open_browser: Callable[..., Page], keys: list[tuple[str, str]]
) -> None:
    page = open_browser("officer")
    page.goto(HERE)
    for key in keys:
        page.evaluate(PRESS, list(key))
    page.wait_for_url(f"**{HERE}plan/")


def test_a_dialog_takes_the_cursor_and_gives_it_back(open_browser: Callable[..., Page]) -> None:
    page = open_browser("officer")
    page.goto("/rounds/bangkok-yai/2567/result/")
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#keys")).to_be_hidden()
    figure = page.locator("td a[href$='/figures/8/']").first
    figure.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#trace")).to_contain_text("91.055")
    assert page.evaluate("document.activeElement.closest('dialog')?.id") == "trace"
    page.keyboard.press("Escape")
    expect(figure).to_be_focused()
