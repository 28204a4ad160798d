"""Links of an office in every state, and what the privacy check has found."""

from datetime import datetime, timedelta

from prongsai.accounts.members import Member
from prongsai.agencies.models import Agency
from prongsai.checks import actions
from prongsai.checks.content import Content, table_of
from prongsai.checks.fetching import Fetched
from prongsai.rules.links import Failure, Heard

DAY = timedelta(days=1)
PAGE = "<!doctype html><title>แผน</title><p>แผนปฏิบัติการป้องกันการทุจริต สำนักงานเขต"
LINKS = (
    ("plan-2568.pdf", "O7 แผนยุทธศาสตร์", "opens"),
    ("budget-q2.xlsx", "O9 รายงานผลการใช้จ่าย", "changed"),
    ("manual/registration", "O11 คู่มือประชาชน", "broken"),
    ("procurement/2568-02", "O13 ผลการจัดซื้อจัดจ้าง", "failed"),
    ("e-service", "O12 บริการออนไลน์", "turned_away"),
)


def check(agency: Agency, *, officer: Member, now: datetime) -> None:
    """Five links with what they answered these days, and a list of people that an officer wanted to publish."""
    for path, subject, fate in LINKS:
        _live_through(
            agency, f"https://{agency.slug}.example.go.th/{path}", subject, fate, officer=officer, now=now
        )
    rows = [("ลำดับ", "ชื่อกิจการ", "โทรศัพท์"), (1, "ร้านสมใจ", "081-234-5678"), (2, "ร้านเจริญ", "0 2465 0025")]
    actions.scan_content(
        agency=agency,
        subject="demo:O11",
        title="บัญชีรายชื่อผู้ได้รับใบอนุญาต กุมภาพันธ์ 2568",
        content=Content(tables=(table_of("รายชื่อ", rows),)),
        author=officer,
        now=now - DAY,
    )


def _live_through(
    agency: Agency, url: str, subject: str, fate: str, *, officer: Member, now: datetime
) -> None:
    address = actions.watch(agency=agency, url=url, subject=subject, by=officer, now=now - 3 * DAY)
    answers = {
        "opens": (_opens(url, "a"), _opens(url, "a")),
        "changed": (_opens(url, "a"), _opens(url, "b")),
        "broken": (_opens(url, "a"), *[Fetched(Heard(url, url, 404))] * 3),
        "failed": (_opens(url, "a"), Fetched(Heard(url, url, failure=Failure.TIMEOUT))),
        "turned_away": (Fetched(Heard(url, url, 403)),),
    }[fate]
    for place, fetched in enumerate(answers, 1):
        actions.note_answer(address_id=address.pk, fetched=fetched, now=now - (len(answers) - place) * DAY)


def _opens(url: str, content: str) -> Fetched:
    """A page or a file, by its address; of the content only its mark is known here."""
    is_file = url.endswith((".pdf", ".xlsx"))
    head = (b"%PDF-1.7" if url.endswith(".pdf") else b"PK\x03\x04") if is_file else PAGE.encode()
    media_type = "application/octet-stream" if is_file else "text/html"
    return Fetched(
        Heard(url, url, 200, media_type=media_type, head=head, size=len(head)),
        sha256=content * 64,
        millis=240,
    )
