"""What the assignment list says: one table for each indicator of disclosure. Its field names are the tags of the Word template."""

from dataclasses import dataclass

from prongsai.reports.content import Gap, PaperContent


@dataclass(frozen=True, slots=True)
class Part:
    """One component."""

    number: str
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """Components one below the other for which the same holds.

    responsible   one unit a line; rhythm: how often; due: until when
    """

    parts: tuple[Part, ...]
    responsible: str
    rhythm: str
    due: str


@dataclass(frozen=True, slots=True)
class Item:
    """contributing: one unit a line, "-" for none; keeper: who gathers it and hands it in."""

    code: str
    text: str
    contributing: str
    keeper: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A sub-indicator, or an indicator without any. titles: the group rows above its items."""

    titles: tuple[str, ...]
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Indicator:
    """head: of the first column of its table."""

    head: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class AssignmentsPaper(PaperContent):
    """item_count, part_count: how many items and components the tables have."""

    agency: str
    year: str
    item_count: str
    part_count: str
    indicators: tuple[Indicator, ...]
    gaps: tuple[Gap, ...] = ()
