"""Result tables from outside, as raw rows: a CSV or XLSX file, or a pasted block."""

from collections.abc import Mapping
from pathlib import Path

from prongsai.intake.columns import has_header, rows_from_grid
from prongsai.intake.pasted import read_pasted
from prongsai.rules.reading import RawRow
from prongsai.tables.cannot_read import CannotRead
from prongsai.tables.files import LARGEST_FILE, LARGEST_SHOWN, content_of, grids_of
from prongsai.tables.grid import GridRow

__all__ = ["LARGEST_FILE", "LARGEST_SHOWN", "CannotRead", "read_file", "read_pasted", "read_path"]


def read_path(path: Path) -> list[RawRow]:
    """Raw rows of a file on disk. Raises CannotRead."""
    return read_file(path.name, content_of(path))


def read_file(name: str, content: bytes) -> list[RawRow]:
    """Raw rows of a file's content. Raises CannotRead."""
    grids = grids_of(name, content)
    return rows_from_grid(_the_one_with_a_table(grids) if len(grids) != 1 else next(iter(grids.values())))


def _the_one_with_a_table(grids: Mapping[str, list[GridRow]]) -> list[GridRow]:
    """The sheet with a header row; else the only one that holds codes and scores."""
    refusal = CannotRead("empty")
    holding = []
    for title, grid in grids.items():
        try:
            rows_from_grid(grid)
        except CannotRead as refused:
            refusal = refused if grid else refusal
        else:
            holding.append(title)
    titles = [title for title in holding if has_header(grids[title])] or holding
    if not titles:
        raise refusal
    if len(titles) > 1:
        raise CannotRead("several_sheets", sheets=", ".join(titles))
    return grids[titles[0]]
