"""Make the pictures of docs/guides from a running demo: `python scripts/guide_pictures.py --address http://localhost:8000`.

Fill the demo anew before (`make clean demo`), so that the pictures show its own day. Give names to make only those.
"""

import argparse
import shutil
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

PICTURES = Path(__file__).resolve().parents[1] / "docs/guides/pictures"
PASSWORD = "demo-prongsai-2568"
DESK, PHONE, HEIGHT = 1200, 390, 800
SHOWN_DESK = 960
"""Pictures of a desk are scaled down to this width; those of a phone stay as they are."""
COLOURS = 192
"""So many that a small red mark stays red."""
HERE = "/rounds/bangkok-yai/2568"
BEFORE = "/rounds/bangkok-yai/2567"
ASSESSED = "/rounds/samphanthawong/2568/assessment"
WAITING = "/rounds/wang-thonglang/2568"
TELLING, TELLING_UNIT = "/rounds/samphanthawong/2568/oit", "division_officer.samphanthawong"
VISITORS = "/s/"
"""Stands for the address of the visitors' survey, which the board of Samphanthawong tells."""


@dataclass(frozen=True)
class Picture:
    """One picture: clicks are taken in order, then the page is scrolled to a selector."""

    name: str
    account: str
    path: str
    width: int = DESK
    clicks: tuple[str, ...] = ()
    scroll_to: str = ""


UNIT, HEAD = "division_officer.bangkok-yai", "division_head.bangkok-yai"
TABLE = (
    Picture("sign-in", "", "/accounts/log-in/", PHONE),
    Picture("unit-home", UNIT, f"{HERE}/", PHONE),
    Picture("unit-duty", UNIT, f"{HERE}/", PHONE, ("main a:text-is('บันทึกการดำเนินการ')",), "main form"),
    Picture("unit-follow-up", UNIT, f"{HERE}/follow-up/", PHONE, scroll_to="text=ความเป็นมาของงาน"),
    Picture("unit-entry", UNIT, f"{HERE}/follow-up/", PHONE, ("main a[href*='/periods/']",), "main form"),
    Picture("unit-activity", UNIT, f"{HERE}/activities/add/", PHONE),
    Picture("unit-result", UNIT, f"{HERE}/reporting/12/measures/2/units/administration/", PHONE),
    Picture("unit-disclosure", TELLING_UNIT, f"{TELLING}/units/administration/", PHONE),
    Picture(
        "unit-month",
        TELLING_UNIT,
        f"{TELLING}/units/administration/",
        PHONE,
        ("main section:has(h2:has-text('O15')) a:has-text('กรอกข้อมูล')",),
        "main form",
    ),
    Picture("head-home", HEAD, f"{HERE}/", scroll_to="text=รอท่านดำเนินการ"),
    Picture("head-review", HEAD, f"{HERE}/", clicks=("main a:has-text('อ่านและพิจารณา')",)),
    Picture("head-work", HEAD, f"{HERE}/follow-up/work/2/"),
    Picture("officer-home", "officer", f"{HERE}/"),
    Picture("officer-result", "officer", f"{BEFORE}/result/"),
    Picture("officer-findings", "officer", f"{HERE}/findings/"),
    Picture("officer-plan", "officer", f"{HERE}/plan/"),
    Picture("officer-follow-up", "officer", f"{HERE}/follow-up/standing/"),
    Picture("officer-results", "officer", f"{HERE}/reporting/6/"),
    Picture(
        "officer-survey",
        "officer4",
        "/rounds/samphanthawong/2568/surveys/",
        clicks=("main tr:has-text('EIT'):has-text('แบบวัดจริงของปี') a",),
    ),
    Picture("officer-disclosure", "officer4", f"{TELLING}/"),
    Picture("officer-months", "officer4", f"{TELLING}/items/O10/months/", scroll_to="main tbody tr >> nth=3"),
    Picture("officer-paper", "officer", f"{HERE}/papers/analysis/"),
    Picture("director-home", "director3", f"{WAITING}/", scroll_to="text=รอท่านดำเนินการ"),
    Picture("director-plan", "director3", f"{WAITING}/plan/"),
    Picture("director-return", "director3", f"{WAITING}/plan/moves/return/"),
    Picture(
        "director-brief",
        "director",
        f"{HERE}/meetings/",
        clicks=("main a:has-text('เปิดการประชุมครั้งถัดไป')", "main a[href$='/brief/']"),
    ),
    Picture("central-overview", "central", "/?order=late"),
    Picture("central-round", "central", "/rounds/khlong-toei/2568/duties/?show=late"),
    Picture("central-surveys", "central", "/surveys/"),
    Picture("central-gathering", "central", "/rounds/bma/2567/gathering/6/"),
    Picture("central-open", "central", "/rounds/open/"),
    Picture("officer-assess", "officer4", f"{ASSESSED}/"),
    Picture("assess-overview", "assessor.bma", "/assessments/?year=2568"),
    Picture("assess-board", "assessor.bma", f"{ASSESSED}/"),
    Picture("assess-item", "assessor.bma", f"{ASSESSED}/items/O9/"),
    Picture("assess-compare", "assessor.bma", f"{ASSESSED}/compare/"),
    Picture("licence-list", "officer4", "/licences/samphanthawong/"),
    Picture("licence-intake", "officer4", "/licences/samphanthawong/kinds/food_new/new/"),
    Picture(
        "licence-check",
        "officer4",
        "/licences/samphanthawong/",
        clicks=("main tr:has-text('ได้รับคำขอแล้ว') a",),
        scroll_to="main h2 >> nth=0",
    ),
    Picture("licence-outside", "officer4", "/licences/samphanthawong/outside/read/"),
    Picture("licence-kind", "", "/l/samphanthawong/kinds/food_new/", PHONE),
    Picture("licence-status", "", "/l/samphanthawong/status/", PHONE),
    Picture("survey-begin", "", VISITORS, PHONE),
    Picture(
        "survey-question",
        "",
        VISITORS,
        PHONE,
        (".survey-choice >> nth=4", ".survey-choice >> nth=0", ".survey-manner a"),
    ),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--address", required=True, help="of a running demo")
    parser.add_argument("names", nargs="*", help="only these pictures")
    asked = parser.parse_args()
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as player:
        browser = player.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--lang=th"]
        )
        for picture in TABLE:
            if not asked.names or picture.name in asked.names:
                save(PICTURES / f"{picture.name}.png", taken(browser, asked.address, picture), picture.width)
        browser.close()


