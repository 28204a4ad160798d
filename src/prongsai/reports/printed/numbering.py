"""Lists that Word counts itself: the number or bullet before a paragraph."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any, TypeAlias

from prongsai.reports.printed.names import qn
from prongsai.rules.digits import thai

Element: TypeAlias = Any  # lxml elements of Word's XML
THAI_LETTERS = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
BULLET = "•"
LAST = 32_767
"""The highest number that Word itself gives to a paragraph."""


@dataclass(frozen=True, slots=True)
class ListLevel:
    """style: Word's name of the kind of number. pattern: "%1." and the like. left, hanging: twentieths, as written."""

    start: int
    style: str
    pattern: str
    left: str = ""
    hanging: str = ""


class Lists:
    """Counts as it goes: ask for the labels in printed order."""

    def __init__(self, numbering: Element | None) -> None:
        self._levels: dict[str, dict[int, ListLevel]] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        if numbering is not None:
            self._learn(numbering)

    def level(self, number: str, depth: int) -> ListLevel | None:
        return self._levels.get(number, {}).get(depth)

    def next_label(self, number: str, depth: int) -> str:
        """The label of the next paragraph of that list at that depth; empty when the list is not known."""
        level = self.level(number, depth)
        if level is None:
            return ""
        counts = self._counts[number]
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [key for key in counts if key > depth]:
            del counts[deeper]
        return self._written(number, depth, level)

    def _written(self, number: str, depth: int, level: ListLevel) -> str:
        if level.style == "bullet":
            return level.pattern if level.pattern.isascii() and level.pattern else BULLET
        label = level.pattern
        for above in range(depth + 1):
            at = self.level(number, above)
            if at is not None:
                label = label.replace(
                    f"%{above + 1}", counted(self._counts[number].get(above, at.start), at.style)
                )
        return label

    def _learn(self, numbering: Element) -> None:
        abstract = {
            one.get(qn("w:abstractNumId")): {
                int(level.get(qn("w:ilvl"))): _level(level) for level in one.findall(qn("w:lvl"))
            }
            for one in numbering.findall(qn("w:abstractNum"))
        }
        for one in numbering.findall(qn("w:num")):
            kind = one.find(qn("w:abstractNumId"))
            self._levels[one.get(qn("w:numId"))] = (
                abstract.get(kind.get(qn("w:val")), {}) if kind is not None else {}
            )


def counted(value: int, style: str) -> str:
    """A number as Word writes it: decimal, thaiNumbers, thaiLetters, lowerLetter, upperLetter, lowerRoman, upperRoman."""
    value = min(value, LAST)
    if style == "thaiNumbers":
        return thai(str(value))
    if style in {"thaiLetters", "lowerLetter", "upperLetter"}:
        letters = THAI_LETTERS if style == "thaiLetters" else "abcdefghijklmnopqrstuvwxyz"
        repeated = letters[(value - 1) % len(letters)] * ((value - 1) // len(letters) + 1)
        return repeated.upper() if style == "upperLetter" else repeated
    if style in {"lowerRoman", "upperRoman"}:
        return _roman(value) if style == "upperRoman" else _roman(value).lower()
    return "" if style == "none" else str(value)


def _roman(value: int) -> str:
    written = ""
    for worth, letters in (
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ):
        count, value = divmod(value, worth)
        written += letters * count
    return written


def _level(level: Element) -> ListLevel:
    indent = level.find(f"{qn('w:pPr')}/{qn('w:ind')}")
    return ListLevel(
        start=int(_value(level, "w:start") or 1),
        style=_value(level, "w:numFmt") or "decimal",
        pattern=_value(level, "w:lvlText"),
        left="" if indent is None else indent.get(qn("w:left"), indent.get(qn("w:start"), "")),
        hanging="" if indent is None else indent.get(qn("w:hanging"), ""),
    )


def _value(element: Element, name: str) -> str:
    found = element.find(qn(name))
    return "" if found is None else str(found.get(qn("w:val"), ""))
