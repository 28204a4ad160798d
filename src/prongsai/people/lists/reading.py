"""What every list has in common: lines that are new, changed or known already, and problems with their place."""

import json
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

from django.utils.translation import gettext as _

from prongsai.rules.thai_dates import NotADate, read_date
from prongsai.rules.thai_text import narrow
from prongsai.tables.cannot_read import CannotRead
from prongsai.tables.grid import MOST_ROWS
from prongsai.tables.records import Column, Record

Spec = TypeVar("Spec")
LONGEST_NAME = 200
LONGEST_SHORT = 100
BETWEEN_ALIASES = "|"


class State(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    KNOWN = "known"


class BadLine(Exception):
    """A line cannot be taken; the sentence says why and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Problem:
    line: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Understood(Generic[Spec]):
    """One line that can be taken; shown: its cells for the preview."""

    line: int
    state: State
    spec: Spec
    shown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading(Generic[Spec]):
    """A whole list. Only one without problems may be written."""

    lines: tuple[Understood[Spec], ...]
    problems: tuple[Problem, ...]

    @property
    def to_write(self) -> list[Spec]:
        return [line.spec for line in self.lines if line.state is not State.KNOWN]


def text_in(record: Record, key: str, *, longest: int = LONGEST_NAME) -> str:
    text = record[key]
    if len(text) > longest:
        raise BadLine(
            _("“%(start)s…” has %(length)s letters; %(limit)s are the most. Please shorten it.")
            % {"start": text[:20], "length": f"{len(text):,}", "limit": longest}
        )
    return text


def day_in(record: Record, key: str) -> date | None:
    text = record[key]
    if not text:
        return None
    try:
        return read_date(text[:40])
    except NotADate:
        raise BadLine(
            _("“%(text)s” is no day; write it like 1 ต.ค. 2567 or 1/10/2567.") % {"text": text[:40]}
        ) from None


def aliases_in(record: Record) -> tuple[str, ...]:
    """Names between upright strokes or semicolons, in order of their letters."""
    parts = text_in(record, "aliases", longest=2_000).replace(";", BETWEEN_ALIASES).split(BETWEEN_ALIASES)
    aliases = sorted({part.strip() for part in parts if part.strip()})
    for alias in aliases:
        text_in(Record(record.line, {"alias": alias}), "alias")
    return tuple(aliases)


def read_each(
    records: Sequence[Record],
    read: Callable[[Record], Understood[Spec]],
    keys: Callable[[Spec], Sequence[Hashable]],
) -> Reading[Spec]:
    """What `read` makes of each line, or the problem that it raised. Two lines with a key in common are a problem."""
    lines: list[Understood[Spec]] = []
    problems: list[Problem] = []
    seen: dict[Hashable, int] = {}
    for record in records:
        try:
            line = read(record)
        except BadLine as bad:
            problems.append(Problem(record.line, bad.sentence))
            continue
        first = min(seen.setdefault(key, record.line) for key in keys(line.spec))
        if first == record.line:
            lines.append(line)
        else:
            twice = _("The same stands in line %(line)s already; keep one of the two.")
            problems.append(Problem(record.line, twice % {"line": first}))
    return Reading(tuple(lines), tuple(problems))


def packed(records: Sequence[Record]) -> str:
    """The lines as the preview sends them back."""
    return json.dumps([[record.line, record.cells] for record in records], ensure_ascii=False)


def unpacked(text: str, columns: Sequence[Column]) -> list[Record]:
    """Raises CannotRead: damaged, too_many_rows. Whatever came back is read as strictly as a file."""
    try:
        lines = [(int(line), dict(cells)) for line, cells in json.loads(text)]
    except (ValueError, TypeError, ArithmeticError, RecursionError):
        raise CannotRead("damaged") from None
    if len(lines) > MOST_ROWS:
        raise CannotRead("too_many_rows", limit=f"{MOST_ROWS:,}")
    keys = [column.key for column in columns]
    return [Record(line, {key: narrowed(cells.get(key)) for key in keys}) for line, cells in lines]


def narrowed(cell: object) -> str:
    return narrow(cell) if isinstance(cell, str) else ""
