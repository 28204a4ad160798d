"""The preview of a list: what is wrong first, then what would be written."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from prongsai.people.lists.reading import Reading, State, packed
from prongsai.people.wording import STATES
from prongsai.tables.records import Column, Record

MOST_SHOWN = 200


@dataclass(frozen=True, slots=True)
class PreviewRow:
    line: int
    state: str
    tone: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """problems: (line, sentence). table: the lines as they are sent back to be written."""

    heads: tuple[str, ...]
    problems: tuple[tuple[int, str], ...]
    rows: tuple[PreviewRow, ...]
    more: int
    to_write: int
    known: int
    table: str


@dataclass(frozen=True, slots=True)
class ListPage:
    """columns: (name, is required); back: where the list stands."""

    title: str
    lead: str
    above: str
    columns: tuple[tuple[str, bool], ...]
    back: str
    write: str
    preview: Preview | None


_TONES = {State.NEW: "review", State.CHANGED: "due", State.KNOWN: "idle"}


def preview_of(reading: Reading[Any], records: Sequence[Record], columns: Sequence[Column]) -> Preview:
    rows = tuple(
        PreviewRow(line.line, str(STATES[line.state]), _TONES[line.state], line.shown)
        for line in reading.lines[:MOST_SHOWN]
    )
    return Preview(
        heads=tuple(column.heads[0] for column in columns),
        problems=tuple((problem.line, problem.sentence) for problem in reading.problems),
        rows=rows,
        more=len(reading.lines) - len(rows),
        to_write=len(reading.to_write),
        known=len(reading.lines) - len(reading.to_write),
        table=packed(records),
    )
