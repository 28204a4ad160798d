"""One code cell: every node of the framework that it may mean, and what had to be mended for each."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import IntEnum
from functools import cached_property

from prongsai.rules.digits import arabic
from prongsai.rules.framework import Framework, Kind, Node
from prongsai.rules.thai_text import narrow

TOTAL_WORDS = frozenset(
    {
        "TOTAL", "SUM", "ITA", "รวม", "ภาพรวม", "คะแนนรวม", "คะแนนITA", "คะแนนรวมITA", "คะแนนเฉลี่ยรวม",
        "ผลคะแนนรวม", "ค่าคะแนนรวม", "รวมทั้งหมด", "รวมทั้งสิ้น", "คะแนนรวมทั้งหมด"
    }
)  # fmt: skip
NO_CODE = frozenset({"", "-", "–", "—"})
LONGEST = 100
"""Letters; what is longer is a text and no code."""

_O_SIGNS = "OoΟοОо○◯〇⭕0"
_HEADS = str.maketrans(
    {**dict.fromkeys("lІΙ|!ı", "I"), **dict.fromkeys("ΟοОо○◯〇⭕", "O"), "Е": "E", "Ε": "E"}
)
_TAIL = str.maketrans({**dict.fromkeys("OoΟοОо○◯〇⭕", "0"), **dict.fromkeys("lІΙ|!ıIi", "1")})
_INDICATOR_WORD = re.compile(r"^(?:ตัวชี้วัด(?:ย่อย)?(?:ที่)?|indicator)\s*", re.IGNORECASE)
_ITEM_WORD = re.compile(r"^(?:ข้อ(?:คำถาม)?(?:ที่)?|item)\s*", re.IGNORECASE)
_PART = re.compile(r"^(?P<tool>[A-Z]+)(?:ส่วนที่|ส่วน|PART|ตอนที่|\()?(?P<part>\d)\)?$")
_SPAN = re.compile(r"^(?P<first>[^\s–—~-]+)\s*(?:[–—~-]|ถึง|to)\s*(?P<last>[^\s–—~-]+)$", re.IGNORECASE)
_DASH_AFTER_LETTER = re.compile(r"(?<=[A-Z])[-.](?=\d)")
_NOISE = " \t.():;'\"*_"


class Way(IntEnum):
    """How much belief a reading asks for, least first.

    PRINTED   the cell says it
    MISREAD   a letter was read as the digit that looks like it: "13" for I3, "05" for O5
    LOST      a letter is missing altogether: "11" for I11
    """

    PRINTED = 0
    MISREAD = 1
    LOST = 2


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing that a cell may mean: a node, or for "O1-O17" several."""

    codes: tuple[str, ...]
    way: Way = Way.PRINTED
    mends: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CodeCell:
    """A code cell with all its readings, the most literal first.

    number   the bare whole number that was printed, or None
    broken   a span such as "O1-O17" whose ends are not both items, in order
    """

    readings: tuple[Reading, ...] = ()
    number: int | None = None
    broken: bool = False


