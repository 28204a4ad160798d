"""From the raw cells of a result table to figures: what each row means, what was mended, and what must be settled first.

The whole table is the context: "13" is I3 where I4 follows, and "9" is an indicator. Nothing is guessed that has
two sensible readings. The algorithm is told with worked tables in docs/rules/reading.md.
"""

from collections.abc import Sequence
from fractions import Fraction

from prongsai.rules.framework import Framework
from prongsai.rules.reading_codes import CodeCell, CodeReader
from prongsai.rules.reading_context import Settlement
from prongsai.rules.reading_lines import Line
from prongsai.rules.reading_rows import (
    WRITING_ONLY,
    Notice,
    Problem,
    RawRow,
    ReadRow,
    TableReading,
)
from prongsai.rules.reading_texts import TextIndex

__all__ = [
    "WRITING_ONLY",
    "Notice",
    "Problem",
    "RawRow",
    "ReadRow",
    "TableReading",
    "read_table",
]


def read_table(rows: Sequence[RawRow], framework: Framework) -> TableReading:
    """Read a result table for one framework. The problem of line 0 is nothing_usable."""
    codes = CodeReader(framework)
    texts = TextIndex(framework)
    lines = [Line(row) for row in rows]
    for line in lines:
        line.look_at(codes, texts)
    settlement = Settlement(
        [CodeCell() if line.skipped else line.cell for line in lines],
        [line.named for line in lines],
    )
    figures: dict[str, tuple[int, Fraction]] = {}
    for place, line in enumerate(lines):
        if not line.skipped:
            line.take_code(settlement, place, codes)
            line.check_text(texts, framework)
            line.take_score(framework)
            line.enter(figures)
    problems = [problem for line in lines for problem in line.problems]
    if not figures and not problems:
        problems.append(Problem("nothing_usable", 0))
    return TableReading(
        rows=tuple(line.as_read() for line in lines),
        figures={code: value for code, (_, value) in figures.items()},
        problems=tuple(problems),
    )
