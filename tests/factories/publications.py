"""What offices publish: documents of items, with a table, a link and a file."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

from prongsai.files.models import Evidence, Rendition
from prongsai.publication.actions import publish
from prongsai.publication.models import Publication
from prongsai.rounds.models import Round
from prongsai.rules.disclosing import Attachment, Column, ColumnKind, Disclosed, Link, Part, Table
from prongsai.rules.framework import Text

ITEM, OTHER = "O10", "O1"
"""The codes of the items that are published here."""
AS_OF = date(2025, 3, 1)
MONTHS = ("ตุลาคม 2567", "พฤศจิกายน 2567", "ธันวาคม 2567")
BAHT = ("1234567.50", "98000.00", "0.00")


def taxes(kind: str = "ภาษีที่ดินและสิ่งปลูกสร้าง", *, first: str = BAHT[0]) -> Table:
    """A month a row: the tax, what came in, and from how many."""
    amounts = [Decimal(first), *map(Decimal, BAHT[1:])]
    return Table(
        key="taxes",
        title=Text("ผลการจัดเก็บภาษีรายเดือน", "Taxes collected by month"),
        columns=(
            Column("month", Text("เดือน", "Month")),
            Column("kind", Text("ประเภทภาษี", "Kind of tax")),
            Column("people", Text("จำนวนราย", "Payers"), ColumnKind.COUNT, Text("ราย", "people")),
            Column("baht", Text("จำนวนเงิน", "Amount"), ColumnKind.MONEY, Text("บาท", "baht")),
        ),
        rows=tuple(
            (month, kind, count, amount)
            for month, count, amount in zip(MONTHS, (210, 35, None), amounts, strict=True)
        ),
        totals=(("baht", sum(amounts, Decimal(0))), ("people", 245)),
        chart="baht",
    )


def attachment_of(evidence: Evidence) -> Attachment:
    """Its newest version; of a picture, the clean copy."""
    version = evidence.versions.order_by("-number")[0]
    copies = version.file.renditions.filter(kind=Rendition.Kind.WORKING)
    shown = copies[0] if copies else version.file
    return Attachment(version.pk, version.file.name, shown.media_type, shown.size, shown.sha256)


def said_of(
    code: str = ITEM,
    *,
    words: str = "สำนักงานเขตจัดเก็บภาษีตามกฎหมาย",
    tables: Sequence[Table] = (),
    links: Sequence[Link] = (),
    files: Sequence[Attachment] = (),
    as_of: date = AS_OF,
) -> Disclosed:
    """Two components: the first with everything given, the second says that there was none."""
    year = (date(2024, 10, 1), date(2025, 9, 30))
    first = Part(
        1,
        Text("ผลการจัดเก็บรายเดือน", "Collected by month"),
        "revenue",
        year,
        Text(words, "The office collects taxes as the law says."),
        tuple(tables),
        tuple(links),
        tuple(files),
    )
    second = Part(2, Text("รายได้ที่ไม่ใช่ภาษี", "Income other than taxes"), covers=year, is_none=True)
    return Disclosed(code, Text("การจัดเก็บภาษี", "Collection of taxes"), as_of, (first, second))


def whole_of(evidence: Evidence | None = None, *, code: str = ITEM) -> Disclosed:
    """With a table, a link, and that evidence as a file."""
    link = Link(Text("ระบบสืบค้น", "Search system"), "https://example.go.th/tax?year=2568")
    files = [attachment_of(evidence)] if evidence else []
    return said_of(code, tables=[taxes()], links=[link], files=files)


def publish_items(round_: Round, evidence: Evidence, now: datetime) -> Publication:
    """Two items, the first in two versions. Returns its newest."""
    before = now - timedelta(days=1)
    whole = whole_of(evidence)
    other = replace(said_of(OTHER), title=Text(f"โครงสร้าง {round_.agency.slug}", "Structure"))
    publish(round_, said_of(), by=None, now=before)
    publish(round_, other, by=None, now=before)
    return publish(round_, whole, by=None, now=now)
