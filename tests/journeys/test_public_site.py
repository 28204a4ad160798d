"""A citizen finds an item, reads it on a phone and takes its table home: without scripts, without a cookie."""

import csv
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import SOURCE, START_SECONDS, _free_port, _wait

ROOT = Path(__file__).resolve().parents[2]
ITEM = "/samphanthawong/oit/2568/O9/"
Opened = Callable[..., Page]


@pytest.fixture(scope="module")
def public_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a house whose office has published two items."""
    state = tmp_path_factory.mktemp("public")
    port = _free_port()
    environment = {
        **os.environ,
        "PRONGSAI_STATE": str(state),
        "PYTHONPATH": os.pathsep.join([str(SOURCE), str(ROOT)]),
        "DJANGO_SETTINGS_MODULE": "prongsai.config.settings.dev",
    }
    environment.pop("PRONGSAI_DATABASE_URL", None)
    lay = [sys.executable, "-m", "tests.journeys.public_house"]
    subprocess.run(lay, env=environment, cwd=ROOT, check=True, timeout=START_SECONDS)
    command = [sys.executable, "-m", "prongsai.config.cli", "serve", "--port", str(port)]
    with (
        (state / "log").open("wb") as log,
        subprocess.Popen(command, env=environment, stdout=log, stderr=log) as server,
    ):
        try:
            _wait(f"http://localhost:{port}/robots.txt", server, state / "log")
            yield f"http://localhost:{port}"
        finally:
            server.terminate()
            server.wait(timeout=20)


@pytest.fixture
def opened(browser: Browser, public_house: str) -> Iterator[Opened]:
    """A browser that has never been here."""
    contexts = []

    def make(*, width: int = 360, javascript: bool = False) -> Page:
        context = browser.new_context(
            base_url=public_house,
            viewport={"width": width, "height": 800},
            java_script_enabled=javascript,
            accept_downloads=True,
        )
        contexts.append(context)
        return context.new_page()

    yield make
    for context in contexts:
        context.close()


def test_a_citizen_finds_an_item_reads_it_on_a_phone_and_takes_its_table_home(
    opened: Opened, tmp_path: Path
) -> None:
    page = opened()
    page.goto("/bma/")
    page.get_by_role("link", name="สำนักงานเขตสัมพันธวงศ์").click()
    page.get_by_role("link", name="ปีงบประมาณ 2568").click()
    expect(page.get_by_text("เผยแพร่แล้ว 2 จาก 22 ข้อ")).to_be_visible()
    page.get_by_role("link", name="สถิติการจัดเก็บภาษี").click()
    page.wait_for_url(f"**{ITEM}")
    expect(page.get_by_text("ข้อมูล ณ วันที่ 1 มีนาคม 2568")).to_be_visible()
    row = page.locator("tbody tr").first
    expect(row.get_by_role("cell").last).to_have_text("1,234,567.50")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    with page.expect_download() as taken:
        page.get_by_role("link", name="CSV").click()
    taken.value.save_as(tmp_path / "taken.csv")
    assert taken.value.suggested_filename == "samphanthawong-2568-O9-v2-1-taxes.csv"
    with (tmp_path / "taken.csv").open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file))[1][3] == "1234567.50"
    assert page.context.cookies() == []


def test_a_citizen_searches_and_changes_the_language_without_losing_the_place(opened: Opened) -> None:
    page = opened()
    page.goto("/samphanthawong/")
    page.get_by_role("searchbox").fill("ที่ดินและสิ่งปลูก")
    page.get_by_role("searchbox").press("Enter")
    page.get_by_role("link", name="O9").click()
    page.get_by_role("link", name="English").click()
    page.wait_for_url(f"**/en{ITEM}")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Collection of taxes")
    page.get_by_role("link", name="Version 1").click()
    page.wait_for_url(f"**/en{ITEM}1/")
    page.get_by_role("link", name="To the newest version").click()
    page.wait_for_url(f"**/en{ITEM}")
    assert page.context.cookies() == []


@pytest.mark.parametrize("width", [360, 1440])
def test_public_pages_have_no_barrier_and_fit(
    opened: Opened, no_barriers: Callable[[Page], None], width: int
) -> None:
    page = opened(width=width, javascript=True)
    places = ("/bma/", "/samphanthawong/", "/samphanthawong/oit/2568/", ITEM, f"/en{ITEM}1/", f"{ITEM}9/")
    for place in (*places, "/samphanthawong/search/?q=ภาษี"):
        page.goto(place)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, place
        no_barriers(page)
    page.goto(ITEM)
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    page.wait_for_timeout(500)
    no_barriers(page)


def test_by_the_keyboard_the_first_step_leads_to_the_content(opened: Opened) -> None:
    page = opened(width=1440, javascript=True)
    page.goto(ITEM)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()
