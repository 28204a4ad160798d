"""The office answers with a file, the assessor decides again, the head confirms, and everybody reads what came of it."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import SOURCE, START_SECONDS, _free_port, _wait
from tests.rooms.files.pictures_for_tests import phone_photo

ROOT = Path(__file__).resolve().parents[2]
HERE = "/rounds/samphanthawong/2568/assessment/"
RESULT = "/samphanthawong/results/2568/"
WORDS = "โครงสร้างอยู่ในหน้าเดียวกัน ใต้หัวข้อกรอบอัตรากำลัง ตามภาพที่แนบ"


class House:
    """A server that can be stopped, and started again on the next day."""

    def __init__(self, state: Path) -> None:
        self.state, self.port = state, _free_port()
        self.environment = {
            **os.environ,
            "PRONGSAI_STATE": str(state),
            "PYTHONPATH": os.pathsep.join([str(SOURCE), str(ROOT)]),
            "DJANGO_SETTINGS_MODULE": "prongsai.config.settings.dev",
        }
        self.environment.pop("PRONGSAI_DATABASE_URL", None)
        self.run("lay")
        self.start()

    @property
    def address(self) -> str:
        return f"http://localhost:{self.port}"

    def run(self, what: str) -> None:
        command = [sys.executable, "-m", "tests.journeys.assessed_house", what]
        subprocess.run(command, env=self.environment, cwd=ROOT, check=True, timeout=START_SECONDS)

    def start(self) -> None:
        command = [sys.executable, "-m", "prongsai.config.cli", "serve", "--port", str(self.port)]
        log = self.state / "log"
        with log.open("ab") as lines:
            self.server = subprocess.Popen(command, env=self.environment, stdout=lines, stderr=lines)
        _wait(f"{self.address}/robots.txt", self.server, log)

    def stop(self) -> None:
        self.server.terminate()
        self.server.wait(timeout=20)

    def sleep(self) -> None:
        """Until the next morning."""
        self.stop()
        self.run("next-day")
        self.start()


@pytest.fixture
def assessed(tmp_path: Path) -> Iterator[House]:
    found = House(tmp_path)
    yield found
    found.stop()


@pytest.fixture
def house(assessed: House) -> str:
    """Where browsers go in this file."""
    return assessed.address


def follow_the_notice(page: Page, words: str) -> None:
    page.goto("/notices/")
    page.locator("main").get_by_role("link", name=words).click()
    page.wait_for_url(f"**{HERE}")


def test_an_answer_is_decided_on_confirmed_and_read_by_everybody(
    assessed: House, open_browser: Callable[..., Page], no_barriers: Callable[[Page], None]
) -> None:
    office = open_browser("ita_officer.samphanthawong", width=360)
    follow_the_notice(office, "ผลคะแนนการเปิดเผยข้อมูลครั้งแรก ปี 2568 ออกแล้ว")
    office.get_by_role("link", name="O1 ", exact=False).first.click()
    expect(office.get_by_text("ไม่พบข้อมูลตามองค์ประกอบ ณ วันที่ตัดยอด").first).to_be_visible()
    office.get_by_label("คำชี้แจงของท่าน").fill(WORDS)
    photo = {"name": "โครงสร้าง.jpg", "mimeType": "image/jpeg", "buffer": phone_photo()}
    office.set_input_files("#answer-files", files=[photo])  # type: ignore[list-item]
    office.locator("form[action$='answer/'] button").click()
    expect(office.get_by_text("โครงสร้าง.jpg").first).to_be_visible()
    assert office.evaluate("document.documentElement.scrollWidth") <= 360
    no_barriers(office)

    assessed.sleep()

    assessor = open_browser("assessor.bma")
    assessor.goto(f"{HERE}items/O1/")
    expect(assessor.get_by_text(WORDS)).to_be_visible()
    expect(assessor.get_by_role("link", name="โครงสร้าง.jpg")).to_be_visible()
    for box in assessor.locator("input[type=radio][value=met]").all():
        box.check()
    for line in assessor.locator("input[name^=reason-]").all():
        line.fill("")
    no_barriers(assessor)
    assessor.locator("button[name=next]").click()
    assessor.goto(HERE)
    assessor.get_by_role("button", name="เสร็จสิ้นการประเมิน").click()
    expect(assessor.get_by_text("ประเมินเสร็จสิ้นแล้ว ส่งให้ผู้ยืนยันผลพิจารณาต่อไป")).to_be_visible()

    head = open_browser("central_head.bma")
    follow_the_notice(head, "ผลการประเมินการเปิดเผยข้อมูล ปี 2568 รอการยืนยัน")
    no_barriers(head)
    head.locator("form[action$='decide/approve/'] button").click()
    expect(head.get_by_role("link", name="เรื่องที่หน่วยงาน ระบบตรวจ และผู้ประเมินเห็นต่างกัน")).to_be_visible()

    office = open_browser("ita_officer.samphanthawong", width=360)
    follow_the_notice(office, "ผลการประเมินการเปิดเผยข้อมูล ปี 2568 ได้รับการยืนยันแล้ว")
    office.get_by_role("link", name="เรื่องที่หน่วยงาน ระบบตรวจ และผู้ประเมินเห็นต่างกัน").click()
    expect(office.get_by_role("heading", name="O1 ")).to_be_visible()
    expect(office.get_by_text("เปลี่ยนผลหลังคำชี้แจง").first).to_be_visible()
    assert office.evaluate("document.documentElement.scrollWidth") <= 360
    no_barriers(office)
    office.goto(HERE)
    office.get_by_role("link", name="คะแนนที่ยืนยันแล้วอยู่ในปีงบประมาณนี้").click()
    expect(office.get_by_role("heading", level=1)).to_be_visible()

    reader = open_browser(width=360)
    reader.goto(RESULT)
    assert reader.evaluate("document.documentElement.scrollWidth") <= 360
    no_barriers(reader)

    citizen = open_browser(width=360, javascript=False)
    citizen.goto("/samphanthawong/oit/2568/")
    citizen.get_by_role("link", name="ผลการประเมิน").click()
    citizen.wait_for_url(f"**{RESULT}")
    expect(citizen.get_by_role("heading", name="การประเมินการเปิดเผยข้อมูล (OIT)")).to_be_visible()
    expect(citizen.locator("tr", has_text="O1").first).to_contain_text("100.00")
