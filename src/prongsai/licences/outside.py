"""Applications that a central service takes (BMA OSS): what a source of their status must give, and a reader of its file.

The service itself is linked, not replaced. A source that asks an interface over the network is written against the same protocol.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from prongsai.licences.models import OutsideCase
from prongsai.licences.moves import State
from prongsai.rules.thai_text import narrow
from prongsai.tables.cannot_read import CannotRead
from prongsai.tables.files import grids_of
from prongsai.tables.grid import MOST_ROWS
from prongsai.tables.records import Column, Record, records_of

BMA_OSS = "bma-oss"
BMA_OSS_HREF = "https://bmaoss.bangkok.go.th/"
SAMPLE = Path(__file__).parent / "data" / "bma-oss-sample.csv"
"""A status file as it may look; recorded by hand, with made-up numbers."""
COLUMNS = (
    Column("number", ("เลขที่คำขอ", "number"), required=True),
    Column("kind", ("ประเภทใบอนุญาต", "kind"), required=True),
    Column("status", ("สถานะ", "status"), required=True),
    Column("filed_on", ("วันที่ยื่น", "filed_on"), required=True),
    Column("due_on", ("วันครบกำหนด", "due_on")),
    Column("decided_on", ("วันที่พิจารณา", "decided_on")),
)
STATES = {
    "รับคำขอ": State.RECEIVED,
    "ตรวจสอบเอกสาร": State.CHECKING,
    "แก้ไขเอกสาร": State.DEFECT,
    "อยู่ระหว่างพิจารณา": State.REVIEWING,
    "อนุญาต": State.APPROVED,
    "ไม่อนุญาต": State.REFUSED,
    "ออกใบอนุญาตแล้ว": State.ISSUED,
    "ยกเลิก": State.WITHDRAWN,
}
"""As the file writes them."""


@dataclass(frozen=True, slots=True)
class OutsideStatus:
    """What a source says of one application. key: of the kind."""

    number: str
    key: str
    state: State
    filed_on: date
    due_on: date | None
    decided_on: date | None

    def says_the_same_as(self, row: OutsideCase) -> bool:
        return (self.key, self.state, self.filed_on, self.due_on, self.decided_on) == (
            row.licence_type.key,
            row.state,
            row.filed_on,
            row.due_on,
            row.decided_on,
        )


class StatusSource(Protocol):
    """Where the status of a central service's applications comes from. name: kept beside what it told."""

    name: str

    def records(self) -> Sequence[Record]:
        """One for each application, with the cells of COLUMNS. Raises CannotRead."""
        ...


@dataclass(frozen=True, slots=True)
class StatusFile:
    """A status file: CSV or Excel with a head line, or a JSON list of objects under the same names."""

    filename: str
    content: bytes
    name: str = BMA_OSS

    def records(self) -> Sequence[Record]:
        if self.filename.lower().endswith(".json"):
            return _of_json(self.content)
        return records_of(grids_of(self.filename, self.content), COLUMNS)


def _of_json(content: bytes) -> list[Record]:
    if not content.strip():
        raise CannotRead("empty")
    try:
        rows = json.loads(content)
    except (ValueError, RecursionError) as refused:
        raise CannotRead("not_json") from refused
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise CannotRead("not_json")
    if not rows:
        raise CannotRead("empty")
    if len(rows) > MOST_ROWS:
        raise CannotRead("too_many_rows", limit=f"{MOST_ROWS:,}")
    names = {head: column.key for column in COLUMNS for head in column.heads}
    needed = [column for column in COLUMNS if column.required]
    if any(not set(column.heads) & rows[0].keys() for column in needed):
        raise CannotRead("no_heads", columns=", ".join(column.heads[0] for column in needed))
    return [
        Record(
            place,
            {
                names[head]: narrow("" if cell is None else str(cell))
                for head, cell in row.items()
                if head in names
            },
        )
        for place, row in enumerate(rows, start=1)
    ]
