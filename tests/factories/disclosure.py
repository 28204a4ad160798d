"""Disclosure items: filled records, items that went their way to the director."""

from datetime import date, datetime

from prongsai.accounts.members import Member
from prongsai.approvals.actions import take
from prongsai.checks.actions import decide_finding
from prongsai.checks.queries import findings
from prongsai.disclosure.actions import fill_record
from prongsai.disclosure.approving import ITEM
from prongsai.disclosure.content import Content
from prongsai.disclosure.models import Item, Record
from prongsai.files.models import FileVersion
from prongsai.rounds.models import Round
from prongsai.rules.framework import Text
from tests.factories.followup import at


def item_of(round_: Round, code: str) -> Item:
    return Item.objects.select_related("round__agency", "round__framework", "unit").get(
        round=round_, code=code
    )


def record_of(
    round_: Round, code: str, component: int, *, unit: str | None = None, period: int = 1
) -> Record:
    records = Record.objects.select_related("item__round__agency", "item__round__framework", "unit")
    found = records.filter(item__round=round_, item__code=code, component=component, period=period)
    return found.get(unit__code=unit) if unit else found.order_by("unit__position")[0]


def said(
    record: Record,
    words: str = "ข้อมูลเป็นปัจจุบัน",
    *,
    on: date,
    by: Member | None = None,
    files: tuple[FileVersion, ...] = (),
    is_none: bool = False,
) -> Record:
    """The record with these words, filled on that day."""
    content = Content(Text("" if is_none else words, ""), files=files, is_none=is_none)
    standing = Record.objects.select_related("item__round__agency", "unit").get(pk=record.pk)
    return fill_record(record=standing, content=content, seen=standing.row_version, by=by, now=at(on))


def moved(item: Item, move: str, by: Member, on: date, **words: str) -> Item:
    """The item after that move."""
    take(procedure=ITEM, subject_id=item.pk, move=move, by=by, now=at(on), **words)
    return item_of(item.round, item.code)


def disclosed_with(
    round_: Round, officer: Member, director: Member, file: FileVersion, now: datetime
) -> Item:
    """O16 of the round with a file, which the director has looked at, handed in and approved."""
    said(record_of(round_, "O16", 1), on=now.date(), by=officer, files=(file,))
    moved(item_of(round_, "O16"), "submit", officer, now.date())
    for finding in findings(director, round_.agency):
        decide_finding(finding=finding, is_clear=True, reason="ไม่มีข้อมูลส่วนบุคคล", by=director, now=now)
    return moved(item_of(round_, "O16"), "approve", director, now.date())


def disclosed(round_: Round, officer: Member, director: Member, file: FileVersion, now: datetime) -> Item:
    """O16 of the round, filled, handed in and approved; and two records that wait to be handed in."""
    said(record_of(round_, "O16", 1), on=now.date(), by=officer)
    moved(item_of(round_, "O16"), "submit", officer, now.date())
    for code in ("O6", "O9"):
        shown = (file,) if code == "O9" else ()
        said(
            record_of(round_, code, 1), f"{code} {round_.agency.slug}", on=now.date(), by=officer, files=shown
        )
    return moved(item_of(round_, "O16"), "approve", director, now.date())
