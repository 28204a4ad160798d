"""Links that an office watches, with what they answered."""

from datetime import datetime, timedelta
from pathlib import Path

from prongsai.accounts.members import Member
from prongsai.agencies.models import Agency, Unit
from prongsai.checks import actions
from prongsai.checks.content import Content, table_of
from prongsai.checks.fetching import Fetched
from prongsai.checks.models import Scan, WatchedAddress
from prongsai.files.receiving import incoming_folder
from prongsai.rules.links import Failure, Heard

PLAN = "https://{slug}.example.go.th/plan.pdf"


def watched(agency: Agency, now: datetime, url: str = PLAN, subject: str = "O7") -> WatchedAddress:
    return actions.watch(
        agency=agency, url=url.format(slug=agency.slug), subject=f"{subject} {agency.slug}", by=None, now=now
    )


def answered(address: WatchedAddress, now: datetime, content: bytes = b"%PDF-1.7 one") -> WatchedAddress:
    """It opens, with this content."""
    import hashlib

    path = Path(incoming_folder()) / f"answer-{address.pk}"
    path.write_bytes(content)
    heard = Heard(
        address.url, address.url, 200, media_type="application/pdf", head=content, size=len(content)
    )
    fetched = Fetched(heard, path, hashlib.sha256(content).hexdigest(), 12)
    try:
        return actions.note_answer(address_id=address.pk, fetched=fetched, now=now)
    finally:
        path.unlink()


def failed(address: WatchedAddress, now: datetime, failure: Failure = Failure.TIMEOUT) -> WatchedAddress:
    fetched = Fetched(Heard(address.url, address.url, failure=failure))
    return actions.note_answer(address_id=address.pk, fetched=fetched, now=now)


def broken(address: WatchedAddress, now: datetime) -> WatchedAddress:
    """Three failures over a day, the last of them now."""
    for hours in (24, 20, 0):
        address = failed(address, now - timedelta(hours=hours))
    return address


def furnish_checks(agency: Agency, unit: Unit, author: Member, now: datetime) -> dict[str, int]:
    """A link that opens, with a copy; one that does not. The ids of the first and of its copy, as addresses name them."""
    opens, closed = watched(agency, now), watched(agency, now, "https://{slug}.example.go.th/gone", "O9")
    answered(opens, now, f"%PDF-1.7 {agency.slug}".encode())
    failed(closed, now)
    found = found_in(agency, unit, f"ใบสมัคร {agency.slug}", now, by=author).findings.get()
    return {"link_id": opens.pk, "copy_id": opens.copies.get().pk, "found_one": found.pk}


def found_in(
    agency: Agency, unit: Unit | None, title: str, now: datetime, *, by: Member | None = None
) -> Scan:
    """A table with a telephone number in it, looked through."""
    content = Content(tables=(table_of("ผู้สมัคร", [("ชื่อ", "โทรศัพท์"), (title, "081-234-5678")]),))
    return actions.scan_content(
        agency=agency, subject=f"test:{title}", title=title, content=content, author=by, now=now, unit=unit
    )