class CodeReader:
    """Reads code cells for one framework."""

    def __init__(self, framework: Framework) -> None:
        self.framework = framework

    def read(self, raw: str) -> CodeCell:
        text = narrow(raw)
        if text in NO_CODE or len(text) > LONGEST:
            return CodeCell()
        plain = arabic(text)
        spelling = ("thai_digits",) if plain != text else ()
        word = _INDICATOR_WORD.match(plain)
        if word and word.end() < len(plain):
            return CodeCell(tuple(self._named_indicator(plain[word.end() :], spelling)))
        plain = _ITEM_WORD.sub("", plain) or plain
        single = tuple(self._printed(plain, spelling)) or tuple(self._misread_letter(plain, spelling))
        if single and single[0].codes != (_squeezed(plain),):
            return CodeCell(single)
        squeezed = _squeezed(plain)
        if squeezed.isdecimal() and len(squeezed) <= 4:
            return CodeCell((*single, *self._number(squeezed, spelling)), number=int(squeezed))
        return CodeCell(single) if single else self._span(plain, spelling)

    def nearest(self, raw: str) -> list[str]:
        """Up to three known codes that look like what was written."""
        return get_close_matches(_squeezed(arabic(narrow(raw))), self._by_spelling, n=3, cutoff=0.5)

    def _named_indicator(self, rest: str, spelling: tuple[str, ...]) -> Iterable[Reading]:
        """After the word ตัวชี้วัด a number is never an item."""
        node = self._by_spelling.get(_squeezed(rest).replace(",", ".").replace("-", "."))
        if node is not None and node.kind in {Kind.INDICATOR, Kind.SUB_INDICATOR}:
            yield Reading((node.code,), mends=spelling)

    def _printed(self, plain: str, spelling: tuple[str, ...]) -> Iterable[Reading]:
        squeezed = _squeezed(plain)
        if squeezed in TOTAL_WORDS:
            yield Reading((self.framework.root.code,), mends=spelling)
            return
        for spelled in (squeezed, _DASH_AFTER_LETTER.sub("", squeezed), _decimal(squeezed), _part(squeezed)):
            node = self._by_spelling.get(spelled)
            if node is not None:
                yield Reading((node.code,), mends=(*spelling, *_way_of_writing(plain, node.code)))
                return

    def _misread_letter(self, plain: str, spelling: tuple[str, ...]) -> Iterable[Reading]:
        """A letter that is there but damaged: "○13", "l3", "E1O"."""
        packed = "".join(plain.split()).strip(_NOISE).replace("-", "")
        if (
            len(packed) < 2
            or packed[0].isdigit()
            or not any(sign.isdigit() or sign in "l|" for sign in packed[1:])
        ):
            return
        code = packed[0].translate(_HEADS).upper() + packed[1:].translate(_TAIL)
        if code in self._by_spelling:
            yield Reading((self._by_spelling[code].code,), mends=(*spelling, "damaged_letter"))

    def _number(self, digits: str, spelling: tuple[str, ...]) -> Iterable[Reading]:
        """A number without a letter: its first digit may be one, or one may be missing."""
        letter, key = {"1": ("I", "one_as_i"), "0": ("O", "zero_as_o")}.get(digits[0], ("", ""))
        if letter and letter + digits[1:] in self._items:
            yield Reading((letter + digits[1:],), Way.MISREAD, (*spelling, key))
        for lost in self._letters:
            if lost + digits in self._items:
                yield Reading((lost + digits,), Way.LOST, (*spelling, "letter_lost"))

    def _span(self, plain: str, spelling: tuple[str, ...]) -> CodeCell:
        """Items from one code to another, as in "O1-O17"."""
        ends = _SPAN.match(plain)
        if ends is None or ends["first"].isdecimal() or ends["first"][0] not in self._letter_signs:
            return CodeCell()
        first = self._item_in_span(ends["first"])
        last = self._item_in_span(ends["last"]) or self._item_in_span(ends["first"][0] + ends["last"])
        codes = list(self._items)
        if not first or not last or first[0] != last[0] or codes.index(first) >= codes.index(last):
            return CodeCell(broken=True)
        span = codes[codes.index(first) : codes.index(last) + 1]
        return CodeCell((Reading(tuple(span), mends=(*spelling, "span_expanded")),))

    def _item_in_span(self, text: str) -> str:
        for reading in (*self._printed(text, ()), *self._misread_letter(text, ())):
            if reading.codes[0] in self._items:
                return reading.codes[0]
        return ""

    @cached_property
    def _by_spelling(self) -> Mapping[str, Node]:
        return {_squeezed(code): node for code, node in self.framework.nodes.items()}

    @cached_property
    def _items(self) -> Mapping[str, Node]:
        """Items by code, in printed order."""
        return {node.code: node for node in self.framework.root.items}

    @cached_property
    def _letters(self) -> tuple[str, ...]:
        """The letters before the numbers of items, in printed order: I, E, O."""
        return tuple(dict.fromkeys(code.rstrip("0123456789") for code in self._items if not code.isdecimal()))

    @cached_property
    def _letter_signs(self) -> str:
        return "".join(self._letters) + "".join(self._letters).lower() + _O_SIGNS


def _squeezed(text: str) -> str:
    return "".join(text.split()).strip(_NOISE).upper()


def _decimal(squeezed: str) -> str:
    """9,1 and 9-1 as 9.1."""
    return re.sub(r"(?<=\d)[,\-·](?=\d)", ".", squeezed)


def _part(squeezed: str) -> str:
    """EIT(1) and EITส่วนที่1 as EIT1."""
    found = _PART.match(squeezed + (")" if "(" in squeezed and not squeezed.endswith(")") else ""))
    return found["tool"] + found["part"] if found else squeezed


def _way_of_writing(plain: str, code: str) -> tuple[str, ...]:
    if plain == code:
        return ()
    return ("lower_case",) if plain.upper() == code else ("code_spelling",)
