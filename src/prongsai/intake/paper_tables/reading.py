"""Rows of a table of measures: which column is which, what merged cells go on, which items a row is about."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from prongsai.rules.digits import arabic
from prongsai.rules.framework import Framework, Kind, Node
from prongsai.rules.reading_codes import CodeCell, CodeReader
from prongsai.rules.reading_context import Settlement
from prongsai.rules.reading_heads import split_head
from prongsai.rules.reading_texts import TextIndex
from prongsai.rules.thai_text import folded, tidy
from prongsai.tables.cannot_read import CannotRead
from prongsai.tables.delimited import grid_from_text
from prongsai.tables.grid import GridRow
from prongsai.tables.word_files import DITTO

ITEM, ISSUE, MEASURE, AWARENESS, FOLLOW_UP, UNITS, RESULT, PHOTOS = (
    "item", "issue", "measure", "awareness", "follow_up", "units", "result", "photos",
)  # fmt: skip
HEADS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (PHOTOS, ("ภาพ", "photo")),
    (RESULT, ("ผลการดำเนิน", "result")),
    (AWARENESS, ("การรับรู้", "awareness")),
    (UNITS, ("รับผิดชอบ", "responsible", "unit")),
    (FOLLOW_UP, ("ติดตาม", "follow-up")),
    (MEASURE, ("มาตรการ/กิจกรรม", "มาตรการ", "ขั้นตอนหรือวิธีการ", "measure")),
    (ISSUE, ("ประเด็นที่", "issue")),
    (ITEM, ("แบบสอบถาม", "ตัวชี้วัด", "ประเด็นการประเมิน", "การเปิดเผยข้อมูล", "การป้องกันการทุจริต", "ข้อคำถาม", "item")),
)
"""Words by which the head of a column is known; the first that fits counts."""
LONGEST_HEAD = 120
KNOWN_COLUMNS = 3
MOST_ROWS = 300
NOT_YET = "-"
"""What a draft prints in brackets where something is still missing says nothing."""
DITTOS = frozenset({DITTO, '"', "”", "''", "″"})


@dataclass(frozen=True, slots=True)
class Asked:
    """An item that a row names. variant: the code of its wording for one service, or ""."""

    code: str
    variant: str = ""


@dataclass(slots=True)
class ReadMeasure:
    """One measure with all rows that it goes over.

    line     of its first row; units: the cell of each item, in their order; mended: (as printed, as understood)
    doubts   what was printed where no item was known
    """

    line: int
    cells: Mapping[str, str]
    items: list[Asked] = field(default_factory=list)
    units: list[str] = field(default_factory=list)
    mended: list[tuple[str, str]] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    def cell(self, column: str) -> str:
        return self.cells.get(column, "")


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    cells: Mapping[str, str]
    goes_on: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Named:
    """One line of an item cell that may name an item."""

    place: int
    printed: str
    text: str
    cell: CodeCell
    named: frozenset[str]


def read_rows(text: str, framework: Framework, weak: Container[str] = ()) -> list[ReadMeasure]:
    """The measures of a pasted table.

    weak    codes of items to improve, which the framework of another year may have given
    Raises  CannotRead: empty, damaged, too_many_rows, no_heads, no_measures.
    """
    rows = list(_rows(grid_from_text(text, "\t" if "\t" in text else None)))
    if len(rows) > MOST_ROWS:
        raise CannotRead("too_many_for_draft", rows=str(len(rows)), limit=str(MOST_ROWS))
    asked = _items_of(rows, framework, weak)
    found: list[ReadMeasure] = []
    for place, row in enumerate(rows):
        items = asked.get(place)
        if items is None:
            continue
        if MEASURE not in row.goes_on or not found:
            found.append(ReadMeasure(row.line, row.cells))
        measure = found[-1]
        for item in items:
            item.put_into(measure, row.cells.get(UNITS, ""))
    if not found:
        raise CannotRead("no_measures")
    return found


def _rows(grid: Sequence[GridRow]) -> Iterator[_Row]:
    """The lines under each head, with the words of the cells that they go on."""
    places: Mapping[str, int] = {}
    above: dict[str, str] = {}
    for line in grid:
        head = _head(line)
        if head:
            places, above = head, {}
            continue
        if not places:
            continue
        raw = {key: _cell(key, line, place) for key, place in places.items()}
        if sum(bool(cell) for cell in raw.values()) == 1 and raw[ITEM] and _is_lone(line, places):
            yield _Row(line.line, raw, frozenset({MEASURE} if above.get(MEASURE) else ()))
            continue
        goes_on = frozenset(
            key for key, cell in raw.items() if cell in DITTOS or (not cell and above.get(key))
        )
        cells = {key: above.get(key, "") if key in goes_on else cell for key, cell in raw.items()}
        above = {**above, **cells}
        if RESULT in places and RESULT in goes_on and MEASURE not in goes_on:
            cells[RESULT] = "" if not raw[RESULT] else cells[RESULT]
        yield _Row(line.line, cells, goes_on)
    if not places:
        raise CannotRead("no_heads", columns="ประเด็นการประเมิน, มาตรการ/กิจกรรม")


def _cell(key: str, line: GridRow, place: int) -> str:
    """Records keep Arabic digits, whichever a paper printed; codes stay as printed, so that the mending can be shown."""
    said = tidy(line.cells[place]) if place < len(line.cells) else ""
    if said.startswith("[") and said.endswith("]"):
        return NOT_YET
    return said if key == ITEM else arabic(said)


def _is_lone(line: GridRow, places: Mapping[str, int]) -> bool:
    """A row with nothing but its item cell: a group, or an item that the measure above serves as well."""
    return len([cell for cell in line.cells if cell.strip()]) == 1 and bool(places)


def _head(line: GridRow) -> dict[str, int] | None:
    """The place of each column, if the line is a head."""
    found: dict[str, int] = {}
    for place, cell in enumerate(line.cells):
        words = folded(cell)
        if not words or len(words) > LONGEST_HEAD or split_head(cell)[0]:
            continue
        key = next((key for key, known in HEADS if any(folded(one) in words for one in known)), None)
        if key is not None and key not in found:
            found[key] = place
    has_all = MEASURE in found and ITEM in found
    return found if has_all and len(found) >= KNOWN_COLUMNS else None


@dataclass(frozen=True, slots=True)
class _Found:
    """What one line of an item cell came to: an item, or what could not be understood."""

    asked: Asked | None
    printed: str

    def put_into(self, measure: ReadMeasure, units: str) -> None:
        if self.asked is None:
            measure.doubts.append(self.printed)
        elif self.asked not in measure.items:
            measure.items.append(self.asked)
            measure.units.append(units)
            if self.printed and self.printed != self.asked.code:
                measure.mended.append((self.printed, self.asked.code))


def _items_of(rows: Sequence[_Row], framework: Framework, weak: Container[str]) -> dict[int, list[_Found]]:
    """By place the items that a row names; rows of groups are left out. The whole table settles what a bare number means."""
    codes, texts = CodeReader(framework), TextIndex(framework)
    lines = [one for place, row in enumerate(rows) for one in _lines(place, row, codes, texts)]
    settlement = Settlement([one.cell for one in lines], [one.named for one in lines])
    found: dict[int, list[_Found]] = {}
    for number, one in enumerate(lines):
        as_printed = "".join(arabic(one.printed).upper().split())
        if as_printed in weak:
            found.setdefault(one.place, []).append(_Found(Asked(as_printed), ""))
            continue
        reading = settlement.reading_at(number)
        known = reading.codes if reading else tuple(one.named) if len(one.named) == 1 else ()
        nodes = [framework.nodes[code] for code in known]
        if nodes and all(node.kind is not Kind.ITEM for node in nodes):
            continue
        if not nodes:
            found.setdefault(one.place, []).append(_Found(None, f"{one.printed} {one.text}".strip()[:80]))
        for node in nodes:
            said = rows[one.place].cells[ITEM]
            found.setdefault(one.place, []).append(
                _Found(Asked(node.code, _variant(node, said)), one.printed)
            )
    return {place: _settled(each, rows[place]) for place, each in found.items()}


def _settled(found: list[_Found], row: _Row) -> list[_Found]:
    """Lines beside a known item are its words, not doubts; a lone line that names nothing is a heading."""
    known = [one for one in found if one.asked is not None]
    return known or (found if row.cells.get(MEASURE) else [])


def _lines(place: int, row: _Row, codes: CodeReader, texts: TextIndex) -> Iterator[_Named]:
    """What may name an item: each line with a lettered code, or the first line."""
    for number, line in enumerate(row.cells[ITEM].split("\n")):
        head, rest = split_head(line)
        if not head and number:
            continue
        if number and not any(sign.isalpha() or sign == "○" for sign in head):
            continue
        cell = codes.read(head) if head else CodeCell()
        yield _Named(place, head, rest or line, cell, texts.named_by(rest or line))


def _variant(node: Node, said: str) -> str:
    """Which wording of the item, by the service that the cell names."""
    words = folded(said)
    named = [one.code for one in node.variants if folded(one.service.th) in words]
    return named[0] if len(named) == 1 else ""


def columns_in(measures: Iterable[ReadMeasure]) -> set[str]:
    """The columns in which anything stands."""
    return {key for one in measures for key, cell in one.cells.items() if cell}
