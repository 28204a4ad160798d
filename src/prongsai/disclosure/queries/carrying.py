"""What of last year's approved versions can be brought into this year's empty records."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from prongsai.disclosure.asked import component_title
from prongsai.disclosure.content import Content
from prongsai.disclosure.kinds import kinds
from prongsai.disclosure.models import Item, Record, Version
from prongsai.disclosure.queries.saying import node_of
from prongsai.disclosure.states import HELD
from prongsai.files.models import FileVersion
from prongsai.rounds.models import Round
from prongsai.rounds.queries import round_before
from prongsai.rules.disclosing import Part, Table, disclosed_of
from prongsai.rules.framework import Text
from prongsai.rules.thai_text import folded

Key = tuple[str, int, str]


@dataclass(frozen=True, slots=True)
class Carried:
    """An empty record, and what was approved at its place the year before."""

    record: Record
    part: Part


def to_carry(round_: Round) -> list[Carried]:
    """What stands for the year alone: a month of last year is no month of this one. Five queries.

    A component counts as the same where its item and its words are the same.
    """
    before = round_before(round_)
    if before is None:
        return []
    parts = _approved_parts(before)
    records = Record.objects.filter(item__round=round_, is_filled=False, starts_on=None)
    found = records.exclude(item__state__in=HELD).select_related("item", "unit")
    carried = []
    for record in found.order_by("item__position", "component", "unit__position"):
        record.item.round = round_
        part = parts.get(_key(record))
        if part is not None and _same(part.title, record):
            carried.append(Carried(record, part))
    return carried


def carried_content(carried: Carried) -> Content:
    """What is written: tables only where their columns are still the same. One query where there are files."""
    part = carried.part
    versions = FileVersion.objects.filter(
        pk__in=[file.version for file in part.files], evidence__agency=carried.record.item.round.agency_id
    )
    return Content(
        part.words or Text("", ""),
        {table.key: table.rows for table in part.tables if _fits(table)},
        part.links,
        list(versions),
        part.is_none,
    )


def _approved_parts(before: Round) -> Mapping[Key, Part]:
    newest: dict[str, Version] = {}
    for version in Version.objects.filter(item__round=before).select_related("item").order_by("number"):
        newest[version.item.code] = version
    return dict(_parts(newest))


def _parts(newest: Mapping[str, Version]) -> Iterator[tuple[Key, Part]]:
    for code, version in newest.items():
        for part in disclosed_of(version.document).parts:
            if part.covers is None:
                yield (code, part.component, part.unit), part


def _key(record: Record) -> Key:
    return record.item.code, record.component, record.unit.code if record.unit else ""


def _same(title: Text, record: Record) -> bool:
    item: Item = record.item
    return folded(component_title(node_of(item), record.component).th) == folded(title.th)


def _fits(table: Table) -> bool:
    kind = kinds().tables.get(table.key)
    return kind is not None and [one.key for one in kind.columns] == [one.key for one in table.columns]
