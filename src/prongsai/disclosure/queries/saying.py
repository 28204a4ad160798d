"""An item as plain values: what its records say now, in the form in which it is approved and published."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Prefetch

from prongsai.disclosure.asked import component_title
from prongsai.disclosure.content import kept_table, links_kept
from prongsai.disclosure.kinds import kinds
from prongsai.disclosure.models import Item, Record, RecordFile
from prongsai.frameworks.queries import framework_from
from prongsai.rules.disclosing import Attachment, Disclosed, Part, Table
from prongsai.rules.framework import Node, Text


def records_of(item: Item) -> list[Record]:
    """Every record of an item with its unit and files, in order. Two queries."""
    files = Prefetch(
        "files", RecordFile.objects.select_related("version__file", "version__evidence").order_by("position")
    )
    records = item.records.select_related("unit", "changed_by").prefetch_related(files)
    found = list(records.order_by("component", "unit__position", "period", "pk"))
    for record in found:
        record.item = item
    return found


def node_of(item: Item) -> Node:
    return framework_from(item.round.framework).nodes[item.code]


def said_of(item: Item, records: Iterable[Record], as_of: date) -> Disclosed:
    """What the filled records say. No query beside those that loaded them."""
    node = node_of(item)
    parts = tuple(part_of(node, record) for record in records if record.is_filled)
    return Disclosed(item.code, node.text, as_of, parts)


def part_of(node: Node, record: Record) -> Part:
    words = Text(record.words_th, record.words_en)
    covers = (record.starts_on, record.ends_on) if record.starts_on and record.ends_on else None
    return Part(
        component=record.component,
        title=component_title(node, record.component),
        unit=record.unit.code if record.unit else "",
        covers=covers,
        words=words if words.th or words.en else None,
        tables=tuple(tables_of(record)),
        links=links_kept(record.links),
        files=tuple(_attachment(one) for one in record.files.all()),
        is_none=record.is_none,
    )


def tables_of(record: Record) -> list[Table]:
    """The tables of a record with their typed cells and sums."""
    known = kinds().tables
    return [kept_table(known[key], rows) for key, rows in record.tables.items() if key in known]


def _attachment(one: RecordFile) -> Attachment:
    file = one.version.file
    return Attachment(one.version_id, file.name, file.media_type, file.size, file.sha256)
