"""What one district of the demo discloses: figures made up, and marked so; items, divisions and rhythm as its plan prints them."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.utils import timezone

from prongsai.accounts.members import Member
from prongsai.accounts.roles import Role
from prongsai.agencies.models import Agency
from prongsai.approvals.actions import take
from prongsai.config.demo.places import one_of
from prongsai.disclosure.actions import fill_record, prepare_records
from prongsai.disclosure.approving import ITEM
from prongsai.disclosure.content import Content
from prongsai.disclosure.kinds import MONTHS, Kind, kinds
from prongsai.disclosure.labels import labels_of
from prongsai.disclosure.models import Item, Record
from prongsai.rounds.models import Round
from prongsai.rules.disclosing import Cell, ColumnKind, Link
from prongsai.rules.framework import Text

SAMPLE = "ข้อมูลตัวอย่าง"
HOUR = time(10)
APPROVED = ("O1", "O6", "O9", "O16", "O17")
HANDED_IN = ("O10", "O18")
STARTED = ("O5", "O13", "O15")
"""By how far they are; nobody has begun with the others, some of which are late."""
LEFT_OUT = 3
"""So many of the newest periods are missing in what comes every month."""
SITE = "https://example.go.th/samphanthawong/"
REVENUE = ("ค่าธรรมเนียม", "ค่าใบอนุญาต", "ค่าปรับ")


def disclose(agency: Agency, year: int, officer: Member, *, now: datetime) -> None:
    """Some items approved, some on their way, some begun, the rest empty. Everything that was filled is made up."""
    round_ = Round.objects.select_related("agency", "framework").get(agency=agency, fiscal_year=year)
    prepare_records(round_=round_, by=None, now=now)
    director = one_of(agency, Role.DIRECTOR, today=timezone.localdate(now))
    for code in (*APPROVED, *HANDED_IN, *STARTED):
        item = Item.objects.select_related("round__agency", "round__framework").get(round=round_, code=code)
        item.round = round_
        _fill(item, timezone.localdate(now))
        if code in STARTED:
            continue
        take(procedure=ITEM, subject_id=item.pk, move="submit", by=officer, now=now)
        if code in APPROVED:
            take(procedure=ITEM, subject_id=item.pk, move="approve", by=director, now=now)


def _fill(item: Item, today: date) -> None:
    records = item.records.select_related("unit").order_by("component", "period", "pk")
    over = [one for one in records if one.ends_on is None or one.ends_on < today]
    for record in over:
        record.item = item
        if record.periods > 1 and record.period > _last_told(record, today):
            continue
        fill_record(
            record=record, content=_content(record), seen=record.row_version, by=None, now=_day(record, today)
        )


def _last_told(record: Record, today: date) -> int:
    """Periods of the newest months are missing, one in three of them."""
    assert record.starts_on is not None
    is_new = (today - record.starts_on).days < LEFT_OUT * 31
    return record.period - 1 if is_new and record.component % 2 else record.period


def _day(record: Record, today: date) -> datetime:
    day = min(record.ends_on + timedelta(days=3), today) if record.ends_on else today
    return timezone.make_aware(datetime.combine(day, HOUR))


def _content(record: Record) -> Content:
    ask = kinds().ask(record.item.code, record.component)
    if record.periods == 12 and (record.component + record.period) % 7 == 0:
        return Content(is_none=True)
    links = [Link(Text(SAMPLE, "Sample"), f"{SITE}{record.item.code.lower()}/{record.component}")]
    return Content(
        Text(f"{SAMPLE}: รายละเอียดเผยแพร่ตามที่กำหนด", "Sample: details as laid down"),
        {kind.key: tuple(_rows(kind, record)) for kind in ask.tables},
        links if ask.links else (),
    )


def _rows(kind: Kind, record: Record) -> Iterator[tuple[Cell, ...]]:
    """As many rows as the table gives, of the months only those that are over; else a few."""
    labels: Sequence[str] = labels_of(kind, record) or (REVENUE if kind.key == "revenue" else (SAMPLE,))
    if kind.rows == MONTHS:
        labels = labels[:6]
    for place, label in enumerate(labels, 1):
        yield label, *(_cell(kind, number, place, record) for number in range(1, len(kind.columns)))


def _cell(kind: Kind, number: int, place: int, record: Record) -> Cell:
    column = kind.columns[number]
    size = place * 7 + number * 3 + record.component * 5 + record.period
    if column.kind is ColumnKind.COUNT:
        return size
    if column.kind is ColumnKind.MONEY:
        return Decimal(size * 1250).quantize(Decimal("0.01"))
    if column.kind is ColumnKind.DATE:
        return date(2025, 1 + size % 3, 1 + size % 27)
    return f"{SITE}{record.item.code.lower()}/{place}" if column.kind is ColumnKind.LINK else SAMPLE
