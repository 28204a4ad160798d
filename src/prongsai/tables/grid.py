"""A table as it was read: lines of cells, nothing known yet of what they mean."""

from dataclasses import dataclass

from prongsai.rules.thai_text import narrow

MOST_ROWS = 5_000
MOST_COLUMNS = 60


@dataclass(frozen=True, slots=True)
class GridRow:
    """Cells of one line, as text; line counts from 1 as the person sees it."""

    line: int
    cells: tuple[str, ...]

    def cell(self, column: int | None) -> str:
        return narrow(self.cells[column]) if column is not None and column < len(self.cells) else ""
