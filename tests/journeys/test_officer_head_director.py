"""A plan goes from the officer over the head to the director and is opened again, in Thai, in four browsers."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from prongsai.accounts.roles import Role

PLAN = "/rounds/bangkok-yai/2568/plan/"
HEAD = f"{Role.DIVISION_HEAD.value}.bangkok-yai"
COMMENT, REASON = "โปรดระบุเดือนที่จะดำเนินการ", "หน่วยงานผู้รับผิดชอบเปลี่ยนแปลง"
MENDED = "ดำเนินการภายในเดือนมีนาคม"
Browsers = Callable[..., Page]


def make(page: Page, name: str) -> None:
    """Press a button of the panel that says where the plan stands."""
    page.goto(PLAN)
    page.locator(".standing-buttons").get_by_role("button", name=name).click()
    page.wait_for_url(f"**{PLAN}")


def ask(page: Page, name: str) -> None:
    """Follow one that asks for words first."""
    page.goto(PLAN)
    page.locator(".standing-buttons").get_by_role("link", name=name).click()
    page.wait_for_url("**/plan/moves/**")


def stands(page: Page, words: str) -> None:
    page.goto(PLAN)
    expect(page.locator(".standing-state")).to_contain_text(words)


@pytest.mark.slow
def test_a_plan_goes_from_hand_to_hand(open_browser: Browsers, no_barriers: Callable[[Page], None]) -> None:
    officer = open_browser("officer")
    make(officer, "เสนอเพื่ออนุมัติ")
    stands(officer, "รออนุมัติ")
    head = open_browser(HEAD, width=360)
    return_with_a_comment_beside_a_row(head, no_barriers)
    mend_and_hand_in(officer, no_barriers)
    make(head, "เห็นชอบ")
    director = open_browser("director")
    stands(director, "เห็นชอบแล้ว รออนุมัติ")
    no_barriers(director)
    make(director, "อนุมัติ")
    nothing_can_be_written(officer)
    open_again(director, no_barriers)
    stands(officer, "ร่าง")
    expect(officer.locator(".standing")).to_contain_text(REASON)
    expect(officer.locator("a[href*='/edit/']").first).to_be_visible()


def return_with_a_comment_beside_a_row(page: Page, no_barriers: Callable[[Page], None]) -> None:
    ask(page, "ส่งกลับแก้ไข")
    no_barriers(page)
    page.locator(".form-actions button").click()
    expect(page.locator(".error-summary")).to_be_visible()
    page.locator("textarea[name^='row-measure-']").first.fill(COMMENT)
    page.locator(".form-actions button").click()
    page.wait_for_url(f"**{PLAN}")
    expect(page.locator(".standing-state")).to_contain_text("ส่งกลับแก้ไข")
    no_barriers(page)


def mend_and_hand_in(page: Page, no_barriers: Callable[[Page], None]) -> None:
    page.goto(PLAN)
    expect(page.locator(".standing .notice")).to_contain_text(COMMENT)
    no_barriers(page)
    page.locator("a[href*='/edit/']").first.click()
    page.fill("[name=awareness]", MENDED)
    page.locator("button[name=do][value=save]").last.click()
    expect(page.locator("main")).to_contain_text(MENDED)
    make(page, "เสนอเพื่ออนุมัติ")


def nothing_can_be_written(page: Page) -> None:
    stands(page, "อนุมัติแล้ว")
    expect(page.locator("a[href*='/edit/'], a[href*='/measures/new/'], a[href*='/issue/']")).to_have_count(0)
    expect(page.locator(".standing-buttons")).to_have_count(0)


def open_again(page: Page, no_barriers: Callable[[Page], None]) -> None:
    ask(page, "เปิดให้แก้ไข")
    no_barriers(page)
    page.fill("[name=comment]", REASON)
    page.locator(".form-actions button").click()
    page.wait_for_url(re.compile(f"{PLAN}$"))
    expect(page.locator(".standing-state")).to_contain_text("ร่าง")
