"""The nouns of reading a result table: raw rows in, rows as understood out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Notice:
    """Something was mended or left open; the figure can be used.

    key     names the sentence; docs/rules/reading.md lists them
    line    line of the table, from 1; 0 for the table as a whole
    params  what the sentence needs: codes and figures as they are to be shown
    """

    key: str
    line: int
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that a person must settle before the table can be used. Fields as in Notice."""

    key: str
    line: int
    params: Mapping[str, str] = field(default_factory=dict)


WRITING_ONLY = frozenset({"thai_digits", "lower_case", "code_spelling", "unit"})
"""Notices about the way of writing alone, which need nobody's judgement."""


@dataclass(frozen=True, slots=True)
class RawRow:
    """One line of a table as it came in.

    line   from 1, as the person sees it in the file or the pasted block
    text   what stands beside the code, if anything
    """

    line: int
    code: str
    score: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One line as understood.

    codes    the nodes it gives a figure for: one, none, or several for a span such as "O1-O17"
    value    0 to 100, or None
    skipped  why the line is no row of figures ("heading", "text", "blank"), or ""
    """

    line: int
    raw_code: str
    raw_score: str
    text: str
    codes: tuple[str, ...] = ()
    value: Fraction | None = None
    skipped: str = ""
    notices: tuple[Notice, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def code(self) -> str | None:
        return self.codes[0] if len(self.codes) == 1 else None


@dataclass(frozen=True, slots=True)
class TableReading:
    """The whole table as understood. `figures` holds what can be used; save it only when there are no problems."""

    rows: tuple[ReadRow, ...]
    figures: Mapping[str, Fraction]
    problems: tuple[Problem, ...]

    @property
    def notices(self) -> tuple[Notice, ...]:
        return tuple(notice for row in self.rows for notice in row.notices)
