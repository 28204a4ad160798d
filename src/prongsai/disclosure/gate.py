"""The privacy gate: what is handed in is looked through, and is approved only once nothing in it waits or was confirmed."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal

from prongsai.accounts.members import Member
from prongsai.checks import content as checked
from prongsai.checks.actions import scan_content, scan_file, subject_of
from prongsai.checks.queries import Gate, standings
from prongsai.disclosure.models import Item, Record
from prongsai.disclosure.queries.saying import node_of, part_of
from prongsai.files.models import FileVersion
from prongsai.rules.disclosing import Cell, Part
from prongsai.rules.framework import Text


def look_through(item: Item, records: Sequence[Record], *, by: Member, now: datetime) -> None:
    """Words, tables, links and files of an item, as they are handed in. Takes as long as reading the files takes."""
    filled = [one for one in records if one.is_filled]
    scan_content(
        agency=item.round.agency,
        subject=_subject(item),
        title=f"{item.code} {node_of(item).text.th}",
        content=_content(item, filled),
        author=by,
        now=now,
        unit=item.unit,
        hands=[one.changed_by for one in filled if one.changed_by],
    )
    for version in _files(filled):
        scan_file(version=version, author=by, now=now)


def worst_gate(item: Item, records: Sequence[Record]) -> Gate:
    """Of the item's words and each of its files, as they stand now. One query."""
    filled = [one for one in records if one.is_filled]
    states = {_subject(item): _content(item, filled).digest}
    states |= {subject_of(version): version.file.sha256 for version in _files(filled)}
    found = {one.gate for one in standings(states, agency=item.round.agency).values()}
    return next((gate for gate in (Gate.REFUSED, Gate.WAITING, Gate.UNSCANNED) if gate in found), Gate.CLEAR)


def _subject(item: Item) -> str:
    return f"disclosure:{item.round.fiscal_year}:{item.code}"


def _files(records: Iterable[Record]) -> list[FileVersion]:
    return [one.version for record in records for one in record.files.all()]


def _content(item: Item, records: Iterable[Record]) -> checked.Content:
    node = node_of(item)
    parts = [(part_of(node, one), _place(one)) for one in records]
    return checked.Content(
        tuple(text for part, place in parts for text in _texts(part, place)),
        tuple(
            checked.table_of(
                f"{place} {table.title.th}", [[_as_read(one) for one in row] for row in table.rows]
            )
            for part, place in parts
            for table in part.tables
        ),
    )


def _as_read(cell: Cell) -> str:
    """Figures with their signs of thousands, so that neighbouring ones do not run together into a long number."""
    if isinstance(cell, int | Decimal):
        return f"{cell:,}"
    return "" if cell is None else str(cell)


def _place(record: Record) -> str:
    return f"{record.component}/{record.period}" + (f" {record.unit.name_th}" if record.unit else "")


def _texts(part: Part, place: str) -> Iterable[tuple[str, str]]:
    words = part.words or Text("", "")
    said = [words.th, words.en, *(f"{link.text.th} {link.url}" for link in part.links)]
    return ((place, text) for text in said if text)
