"""A table as text with tabs, which a person can look at, mend in a box, and send again."""

import csv
from collections.abc import Iterable
from io import StringIO

from prongsai.tables.files import grids_of
from prongsai.tables.grid import GridRow
from prongsai.tables.word_files import grid_from_word, looks_like_word


def text_of_file(name: str, content: bytes) -> str:
    """The tables of a Word, Excel or text file. Raises CannotRead."""
    if looks_like_word(name, content):
        return text_of(grid_from_word(content))
    return text_of(row for grid in grids_of(name, content).values() for row in grid)


def text_of(rows: Iterable[GridRow]) -> str:
    """Cells with several lines stand in quotation marks, as Excel and Word write them."""
    held = StringIO()
    writer = csv.writer(held, delimiter="\t", lineterminator="\n")
    writer.writerows([cell.replace("\t", " ") for cell in row.cells] for row in rows)
    return held.getvalue()
