"""Rows of text become rows of typed cells, or a list of what is wrong, each with its place: all or nothing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from prongsai.rules.digits import arabic
from prongsai.rules.disclosing import Cell, ColumnKind
from prongsai.rules.thai_dates import NotADate, read_date
from prongsai.rules.thai_text import folded, tidy_line

MOST = Decimal("999999999999.99")
LONGEST_CELL = 1000
SCHEMES = ("https://", "http://")
NOTHING = frozenset({"-", "–", "—"})
"""How offices write that a cell is empty. It is not zero."""


class Wrong(StrEnum):
    NO_NUMBER = "no_number"
    NO_WHOLE_NUMBER = "no_whole_number"
    NEGATIVE = "negative"
    TOO_LARGE = "too_large"
    TOO_LONG = "too_long"
    THREE_DECIMALS = "three_decimals"
    NO_DATE = "no_date"
    NO_LINK = "no_link"
    NOT_A_CHOICE = "not_a_choice"
    MISSING = "missing"
    TWICE = "twice"
    TOTAL_DIFFERS = "total_differs"


@dataclass(frozen=True, slots=True)
class Field:
    """One column as it is read.

    choices     the texts that it may hold, by every way to write them, folded; none: any
    is_signed   may be below zero
    """

    key: str
    kind: ColumnKind = ColumnKind.TEXT
    is_required: bool = False
    is_signed: bool = False
    choices: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong, and where. row: from 1, 0 for the total; text: what stood there; wanted: what should."""

    wrong: Wrong
    row: int
    column: str
    text: str = ""
    wanted: str = ""


@dataclass(frozen=True, slots=True)
class ReadTable:
    """rows are whole only where there are no flaws."""

    rows: tuple[tuple[Cell, ...], ...]
    flaws: tuple[Flaw, ...]


class _Refused(Exception):
    def __init__(self, wrong: Wrong) -> None:
        super().__init__(wrong)
        self.wrong = wrong


def read_table(
    fields: Sequence[Field],
    rows: Iterable[Sequence[str]],
    *,
    once: str = "",
    totals: Mapping[str, str] | None = None,
) -> ReadTable:
    """Lines without any text are left out.

    once     the column in which nothing may stand twice
    totals   column -> the sum as it was written down elsewhere, held against the sum of the rows
    """
    flaws: list[Flaw] = []
    read: dict[int, tuple[Cell, ...]] = {}
    for number, row in enumerate(rows, 1):
        if any(text.strip() for text in row):
            read[number] = tuple(
                _cell(one, text, number, flaws) for one, text in zip(fields, row, strict=True)
            )
    if once:
        flaws += _twice(fields, read, once)
    if not flaws:
        flaws += _totals_that_differ(fields, list(read.values()), totals or {})
    return ReadTable(tuple(read.values()), tuple(flaws))


def read_cell(one: Field, text: str) -> Cell | Wrong:
    """One cell, or what is wrong with it. An empty one is None."""
    try:
        return _read(one, tidy_line(text))
    except _Refused as refused:
        return refused.wrong


def sum_of(values: Iterable[Cell]) -> Cell:
    """The sum of counts or amounts, empty cells left out; None where nothing was said at all."""
    said = [value for value in values if isinstance(value, int | Decimal)]
    return sum(said[1:], said[0]) if said else None


def _cell(one: Field, text: str, row: int, flaws: list[Flaw]) -> Cell:
    found = read_cell(one, text)
    if isinstance(found, Wrong):
        flaws.append(Flaw(found, row, one.key, text.strip()[:80]))
        return None
    if found is None and one.is_required:
        flaws.append(Flaw(Wrong.MISSING, row, one.key))
    return found


def _read(one: Field, text: str) -> Cell:
    if not text or (text in NOTHING and one.kind is not ColumnKind.TEXT):
        return None
    if one.kind is ColumnKind.COUNT or one.kind is ColumnKind.MONEY:
        return _number(one, text)
    if one.kind is ColumnKind.DATE:
        return _date(text)
    if len(text) > LONGEST_CELL:
        raise _Refused(Wrong.TOO_LONG)
    if one.kind is ColumnKind.LINK and not text.lower().startswith(SCHEMES):
        raise _Refused(Wrong.NO_LINK)
    if one.choices:
        return _choice(one.choices, text)
    return text


def _number(one: Field, text: str) -> int | Decimal:
    plain = arabic(text).replace(",", "").replace(" ", "").replace("บาท", "").replace("−", "-")
    try:
        value = Decimal(plain)
    except InvalidOperation:
        raise _Refused(Wrong.NO_NUMBER) from None
    if not value.is_finite():
        raise _Refused(Wrong.NO_NUMBER)
    if abs(value) > MOST:
        raise _Refused(Wrong.TOO_LARGE)
    if value < 0 and not one.is_signed:
        raise _Refused(Wrong.NEGATIVE)
    if one.kind is ColumnKind.COUNT:
        if value != value.to_integral_value():
            raise _Refused(Wrong.NO_WHOLE_NUMBER)
        return int(value)
    if value != value.quantize(Decimal("0.01")):
        raise _Refused(Wrong.THREE_DECIMALS)
    return value.quantize(Decimal("0.01"))


def _date(text: str) -> date:
    try:
        return read_date(text)
    except NotADate:
        raise _Refused(Wrong.NO_DATE) from None


def _choice(choices: Mapping[str, str], text: str) -> str:
    found = choices.get(folded(text))
    if found is None:
        raise _Refused(Wrong.NOT_A_CHOICE)
    return found


def _twice(fields: Sequence[Field], rows: Mapping[int, tuple[Cell, ...]], once: str) -> list[Flaw]:
    place = [one.key for one in fields].index(once)
    seen: set[Cell] = set()
    flaws = []
    for number, row in rows.items():
        if row[place] is not None and row[place] in seen:
            flaws.append(Flaw(Wrong.TWICE, number, once, str(row[place])))
        seen.add(row[place])
    return flaws


def _totals_that_differ(
    fields: Sequence[Field], rows: Sequence[tuple[Cell, ...]], totals: Mapping[str, str]
) -> list[Flaw]:
    flaws: list[Flaw] = []
    for place, one in enumerate(fields):
        written = totals.get(one.key, "").strip()
        if not written:
            continue
        claimed = read_cell(Field(one.key, one.kind, is_signed=True), written)
        made = sum_of(row[place] for row in rows)
        if isinstance(claimed, Wrong):
            flaws.append(Flaw(claimed, 0, one.key, written[:80]))
        elif claimed is not None and claimed != (made or 0):
            flaws.append(Flaw(Wrong.TOTAL_DIFFERS, 0, one.key, written[:80], str(made or 0)))
    return flaws