def taken(browser: Browser, address: str, picture: Picture) -> bytes:
    context = browser.new_context(
        base_url=address,
        locale="th-TH",
        viewport={"width": picture.width, "height": HEIGHT},
        color_scheme="light",
        reduced_motion="reduce",
    )
    context.set_default_timeout(8000)
    context.add_cookies([{"name": "django_language", "value": "th", "url": address}])
    page = context.new_page()
    path = _visitors_address(context) if picture.path == VISITORS else picture.path
    _sign_in(page, picture.account)
    page.goto(path)
    for selector in picture.clicks:
        page.locator(selector).first.click()
        page.wait_for_load_state()
    if picture.scroll_to:
        page.locator(picture.scroll_to).first.evaluate(
            "one => scrollTo(0, one.getBoundingClientRect().top - 160)"
        )
    answer = page.screenshot()
    context.close()
    return answer


def _sign_in(page: Page, account: str) -> None:
    if not account:
        return
    page.goto("/accounts/log-in/")
    page.fill("[name=username]", account)
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url(lambda url: "log-in" not in url)


def _visitors_address(context: BrowserContext) -> str:
    page = context.new_page()
    _sign_in(page, "officer4")
    page.goto("/rounds/samphanthawong/2568/surveys/")
    page.get_by_role("row").filter(has_text="EIT").filter(has_text="แบบวัดจริงของปี").get_by_role("link").click()
    shown = page.locator("#address").inner_text()
    context.clear_cookies()
    return "/" + shown.split("/", 1)[1]


def save(path: Path, picture: bytes, width: int) -> None:
    """Few colours, so that a picture stays small in the repository."""
    with Image.open(BytesIO(picture)) as image:
        shown = image.convert("RGB")
        if width == DESK:
            shown = shown.resize(
                (SHOWN_DESK, SHOWN_DESK * shown.height // shown.width), Image.Resampling.LANCZOS
            )
        shown.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    print(f"{path.name}: {path.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main()
