"""A citizen applies, follows and answers on a phone without scripts; the office takes, checks, tells and decides."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.factories.disguises import photo

PUBLIC, HERE = "/l/samphanthawong/", "/licences/samphanthawong/"


def fits(page: Page, width: int) -> None:
    page.wait_for_load_state()
    expect(page.locator("main")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width, page.url


def test_a_citizen_and_the_office(
    open_browser: Callable[..., Page], no_barriers: Callable[[Page], None]
) -> None:
    phone = open_browser(width=360, javascript=False)
    reference, secret = apply(phone)
    office = open_browser("officer4")
    check(office, reference, wrong=True, no_barriers=no_barriers)
    office.get_by_role("link", name="เอกสารตัวอย่าง.jpg").click()
    expect(office.locator("img")).to_be_visible()
    office.go_back()
    office.get_by_label("วันสุดท้ายที่ให้ตอบ").fill("30/5/2568")
    office.get_by_role("button", name="ส่งหนังสือแจ้งข้อบกพร่อง").click()
    expect(office.locator(".status").first).to_contain_text("รอผู้ยื่นคำขอแก้ไข")
    answer(phone, reference, secret)
    check(office, reference, wrong=False, no_barriers=no_barriers)
    office.get_by_role("button", name="เริ่มพิจารณา").click()
    expect(office.get_by_role("button", name="บันทึกผลการพิจารณา")).to_have_count(0)
    director = open_browser("director4")
    director.goto(HERE)
    director.get_by_role("link", name=reference).click()
    director.get_by_label("อนุญาต", exact=True).check()
    director.get_by_role("button", name="บันทึกผลการพิจารณา").click()
    expect(director.locator(".status").first).to_have_text("อนุญาต")
    follow(phone, reference, secret)
    expect(phone.locator("h1")).to_have_text("อนุญาต")


def apply(phone: Page) -> tuple[str, str]:
    phone.goto(PUBLIC)
    fits(phone, 360)
    phone.get_by_role("link", name="จัดตั้งสถานที่จำหน่ายอาหาร").click()
    fits(phone, 360)
    phone.get_by_role("link", name="ยื่นคำขอที่นี่").click()
    phone.get_by_role("button", name="ส่งคำขอ").click()
    expect(phone.locator(".error-summary")).to_be_visible()
    phone.get_by_label("ชื่อผู้ยื่นคำขอ").fill("ผู้ยื่นตัวอย่าง 99")
    phone.get_by_label("ช่องทางติดต่อผู้ยื่นคำขอ").fill("โทรศัพท์ตัวอย่าง 099")
    phone.get_by_role("button", name="ส่งคำขอ").click()
    fits(phone, 360)
    found = phone.locator(".licence-codes dd").all_inner_texts()
    with phone.expect_download() as download:
        phone.get_by_role("button", name="PDF").click()
    assert download.value.suggested_filename.endswith(".pdf")
    send(phone, "ได้รับไฟล์แล้ว 1 ไฟล์")
    return found[0], found[1]


def send(phone: Page, said: str) -> None:
    """A photo for the first paper that is asked for."""
    taken = {"name": "เอกสารตัวอย่าง.jpg", "mimeType": "image/jpeg", "buffer": photo(gps=True)}
    phone.locator("input[type=file]").nth(0).set_input_files([taken])
    phone.get_by_role("button", name="ส่งไฟล์").click()
    expect(phone.locator("main")).to_contain_text(said)
    fits(phone, 360)


def follow(phone: Page, reference: str, secret: str) -> None:
    phone.goto(f"{PUBLIC}status/")
    phone.get_by_label("เลขอ้างอิง").fill(reference.lower())
    phone.get_by_label("รหัสลับ").fill(secret)
    phone.get_by_role("button", name="แสดงสถานะ").click()
    fits(phone, 360)
    assert reference not in phone.url
    assert "ผู้ยื่นตัวอย่าง" not in phone.locator("main").inner_text()


def answer(phone: Page, reference: str, secret: str) -> None:
    follow(phone, reference, secret)
    expect(phone.locator("main")).to_contain_text("ไม่มีลายมือชื่อ")
    phone.get_by_label("คำตอบของท่าน").fill("ลงลายมือชื่อแล้ว")
    mended = {"name": "แก้แล้ว.jpg", "mimeType": "image/jpeg", "buffer": photo()}
    phone.locator("input[type=file]").set_input_files([mended])
    phone.get_by_role("button", name="ส่งคำตอบ").click()
    expect(phone.locator("h1")).to_have_text("ได้รับเอกสารแก้ไขแล้ว")


def check(office: Page, reference: str, *, wrong: bool, no_barriers: Callable[[Page], None]) -> None:
    office.goto(HERE)
    no_barriers(office)
    office.get_by_role("link", name=reference).click()
    for number, one in enumerate(office.locator("select[name^=verdict]").all()):
        one.select_option("missing" if wrong and number == 0 else "ok")
    if wrong:
        office.locator("input[name^=reason]").first.fill("ไม่มีลายมือชื่อ")
    no_barriers(office)
    office.get_by_role("button", name="บันทึกผลการตรวจเอกสาร").click()
    expect(office.locator("main")).to_contain_text("ผู้ยื่นคำขอยังไม่เห็น")


def test_public_pages_have_no_barriers(
    open_browser: Callable[..., Page], no_barriers: Callable[[Page], None]
) -> None:
    page = open_browser(width=360)
    for place in ("", "kinds/drain/", "kinds/drain/apply/", "status/", "board/"):
        page.goto(f"{PUBLIC}{place}")
        fits(page, 360)
        no_barriers(page)
