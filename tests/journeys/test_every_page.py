"""Every page of the walk: no barrier, no overflow on a phone, in both themes and languages."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

HERE, BEFORE = "/rounds/bangkok-yai/2568", "/rounds/bangkok-yai/2567"
PAGES = {
    "": ["/accounts/log-in/", "/accounts/forgotten/", "/people/join/", "/ui/"],
    "central": ["/", "/people/agencies/", "/people/add-agency/", "/?order=score", f"{BEFORE}/result/"],
    "director3": ["/rounds/wang-thonglang/2568/plan/", "/rounds/wang-thonglang/2568/plan/moves/return/"],
    "officer": [
        f"{HERE}/",
        f"{BEFORE}/",
        f"{BEFORE}/result/",
        f"{BEFORE}/results/",
        f"{BEFORE}/results/new/",
        f"{HERE}/result/",
        f"{HERE}/findings/",
        f"{HERE}/plan/",
        f"{HERE}/papers/",
        f"{HERE}/papers/analysis/",
        "/people/",
        "/people/roles/",
        "/people/tokens/",
        "/people/tokens/create/",
        "/people/agencies/bangkok-yai/tokens/",
        "/api/",
        "/approvals/rule/bangkok-yai/",
        "/people/agencies/bangkok-yai/",
        "/people/agencies/bangkok-yai/people/invite/",
        "/people/agencies/bangkok-yai/people/import/",
        "/frameworks/",
        "/frameworks/bma-district-2568/",
        "/files/",
        "/files/add/",
        "/files/record/",
        "/trail/",
        "/trail/roots/",
        "/accounts/security/",
        "/accounts/password/",
        "/accounts/app/",
        "/accounts/email/",
        "/accounts/passkeys/add/",
        "/notices/preference/",
        "/notices/calendar/",
        "/notices/log/",
        "/search/?q=บางกอก",
        f"{HERE}/duties/",
        f"{HERE}/follow-up/",
        f"{HERE}/follow-up/year/",
        f"{HERE}/district/",
        f"{HERE}/follow-up/work/1/",
        f"{HERE}/follow-up/work/1/periods/7/",
    ],
    "officer4": [
        *(f"/rounds/samphanthawong/2568/surveys/{number}/result/" for number in (2, 5)),
        *(f"/rounds/samphanthawong/2568/surveys/{number}/result/signs/" for number in (2, 5)),
        "/rounds/samphanthawong/2568/computed/?kind=trial",
    ],
    "director": [f"{HERE}/duties/reminders/"],
}
CASES = [(who, address) for who, addresses in PAGES.items() for address in addresses]


@pytest.mark.parametrize(
    ("who", "address"), CASES, ids=[f"{who or 'stranger'} {place}" for who, place in CASES]
)
def test_page_has_no_barrier_and_fits_a_phone(
    open_browser: Callable[..., Page], no_barriers: Callable[[Page], None], who: str, address: str
) -> None:
    page = open_browser(who, width=360)
    answer = page.goto(address)
    assert answer is not None
    assert answer.status == 200
    assert page.evaluate("document.documentElement.scrollWidth") <= 360, "the page is wider than a phone"
    no_barriers(page)
    page.emulate_media(color_scheme="dark")
    no_barriers(page)
    page.set_viewport_size({"width": 1440, "height": 900})
    no_barriers(page)
