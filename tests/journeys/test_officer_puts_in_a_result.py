"""An officer pastes a damaged table, settles what is doubtful, and saves it, with scripts and without."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

NEW = "/rounds/bangkok-yai/2568/results/new/"
DAMAGED = "ข้อ\tคำถาม\tคะแนน\n11\tเต็มใจให้บริการ\t1OO.OO\n12\tอำนวยความสะดวก\t101\nEIT\t\t93.00\nO1-O22\t\t100\n"


@pytest.mark.parametrize("javascript", [True, False], ids=["with scripts", "without scripts"])
def test_a_damaged_table_is_settled_and_saved(
    open_browser: Callable[..., Page], no_barriers: Callable[[Page], None], *, javascript: bool
) -> None:
    page = open_browser("officer", javascript=javascript)
    page.goto(NEW)
    page.get_by_role("radio").nth(1).check()
    page.locator("[name=pasted]").fill(DAMAGED)
    page.locator(".form-actions button").first.click()
    page.wait_for_url("**/drafts/**")
    expect(page.locator("#problems")).to_be_visible()
    expect(page.get_by_text("I1", exact=True).first).to_be_visible()
    if javascript:
        no_barriers(page)
    score = page.locator("section[aria-labelledby=problems] input.num").first
    expect(score).to_have_value("101")
    score.fill("98.50")
    page.locator(".draft-actions button").first.click()
    expect(page.locator("#problems")).to_have_count(0)
    page.locator(".draft-actions button[formaction*=save]").click()
    page.wait_for_url("**/result/**")
    expect(page.locator("h1")).to_contain_text("2568")


def test_the_score_follows_each_correction_without_reloading(open_browser: Callable[..., Page]) -> None:
    page = open_browser("officer")
    page.goto(NEW)
    page.locator("[name=pasted]").fill("IIT\t99.96\nEIT\t93.00\nOIT\t100\n")
    page.locator(".form-actions button").first.click()
    page.wait_for_url("**/drafts/**")
    expect(page.locator("#standing")).to_contain_text("97.89")
    page.locator("summary", has_text="EIT").click()
    field = page.locator("input[value='93.00']")
    field.fill("95.00")
    field.press("Tab")
    expect(page.locator("#standing")).to_contain_text("98.49")


def test_typing_goes_from_field_to_field_and_a_pasted_column_fills_downward(
    open_browser: Callable[..., Page],
) -> None:
    page = open_browser("officer")
    page.goto(NEW)
    page.locator("#typed > summary").click()
    first = page.locator("[name='score-I1']")
    first.fill("100")
    first.press("Enter")
    expect(page.locator("[name='score-I2']")).to_be_focused()
    page.evaluate(
        """() => { const data = new DataTransfer(); data.setData("text", "91.5\\n92\\n93\\n");
           document.activeElement.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true,
           cancelable: true})); }"""
    )
    expect(page.locator("[name='score-I4']")).to_have_value("93")
    expect(page.locator("[name='score-I4']")).to_be_focused()
