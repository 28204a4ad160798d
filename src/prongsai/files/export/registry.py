"""Which tables belong to an agency's record. A room registers its own in its AppConfig, as it does its guards."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.db.models import Q

from prongsai.agencies.models import Agency

Within = Callable[[Agency], Q]


@dataclass(frozen=True, slots=True)
class Table:
    """One model in the record. Its secret fields never leave; all others do.

    within   the rows that are the agency's: of("round__agency")
    shown    further columns by their lookup, so that a reader needs no other table: {"item": "node__code"}
    endings  binary field -> from the row, the ending of the file that it becomes: {"content": lambda row: f".{row.format}"}
    """

    model: type[models.Model]
    within: Within
    shown: Mapping[str, str] = field(default_factory=dict)
    endings: Mapping[str, Callable[[Any], str]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return self.model._meta.label_lower


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A model that is not in the record, and why."""

    model: type[models.Model]
    reason: str


_tables: dict[str, list[Table]] = {}
_left_out: dict[str, list[LeftOut]] = {}


def of(lookup: str) -> Within:
    """Rows that reach the agency by this lookup."""
    return lambda agency: Q(**{lookup: agency})


def register_tables(label: str, tables: Sequence[Table], left_out: Sequence[LeftOut] = ()) -> None:
    """Declare the tables of a room, once, when it is made ready."""
    _tables[label] = list(tables)
    _left_out[label] = list(left_out)


def registered_tables() -> list[Table]:
    return [table for tables in _tables.values() for table in tables]


def left_out() -> list[LeftOut]:
    return [each for several in _left_out.values() for each in several]
