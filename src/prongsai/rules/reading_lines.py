"""One line of a table on its way from cells to figures."""

import re
from collections.abc import Sequence
from fractions import Fraction

from prongsai.rules.arithmetic import exact_text
from prongsai.rules.framework import Framework, Kind
from prongsai.rules.reading_codes import CodeCell, CodeReader, Reading
from prongsai.rules.reading_context import Settlement
from prongsai.rules.reading_heads import split_head
from prongsai.rules.reading_rows import Notice, Problem, RawRow, ReadRow
from prongsai.rules.reading_scores import read_score
from prongsai.rules.reading_texts import SHORTEST, TextIndex
from prongsai.rules.thai_text import folded, narrow

HEADING = re.compile(r"(?:code|รหัส|ข้อ|ตัวชี้วัด|ลำดับ|ประเด็น|item|indicator)\D*", re.IGNORECASE)
SHOWN = 80


class Line:
    """Gathers what a row means, step by step; `as_read` is the result."""

    def __init__(self, row: RawRow) -> None:
        head, rest = split_head(row.code)
        both = bool(head and rest)
        self.row = row
        self.code = head if both else narrow(row.code)
        self.text = f"{rest} {row.text}".strip() if both else row.text
        self.score = read_score(row.score)
        self.cell = CodeCell()
        self.named: frozenset[str] = frozenset()
        self.codes: tuple[str, ...] = ()
        self.skipped = ""
        self.notices: list[Notice] = []
        self.problems: list[Problem] = []

    def look_at(self, codes: CodeReader, texts: TextIndex) -> None:
        """What the code cell and the text may mean, before the rest of the table is asked."""
        self.cell = codes.read(self.code)
        if not self.cell.readings and _is_prose(self.code):
            self.code, self.text = "", f"{self.code} {self.text}".strip()
        self.named = texts.named_by(self.text) if self.text else frozenset()
        if self.score.value is None and HEADING.fullmatch(self.code):
            self.skipped = "heading"
        elif not narrow(self.row.score):
            self.skipped = self._why_no_figure(codes.framework)

    def _why_no_figure(self, framework: Framework) -> str:
        if not self.code and not narrow(self.text):
            return "blank"
        if not self.cell.readings:
            return "text"
        return "" if any(_is_item(reading.codes, framework) for reading in self.cell.readings) else "heading"

    def take_code(self, settlement: Settlement, place: int, codes: CodeReader) -> None:
        reading = settlement.reading_at(place)
        if reading is not None:
            self.codes = reading.codes
            self._mended(reading.mends, self.code, _from_to(reading.codes))
        elif self.cell.readings:
            self._in_doubt(settlement.open_readings(self.cell))
        elif self.cell.broken:
            self._problem("broken_span", raw=self.code)
        elif self.code:
            self._problem("unknown_code", raw=self.code, nearest=", ".join(codes.nearest(self.code)))
        elif len(self.named) == 1:
            self.codes = tuple(self.named)
            self._notice("code_from_text", code=self.codes[0])
        else:
            self._problem("no_code", score=self.row.score, readings=", ".join(sorted(self.named)))

    def _in_doubt(self, open_readings: Sequence[Reading]) -> None:
        may_be = [reading.codes[0] for reading in open_readings]
        taken = [one.codes[0] for one in self.cell.readings if one.codes[0] not in may_be]
        key = "ambiguous_code_taken" if taken else "ambiguous_code"
        self._problem(key, raw=self.code, readings=", ".join(may_be), taken=", ".join(taken))

    def check_text(self, texts: TextIndex, framework: Framework) -> None:
        """A code beside the text of another node of its kind is for a person to settle."""
        if len(self.codes) != 1 or self.codes[0] in self.named:
            return
        kind = framework.nodes[self.codes[0]].kind
        others = sorted(code for code in self.named if framework.nodes[code].kind is kind)
        if others and texts.is_far_from(self.text, self.codes[0]):
            self._problem("text_disagrees", code=self.codes[0], other=", ".join(others))

    def take_score(self, framework: Framework) -> None:
        score = self.score
        self._mended(score.mends, self.row.score, "" if score.value is None else exact_text(score.value))
        if score.problem == "ambiguous_score":
            self._problem(
                score.problem, raw=self.row.score, first=score.readings[0], second=score.readings[1]
            )
        elif score.problem:
            self._problem(score.problem, raw=self.row.score)
        elif score.value is None and self.codes and _is_item(self.codes, framework):
            self._notice("no_score", code=_from_to(self.codes))
        elif score.value is None and self.codes:
            self.skipped = "heading"

    def enter(self, figures: dict[str, tuple[int, Fraction]]) -> None:
        """Put the figure in its place; a place that is taken is a notice if equal and a problem if not."""
        value = self.score.value
        if value is None or self.problems:
            return
        for code in self.codes:
            if code not in figures:
                figures[code] = (self.row.line, value)
                continue
            line, earlier = figures[code]
            if earlier == value:
                self._notice("same_twice", code=code, other_line=str(line))
            else:
                self._problem("given_twice", code=code, other_line=str(line), other=exact_text(earlier))

    def as_read(self) -> ReadRow:
        return ReadRow(
            line=self.row.line,
            raw_code=self.row.code,
            raw_score=self.row.score,
            text=self.row.text,
            codes=self.codes,
            value=self.score.value,
            skipped=self.skipped,
            notices=tuple(self.notices),
            problems=tuple(self.problems),
        )

    def _mended(self, keys: Sequence[str], raw: str, meant: str) -> None:
        for key in keys if meant else ():
            self._notice(key, raw=raw, meant=meant)

    def _notice(self, key: str, **params: str) -> None:
        self.notices.append(Notice(key, self.row.line, _short(params)))

    def _problem(self, key: str, **params: str) -> None:
        self.problems.append(Problem(key, self.row.line, _short(params)))


def _from_to(codes: tuple[str, ...]) -> str:
    """I3, or "O1 … O17" for a span."""
    return codes[0] if len(codes) == 1 else f"{codes[0]} … {codes[-1]}"


def _is_prose(code: str) -> bool:
    """What stands where the code should be is a text."""
    return len(folded(code)) >= SHORTEST and not any(sign.isdigit() for sign in code)


def _is_item(codes: tuple[str, ...], framework: Framework) -> bool:
    return all(framework.nodes[code].kind is Kind.ITEM for code in codes)


def _short(params: dict[str, str]) -> dict[str, str]:
    tidied = {name: narrow(text) for name, text in params.items()}
    return {name: text if len(text) <= SHOWN else text[: SHOWN - 1] + "…" for name, text in tidied.items()}
