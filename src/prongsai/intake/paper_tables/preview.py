"""What a row of a printed table comes to, as it is shown before anything is written."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shown:
    """One row of the preview.

    steps     the measure's own words; result: what came of it, or ""
    facts     (label, value): units, follow-up and the like
    notes     what was mended or left out; problems: what must be mended first
    """

    line: int
    codes: tuple[str, ...]
    steps: tuple[str, ...]
    result: str
    facts: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    problems: tuple[str, ...]


def digest_of(rows: Iterable[Shown]) -> str:
    """The same for the same preview: what is written must be what was shown."""
    return hashlib.sha256(repr(list(rows)).encode()).hexdigest()[:16]


def has_problems(rows: Sequence[Shown]) -> bool:
    return not rows or any(row.problems for row in rows)
