"""A real server with the real demo, and a real browser in Thai."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

import prongsai
from prongsai.config.demo.places import PASSWORD

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
AXE = Path(__file__).parent / "axe.min.js"
SOURCE = Path(prongsai.__file__).parents[1]
"""The tree that is tested, which need not be the one that is installed."""
START_SECONDS = 240
FROM_ABOVE = {"central", "assessor.bma", "central_head.bma"}
"""Accounts that begin with the overview of all offices."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker(pytest.mark.journey)
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="chromium is not installed"))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, object]) -> dict[str, object]:
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": FLAGS}


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running demo, filled anew for this run."""
    state = tmp_path_factory.mktemp("house")
    port = _free_port()
    environment = {
        **os.environ,
        "PRONGSAI_STATE": str(state),
        "PYTHONPATH": str(SOURCE),
        "DJANGO_SETTINGS_MODULE": "prongsai.config.settings.dev",
    }
    environment.pop("PRONGSAI_DATABASE_URL", None)
    command = [sys.executable, "-m", "prongsai.config.cli", "demo", "--port", str(port)]
    with (
        (state / "log").open("wb") as log,
        subprocess.Popen(command, env=environment, stdout=log, stderr=log) as server,
    ):
        try:
            _wait(f"http://localhost:{port}/accounts/log-in/", server, state / "log")
            yield f"http://localhost:{port}"
        finally:
            server.terminate()
            server.wait(timeout=20)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait(address: str, server: "subprocess.Popen[bytes]", log: Path) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.3)
    pytest.fail(f"The demo did not start:\n{log.read_text('utf-8', 'replace')[-4000:]}")


@pytest.fixture
def open_browser(browser: Browser, house: str) -> Iterator[Callable[..., Page]]:
    """open_browser("officer", width=360, javascript=False) -> a page signed in as that demo account."""
    contexts: list[BrowserContext] = []

    def opened(
        username: str = "", *, width: int = 1440, javascript: bool = True, language: str = "th"
    ) -> Page:
        context = browser.new_context(
            base_url=house,
            locale="th-TH",
            viewport={"width": width, "height": 900},
            java_script_enabled=javascript,
            accept_downloads=True,
            reduced_motion="reduce",
        )
        contexts.append(context)
        context.add_cookies([{"name": "django_language", "value": language, "url": house}])
        page = context.new_page()
        if username:
            page.goto("/accounts/log-in/")
            page.fill("[name=username]", username)
            page.fill("[name=password]", PASSWORD)
            page.press("[name=password]", "Enter")
            page.wait_for_url("**/" if username in FROM_ABOVE else "**/rounds/**")
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def no_barriers() -> Callable[[Page], None]:
    """Asserts that axe finds no violation of WCAG 2.2 A and AA on the page as it stands."""

    def check(page: Page) -> None:
        page.evaluate(AXE.read_text("utf-8"))
        found = page.evaluate(
            """async () => (await axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa",
               "best-practice"]})).violations.map(v => v.id + ": " + v.help + " at "
               + v.nodes.slice(0, 3).map(n => n.target.join(" ") + " | " + n.html.slice(0, 120)).join(" ;; "))"""
        )
        assert found == [], f"{page.url}\n" + "\n".join(found)

    return check
