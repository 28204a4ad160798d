"""Tables that became running text: a line a row, or a line a cell."""

import re
from collections.abc import Iterable, Iterator

from prongsai.rules.reading import RawRow
from prongsai.rules.reading_heads import split_head
from prongsai.rules.reading_scores import read_score
from prongsai.rules.thai_text import narrow

_SIGN = r"[\d๐-๙OoIl○]"
_SCORE_AT_END = re.compile(
    rf"^(?P<text>.*?)(?:^|\s|(?=\())(?P<score>\(?{_SIGN}(?:{_SIGN}|[.,-])*\s*(?:คะแนน|%)?\)?)$"
)
_BULLET = re.compile(r"^[-–•*#]+\s+")
_LETTER = re.compile(r"[A-Za-zก-ฮ○]")


def row_of_line(number: int, line: str) -> RawRow:
    """A line such as "E1 เต็มใจให้บริการ 92.13" or "E1 เต็มใจให้บริการ (92.13 คะแนน)"; a line of text is all text."""
    plain = _BULLET.sub("", narrow(line))
    code, rest = split_head(plain)
    if not code:
        return _row_without_code(number, plain)
    found = _SCORE_AT_END.match(rest)
    if found is None:
        return RawRow(number, code, "", rest)
    return RawRow(number, code, found["score"].strip(), found["text"].strip())


def _row_without_code(number: int, line: str) -> RawRow:
    """Two words, the second a number, are a row whose code is damaged ("ZZ9 50"); anything else is text."""
    words = line.split()
    if len(words) == 2 and read_score(words[1]).problem != "not_a_number":
        return RawRow(number, words[0], words[1], "")
    return RawRow(number, "", "", line)


def rows_of_cells(lines: Iterable[tuple[int, str]]) -> Iterator[RawRow]:
    """Cells below each other, as Word gives them: a code, perhaps lines of text, a score, the next code."""
    row: RawRow | None = None
    for number, cell in lines:
        code, rest = split_head(cell)
        if row is not None and read_score(cell).problem != "not_a_number" and not is_lettered(code):
            yield RawRow(row.line, row.code, cell, row.text)
            row = None
        elif code and (row is None or is_lettered(code)):
            if row is not None:
                yield row
            row = RawRow(number, code, "", rest)
        elif row is not None:
            row = RawRow(row.line, row.code, "", f"{row.text} {cell}".strip())
        else:
            yield RawRow(number, "", "", cell)
    if row is not None:
        yield row


def is_lettered(code: str) -> bool:
    """The code holds more than digits: a letter, a circle read for one, or a word such as ตัวชี้วัด."""
    return bool(_LETTER.search(code))
