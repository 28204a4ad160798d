"""A table that speaks of another year: its codes are unknown here and known there."""

from collections.abc import Iterable, Sequence

from prongsai.rules.framework import Framework
from prongsai.rules.reading import RawRow, TableReading, read_table


def unknown_lines(reading: TableReading) -> int:
    return sum(problem.key in {"unknown_code", "broken_span"} for problem in reading.problems)


def fits_elsewhere(
    rows: Sequence[RawRow], here: TableReading, framework: Framework, others: Iterable[Framework]
) -> Framework | None:
    """The framework, nearest in years, that knows every code of the table, if this one does not; else None."""
    if not unknown_lines(here):
        return None
    nearest_first = sorted(others, key=lambda other: abs(other.fiscal_year - framework.fiscal_year))
    for other in nearest_first:
        if other.id != framework.id and not unknown_lines(read_table(rows, other)):
            return other
    return None
