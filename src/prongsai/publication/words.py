"""The words of a document, for the search."""

from collections.abc import Iterator

from prongsai.rules.disclosing import Cell, Disclosed, Part, Table
from prongsai.rules.framework import Text
from prongsai.rules.thai_text import folded

BETWEEN = "|"
MOST_SOUGHT = 200_000
"""Characters of a document that are searched."""


def words_of(said: Disclosed) -> Iterator[str]:
    """Every text that a reader sees, piece by piece, in both languages."""
    yield said.code
    yield from _both(said.title)
    for part in said.parts:
        yield from _of_part(part)


def sought_in(said: Disclosed) -> str:
    """Folded; pieces stay apart, so that nothing is found across two of them."""
    return BETWEEN.join(folded(piece) for piece in words_of(said) if piece)[:MOST_SOUGHT]


def _of_part(part: Part) -> Iterator[str]:
    yield from _both(part.title)
    yield from _both(part.words)
    for table in part.tables:
        yield from _of_table(table)
    for link in part.links:
        yield from _both(link.text)
    yield from (file.name for file in part.files)


def _of_table(table: Table) -> Iterator[str]:
    yield from _both(table.title)
    for column in table.columns:
        yield from _both(column.title)
    for row in table.rows:
        yield from (_cell(cell) for cell in row)


def _cell(cell: Cell) -> str:
    return "" if cell is None else str(cell)


def _both(text: Text | None) -> Iterator[str]:
    if text is not None:
        yield text.th
        yield text.en
