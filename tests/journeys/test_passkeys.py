"""A passkey from beginning to end, with an authenticator that Chromium plays."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from prongsai.config.demo.places import PASSWORD


def _with_authenticator(page: Page) -> None:
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def _sign_out(page: Page) -> None:
    page.context.clear_cookies(name="sessionid")
    page.goto("/accounts/log-in/")


def test_a_passkey_opens_instead_of_the_password_and_after_it(
    open_browser: Callable[..., Page], no_barriers: Callable[[Page], None]
) -> None:
    page = open_browser("assistant_director.khlong-toei", width=360)
    _with_authenticator(page)
    page.goto("/accounts/passkeys/add/")
    no_barriers(page)
    page.fill("[name=name]", "คอมพิวเตอร์ที่ทำงาน")
    page.click("[data-passkey=create]")
    expect(page.locator(".recovery-codes li")).to_have_count(10)
    page.goto("/accounts/security/")
    expect(page.get_by_text("คอมพิวเตอร์ที่ทำงาน")).to_be_visible()
    no_barriers(page)

    _sign_out(page)
    page.click("[data-passkey=get]")
    page.wait_for_url("**/rounds/**")

    _sign_out(page)
    page.fill("[name=username]", "assistant_director.khlong-toei")
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url("**/accounts/code/")
    no_barriers(page)
    page.click("[data-passkey=get]")
    page.wait_for_url("**/rounds/**")

    page.goto("/accounts/security/")
    page.locator("form[action$='/remove/']").first.get_by_role("button").click()
    page.locator("dialog[open] .button-primary").click()
    expect(page.get_by_text("คอมพิวเตอร์ที่ทำงาน")).to_have_count(0)
