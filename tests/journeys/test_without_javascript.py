"""The whole way on a phone whose browser runs no scripts: result, reading, weak points, plan, paper, approval, files."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import pdfplumber
import pytest
from playwright.sync_api import Page, Response, expect

from prongsai.config.demo.filling import RESULTS

HERE = "/rounds/bangkok-yai/2568"
PHONE = 360
REASON = "ไม่มีผู้ใดให้ข้อมูลว่ามีการเรียกรับเงิน จึงใช้แนวทางเดิม"
STEPS = ["ประชุมชี้แจงทุกฝ่าย", "จัดทำป้ายบอกขั้นตอน"]


@pytest.fixture
def phone(open_browser: Callable[..., Page]) -> Iterator[Callable[[str], Page]]:
    """phone("officer") -> a page signed in; whatever it asks for on the way must be found."""
    failed: list[str] = []

    def opened(username: str) -> Page:
        page = open_browser(username, width=PHONE, javascript=False)
        page.on("response", lambda answer: failed.append(answer.url) if _is_failure(answer) else None)
        return page

    yield opened
    assert failed == []


def _is_failure(answer: Response) -> bool:
    return answer.status >= 400 and answer.status != 422


def visit(page: Page, address: str) -> None:
    """Opens a page, which must fit the phone."""
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE, page.url


@pytest.mark.slow
def test_the_whole_way_without_scripts(phone: Callable[[str], Page]) -> None:
    officer = phone("officer")
    enter_the_result(officer)
    read_it(officer)
    choose_weak_points(officer)
    give_a_reason(officer)
    write_a_measure(officer)
    hand_in(officer)
    director = phone("director")
    send_it_back(director)
    hand_in(officer)
    approve(director)
    download(officer)


def enter_the_result(page: Page) -> None:
    """A file with one score that cannot be: it is settled on the page, and only then saved."""
    table = (RESULTS / "bangkok-yai-2567.csv").read_text("utf-8").replace("E1,92.13", "E1,192.13")
    visit(page, f"{HERE}/results/new/")
    page.set_input_files("[name=file]", {"name": "ผล.csv", "mimeType": "text/csv", "buffer": table.encode()})
    page.locator(".form-actions button").first.click()
    wrong = page.locator("section[aria-labelledby=problems] input.num")
    expect(wrong).to_have_value("192.13")
    expect(page.locator("button[formaction*='/save/']")).to_have_count(0)
    wrong.fill("๙๒.๑๓")
    page.locator(".draft-actions button").first.click()
    page.locator("button[formaction*='/save/']").click()
    page.wait_for_url(f"**{HERE}/result/")


def read_it(page: Page) -> None:
    expect(page.locator("main")).to_contain_text("97.89")
    page.locator("a[href$='/figures/8/']").first.click()
    expect(page.locator("main")).to_contain_text("91.055")
    visit(page, f"{HERE}/result/")
    page.locator("a[href*='/what-if/']").first.click()
    page.fill("[name=E6]", "๑๐๐")
    page.locator(".trial-form .form-actions button").click()
    expect(page.locator("#outcome")).to_contain_text("+")
    page.fill("[name=E6]", "ร้อย")
    page.locator(".trial-form .form-actions button").click()
    expect(page.locator(".field-error")).to_have_count(1)
    expect(page.locator("[name=E6]")).to_have_value("ร้อย")


def choose_weak_points(page: Page) -> None:
    """E3 is put on the list by hand; the others stay."""
    visit(page, f"{HERE}/findings/")
    page.locator("details", has=page.locator("[name=extra]")).locator("summary").click()
    page.locator("[name=extra][value=E3]").check()
    page.locator(".choosing-form .form-actions button").click()
    page.locator("form[action$='/findings/choose/'] button").click()
    expect(page.locator("#preview")).to_contain_text("E3")
    visit(page, f"{HERE}/papers/analysis/")
    expect(page.locator("form[action$='/submit/']")).to_have_count(0)


def give_a_reason(page: Page) -> None:
    visit(page, f"{HERE}/plan/")
    item = page.locator(".plan-item", has=page.locator("h3", has_text="E3"))
    item.locator("a[href*='/no-measure/']").click()
    page.fill("textarea[name=words]", REASON)
    page.locator("form[data-editor] .form-actions button").first.click()
    expect(page.locator("main")).to_contain_text(REASON)


def write_a_measure(page: Page) -> None:
    """Steps are added one by one; a wrong day is refused with everything kept; a second measure comes and goes."""
    visit(page, f"{HERE}/plan/")
    page.locator("a[href*='/measures/new/']").first.click()
    page.locator("textarea[name=steps]").first.fill(STEPS[0])
    page.locator("button[value=add]").click()
    page.locator("textarea[name=steps]").nth(1).fill(STEPS[1])
    page.locator("[name=all_divisions]").check()
    page.fill("[name=follow_up_text]", "ผู้อำนวยการเขต ติดตามทุกเดือน")
    page.fill("[name=ends_on]", "31 ก.พ. 2568")
    page.locator("button[value=save]").last.click()
    expect(page.locator("textarea[name=steps]").nth(1)).to_have_value(STEPS[1])
    page.fill("[name=ends_on]", "30 ก.ย. 2568")
    page.locator("button[value=save]").last.click()
    page.wait_for_url(f"**{HERE}/plan/*")
    new = page.locator(".plan-measure", has_text=STEPS[1])
    new.locator("button[value=up]").click()
    page.locator(".plan-measure", has_text=STEPS[1]).locator("a[href*='/remove/']").click()
    page.locator("form[action*='/remove/'] button").click()
    expect(page.locator("main")).not_to_contain_text(STEPS[1])


def hand_in(page: Page) -> None:
    visit(page, f"{HERE}/papers/analysis/")
    expect(page.locator("main")).to_contain_text(REASON)
    page.locator("form[action$='/submit/'] button").click()
    page.wait_for_url("**/papers/*/")


def decide(page: Page) -> None:
    visit(page, f"{HERE}/papers/")
    found = [link.get_attribute("href") or "" for link in page.locator("main a[href*='/papers/']").all()]
    papers = [href for href in found if href.rstrip("/").rpartition("/")[2].isdecimal()]
    page.locator(f"main a[href='{max(papers, key=_number)}']").first.click()


def _number(href: str) -> int:
    """Of a paper: the one that was handed in last has the highest."""
    return int(href.rstrip("/").rpartition("/")[2])


def send_it_back(page: Page) -> None:
    decide(page)
    page.fill("[name=comment]", "กรุณาตรวจถ้อยคำของ E3")
    page.locator("form[action$='/return/'] button").click()
    expect(page.locator("main")).to_contain_text("กรุณาตรวจถ้อยคำของ E3")


def approve(page: Page) -> None:
    decide(page)
    page.fill("[name=number]", "กท 5101/๙๙")
    page.fill("[name=dated_on]", "31/2/2568")
    page.locator("form[action$='/approve/'] button").click()
    expect(page.locator("[name=number]")).to_have_value("กท 5101/๙๙")
    page.fill("[name=dated_on]", "12 มี.ค. 2568")
    page.locator("form[action$='/approve/'] button").click()
    expect(page.locator("main")).to_contain_text("SHA-256")


def download(page: Page) -> None:
    decide(page)
    with page.expect_download() as word:
        page.locator("a[href$='/file/docx/']").first.click()
    with page.expect_download() as pdf:
        page.locator("a[href$='/file/pdf/']").first.click()
    document = docx.Document(io.BytesIO(Path(word.value.path()).read_bytes()))
    words = "\n".join(cell.text for table in document.tables for row in table.rows for cell in row.cells)
    assert REASON in words
    assert STEPS[1] not in words
    with pdfplumber.open(pdf.value.path()) as printed:
        assert "97.89" in "".join(one.extract_text() or "" for one in printed.pages)
