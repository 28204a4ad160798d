"""Small parts that the pages of many rooms are made of."""

from dataclasses import dataclass

NOTHING = "–"
Crumbs = tuple[tuple[str, str], ...]
"""The way to a page (c-crumbs): words and address, "" for the page itself."""


@dataclass(frozen=True, slots=True)
class Tab:
    """One way to look at the same things (c-tabs, c-chips). current: it is the one shown; count: how many it holds."""

    label: str
    href: str
    current: bool
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """tone: of a state (late, due, review, accepted, idle), shown with its icon; note: small words below; is_whole: on one line."""

    text: str
    href: str = ""
    is_number: bool = False
    tone: str = ""
    note: str = ""
    is_whole: bool = False


def numeric(text: str, note: str = "") -> Cell:
    return Cell(text, is_number=True, note=note)


@dataclass(frozen=True, slots=True)
class Table:
    """Shown by ui/table.html. heads: (words, is a number). rows: the first cell names the row."""

    caption: str
    heads: tuple[tuple[str, bool], ...]
    rows: tuple[tuple[Cell, ...], ...]

    def lines(self) -> list[tuple[str, ...]]:
        """For a file: the heads, then what stands in the cells."""
        head = tuple(words for words, _is_number in self.heads)
        return [head, *(tuple(cell.text for cell in row) for row in self.rows)]
