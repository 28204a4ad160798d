"""What is handed over to be looked through, and the mark by which one state of it is told from another."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """name: what the table or the column of a form is called, for the place of a finding. rows: every cell as people read it."""

    name: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Content:
    """Texts by what they are called, and tables."""

    texts: tuple[tuple[str, str], ...] = ()
    tables: tuple[Table, ...] = ()

    @property
    def digest(self) -> str:
        """SHA-256 of this state: the same words in the same places give the same."""
        told = [self.texts, [[one.name, one.rows] for one in self.tables]]
        return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


def table_of(name: str, rows: Sequence[Sequence[object]]) -> Table:
    """A table from whatever its cells are; None is an empty cell."""
    return Table(name, tuple(tuple("" if cell is None else str(cell) for cell in row) for row in rows))
