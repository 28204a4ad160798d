"""Tables that rooms above keep already: they register what they can supply in their apps.py, and a record takes it as a draft.

A draft is nothing that was said: somebody of the division looks at it and saves it. What a supplier gives may be seen by everybody
who fills the record, and by the public once it is approved.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from django.utils.functional import Promise

from prongsai.disclosure.content import Rows, tables_as_kept
from prongsai.disclosure.kinds import Kind, kinds
from prongsai.disclosure.models import Record
from prongsai.rounds.models import Round
from prongsai.rules.thai_text import tidy_line
from prongsai.rules.typed_tables import LONGEST_CELL

CUT = "…"
SuppliedRow = Mapping[str, str]
"""Key of a column -> its words; what is left out is empty."""


class Supplier(Protocol):
    """key: what data/kinds.yaml names it by; name: where its rows stand, as words in a sentence."""

    @property
    def key(self) -> str: ...

    @property
    def name(self) -> str | Promise: ...

    def rows(self, round_: Round) -> Sequence[SuppliedRow]:
        """As they stand now; none where there is nothing to tell yet."""


@dataclass(frozen=True, slots=True)
class Supplied:
    """What a supplier gives for the first table of a record. mark: tells these rows from any others."""

    kind: Kind
    name: str | Promise
    rows: Rows

    @property
    def mark(self) -> str:
        text = json.dumps([self.kind.key, self.rows], ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()[:16]

    def is_newer_than(self, record: Record) -> bool:
        """Does the record speak, of other rows than these, and did nobody look at these here?"""
        says_the_same = tables_as_kept({self.kind.key: self.rows})[self.kind.key] == record.tables.get(
            self.kind.key
        )
        return record.is_filled and record.supplied != self.mark and not says_the_same


_suppliers: dict[str, Supplier] = {}


def register_supplier(supplier: Supplier) -> None:
    _suppliers[supplier.key] = supplier


def supplied_to(record: Record) -> Supplied | None:
    """None where the record asks for nothing of that kind, or there is nothing yet. As many queries as its supplier makes."""
    ask = kinds().ask(record.item.code, record.component)
    supplier = _suppliers.get(ask.source)
    if supplier is None or not ask.tables:
        return None
    rows = tuple(_fitted(ask.tables[0], row) for row in supplier.rows(record.item.round))
    return Supplied(ask.tables[0], supplier.name, rows) if rows else None


def _fitted(kind: Kind, row: SuppliedRow) -> tuple[str | None, ...]:
    return tuple(_cell(row.get(column.key, "")) for column in kind.columns)


def _cell(text: str) -> str | None:
    """One line, no longer than a cell may be; where it was cut, it says so."""
    line = tidy_line(text)
    return (line if len(line) <= LONGEST_CELL else line[: LONGEST_CELL - 1] + CUT) or None
