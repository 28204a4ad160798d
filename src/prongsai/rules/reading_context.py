"""Bare numbers: which node is meant, judged by the whole table. The rule is told in docs/rules/reading.md."""

import re
from collections import deque
from collections.abc import Sequence

from prongsai.rules.reading_codes import CodeCell, Reading, Way

_ITEM = re.compile(r"(?P<letter>[A-Z]*)(?P<number>\d+)")


class Settlement:
    """Settles the reading of each cell: the certain ones first, then those beside them, then by habit from the top.

    Cells without any reading are passed over. A cell with readings of which none is settled stays in doubt.
    """

    def __init__(self, cells: Sequence[CodeCell], named: Sequence[frozenset[str]]) -> None:
        self._places = [place for place, cell in enumerate(cells) if cell.readings]
        self._row_of = {place: row for row, place in enumerate(self._places)}
        self._cells = [cells[place] for place in self._places]
        self._settled: list[Reading | None] = [None] * len(self._cells)
        self._taken: set[str] = set()
        self._numbers: dict[int, Reading] = {}
        for row, cell in enumerate(self._cells):
            self._settle(row, _certain(cell, named[self._places[row]]))
        for row in range(len(self._cells)):
            self._spread(row)
        for row in range(len(self._cells)):
            if self._settled[row] is None:
                self._settle(row, self._by_habit(row))
                self._spread(row)

    def reading_at(self, place: int) -> Reading | None:
        """What the cell means, or None when it has no reading or is in doubt."""
        row = self._row_of.get(place)
        return None if row is None else self._settled[row]

    def open_readings(self, cell: CodeCell) -> list[Reading]:
        """Readings that no other cell has taken; the most literal one when all are taken."""
        free = [reading for reading in cell.readings if self._taken.isdisjoint(reading.codes)]
        return free or list(cell.readings[:1])

    def _settle(self, row: int, reading: Reading | None) -> None:
        self._settled[row] = reading
        number = self._cells[row].number
        if reading is not None:
            self._taken.update(reading.codes)
            if number is not None:
                self._numbers.setdefault(number, reading)

    def _spread(self, row: int) -> None:
        """Settle what continues the numbering of a settled neighbour, and so on from there."""
        sources = deque([row])
        while sources:
            source = sources.popleft()
            for beside in (source - 1, source + 1):
                if self._reading(source) and 0 <= beside < len(self._cells) and self._settled[beside] is None:
                    self._settle(beside, self._by_order(beside))
                    if self._settled[beside] is not None:
                        sources.append(beside)

    def _by_order(self, row: int) -> Reading | None:
        """The one reading that continues the numbering; against a number that stands as printed, on both sides."""
        readings = self.open_readings(self._cells[row])
        fitting = [reading for reading in readings if self._sides(row, reading)]
        if len(fitting) != 1:
            return None
        stands_as_printed = readings[0].way is Way.PRINTED and readings[0] is not fitting[0]
        return fitting[0] if not stands_as_printed or self._sides(row, fitting[0]) == 2 else None

    def _by_habit(self, row: int) -> Reading | None:
        """As printed, or with a misread letter; never with a lost one, and not while a lost one is as likely."""
        cell = self._cells[row]
        again = self._numbers.get(cell.number) if cell.number is not None else None
        if again is not None:
            return again
        first, *others = self.open_readings(cell)
        if first.way is Way.LOST:
            return None
        rivals = [reading for reading in others if reading.way is Way.LOST]
        if rivals and (self._counts_on(row, first) or any(self._sides(row, rival) for rival in rivals)):
            return None
        return first

    def _counts_on(self, row: int, reading: Reading) -> bool:
        """The number is one more than the bare number above, and yet would belong to another family of codes."""
        number = self._cells[row].number
        if row == 0 or number is None or self._cells[row - 1].number != number - 1:
            return False
        above = self._settled[row - 1]
        return above is None or _letter(above.codes[-1]) != _letter(reading.codes[0])

    def _sides(self, row: int, reading: Reading) -> int:
        """On how many sides the reading continues the numbering: 0, 1 or 2."""
        above, below = self._reading(row - 1), self._reading(row + 1)
        before = above is not None and _next(above.codes[-1]) == reading.codes[0]
        after = below is not None and _next(reading.codes[-1]) == below.codes[0]
        return before + after

    def _reading(self, row: int) -> Reading | None:
        return self._settled[row] if 0 <= row < len(self._cells) else None


def _certain(cell: CodeCell, named: frozenset[str]) -> Reading | None:
    """The only reading, or the only one that the text beside it names; a lost letter needs more than being alone."""
    by_text = [reading for reading in cell.readings if named & set(reading.codes)]
    if len(by_text) == 1:
        return by_text[0]
    only = cell.readings[0] if len(cell.readings) == 1 else None
    return only if only is not None and only.way is not Way.LOST else None


def _letter(code: str) -> str:
    found = _ITEM.fullmatch(code)
    return found["letter"] if found else ""


def _next(code: str) -> str:
    found = _ITEM.fullmatch(code)
    return f"{found['letter']}{int(found['number']) + 1}" if found else ""
