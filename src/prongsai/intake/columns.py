"""Which cells of a grid are the code, the text and the score: by the header above them, else row by row."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from prongsai.intake.running_text import is_lettered, row_of_line
from prongsai.rules.reading import RawRow
from prongsai.rules.reading_heads import split_head
from prongsai.rules.reading_scores import read_score
from prongsai.rules.thai_text import narrow
from prongsai.tables.cannot_read import CannotRead
from prongsai.tables.grid import MOST_ROWS, GridRow

LONGEST_BAD_SCORE = 15
"""A last cell no longer than this that is no number is a score gone wrong ("ninety"), not a text."""

_CODE_HEADS = (re.compile(r"code|รหัส\D*|ข้อ(?:ที่)?|item"), re.compile(r"ตัวชี้วัด\D*|indicator\D*|ข้อคำถาม\D*"))
_TEXT_HEAD = re.compile(r"(?:คำถาม|ข้อคำถาม|รายการ|ประเด็น|ชื่อ|ตัวชี้วัด|text|title|name|question|indicator|item).*")
_SCORE_HEAD = re.compile(r"(?!คะแนนเต็ม)(?:score|คะแนน|ค่าคะแนน|ผลคะแนน|ร้อยละ|value|points).*")
_PLAIN_SCORE_HEADS = frozenset({"score", "คะแนน"})


@dataclass(frozen=True, slots=True)
class Columns:
    """Column numbers from 0, as a header row names them; width: the number of cells up to its last name."""

    code: int
    score: int
    text: int | None
    width: int

    def fit(self, row: GridRow) -> bool:
        """The row has a cell under the score; it may hold no number only where the row has the shape of its header."""
        if self.score >= len(row.cells):
            return False
        filled = max(place for place, cell in enumerate(row.cells, start=1) if narrow(cell))
        has_shape = bool(row.cell(self.code)) and filled <= self.width
        return has_shape or not row.cell(self.score) or _is_number(row.cell(self.score))


def rows_from_grid(grid: Sequence[GridRow]) -> list[RawRow]:
    """Raw rows of a grid; a header row counts until the next one, so that several tables may stand below each other.

    Raises CannotRead: empty, too_many_rows, no_columns, two_score_columns, two_scores_in_line.
    """
    filled = [row for row in grid if any(map(narrow, row.cells))]
    if not filled:
        raise CannotRead("empty")
    if len(filled) > MOST_ROWS:
        raise CannotRead("too_many_rows", limit=f"{MOST_ROWS:,}")
    rows = list(_raw_rows(filled))
    if not has_header(filled) and not any(row.code and row.score for row in rows):
        raise CannotRead("no_columns")
    return rows


def has_header(grid: Sequence[GridRow]) -> bool:
    return any(columns_named_by(row) is not None for row in grid)


def columns_named_by(row: GridRow) -> Columns | None:
    """The columns if this is a header row, else None. Raises CannotRead: two_score_columns."""
    heads = ["".join(narrow(cell).lower().split()) for cell in row.cells]
    scores = [column for column, head in enumerate(heads) if _SCORE_HEAD.fullmatch(head)]
    codes = [column for form in _CODE_HEADS for column, head in enumerate(heads) if form.fullmatch(head)]
    codes = [column for column in codes if column not in scores]
    if not scores or not codes or any(read_score(cell).value is not None for cell in row.cells):
        return None
    texts = [column for column, head in enumerate(heads) if _TEXT_HEAD.fullmatch(head) and column != codes[0]]
    width = max(place for place, head in enumerate(heads, start=1) if head)
    return Columns(codes[0], _one_score_column(scores, heads), texts[0] if texts else None, width)


def _one_score_column(scores: Sequence[int], heads: Sequence[str]) -> int:
    plain = [column for column in scores if heads[column] in _PLAIN_SCORE_HEADS]
    if len(scores) == 1 or len(plain) == 1:
        return (plain or list(scores))[0]
    raise CannotRead("two_score_columns", columns=", ".join(heads[column] for column in scores))


def _raw_rows(grid: Sequence[GridRow]) -> Iterator[RawRow]:
    columns: Columns | None = None
    for row in grid:
        named = columns_named_by(row)
        if named is not None:
            columns = named
        elif columns is not None and columns.fit(row):
            yield _apart(row.line, row.cell(columns.code), row.cell(columns.score), row.cell(columns.text))
        else:
            yield _by_content(row)


def _by_content(row: GridRow) -> RawRow:
    """The first cell that begins with a code (one with a letter before any other), and the one score after it."""
    cells = [cell for cell in map(narrow, row.cells) if cell]
    if len(cells) == 1:
        return row_of_line(row.line, cells[0])
    coded = [place for place, cell in enumerate(cells) if split_head(cell)[0]]
    lettered = [place for place in coded if is_lettered(split_head(cells[place])[0])]
    code = next(iter(lettered or coded), 0)
    numbers = [place for place in range(code + 1, len(cells)) if _is_number(cells[place])]
    scores = [place for place in numbers if read_score(cells[place]).value is not None] or numbers
    if len(scores) > 1:
        several = ", ".join(cells[place] for place in scores)
        raise CannotRead("two_scores_in_line", line=str(row.line), scores=several)
    if not scores and not coded:
        return RawRow(row.line, "", "", " ".join(cells))
    if not scores and len(cells[-1]) <= LONGEST_BAD_SCORE and code < len(cells) - 1:
        scores = [len(cells) - 1]
    text = " ".join(cells[place] for place in range(code + 1, len(cells)) if place not in scores)
    return _apart(row.line, cells[code], cells[scores[0]] if scores else "", text)


def _is_number(cell: str) -> bool:
    return read_score(cell).problem != "not_a_number"


def _apart(line: int, code: str, score: str, text: str) -> RawRow:
    """A row whose first cell may hold the code and the text together."""
    head, rest = split_head(code)
    if head and rest:
        code, text = head, f"{rest} {text}".strip()
    return RawRow(line, code, score, text)
