"""One score cell: the figure that it means, what had to be mended, or why it cannot be used."""

import re
from dataclasses import dataclass
from fractions import Fraction

from prongsai.rules.digits import arabic
from prongsai.rules.thai_text import narrow

MOST_DECIMALS = 6
LONGEST = 60
NO_SCORE = frozenset({"", "-", "–", "—", "ไม่มี", "ไม่มีคะแนน", "n/a", "na", "null", "none"})

_UNITS = re.compile(
    r"ได้ค่าคะแนน|ได้คะแนน|ค่าคะแนน|คะแนน|ร้อยละ|เปอร์เซ็นต์|percent|points?|%|[()\[\]]",
    re.IGNORECASE,
)
_LIKE_DIGITS = re.compile(r"[\dOoΟО○◯〇lI|.,\-–−]+")
_LIKE_CODE = re.compile(r"[OoΟО○◯〇lI|]\d{1,3}")
_TO_DIGITS = str.maketrans("OoΟО○◯〇lI|", "0000000111")
_AROUND_MARK = re.compile(r"\s*([.,\-–−])\s*")
_DASHES = str.maketrans("–−", "--")
_NUMBER = re.compile(r"(?P<sign>[+-]?)(?P<whole>\d*)(?:(?P<mark>[.,-])(?P<decimals>\d+))?")


@dataclass(frozen=True, slots=True)
class ScoreReading:
    """A score cell as understood.

    value     0 to 100, or None
    mends     keys of what was mended
    problem   key of why it cannot be used, or ""; neither value nor problem: the cell is empty
    readings  the two ways to read it, for an ambiguous cell
    """

    value: Fraction | None = None
    mends: tuple[str, ...] = ()
    problem: str = ""
    readings: tuple[str, str] = ("", "")


def read_score(raw: str) -> ScoreReading:
    """Read one cell. Never guesses: what has two sensible readings is refused with both."""
    text = narrow(raw)
    if text.lower() in NO_SCORE:
        return ScoreReading()
    if len(text) > LONGEST:
        return ScoreReading(problem="not_a_number")
    text, mends = _plain(text)
    found = _NUMBER.fullmatch(text)
    if found is None or not (found["whole"] or found["decimals"]):
        return ScoreReading(mends=mends, problem="not_a_number")
    return _judge(found, mends)


def _plain(text: str) -> tuple[str, tuple[str, ...]]:
    """The cell without units, in Arabic digits, with the keys of what was changed."""
    mends = []
    for key, change in (
        ("thai_digits", arabic),
        ("unit", _without_units),
        ("letters_as_digits", _without_letters),
    ):
        changed = change(text)
        if changed != text:
            mends.append(key)
        text = changed
    return _AROUND_MARK.sub(r"\1", text).translate(_DASHES), tuple(mends)


def _without_units(text: str) -> str:
    return _UNITS.sub(" ", text).strip()


def _without_letters(text: str) -> str:
    """Letters that look like digits become digits, if the rest of the cell is a number and it is not an item's code."""
    packed = text.replace(" ", "")
    if not any(sign.isdigit() for sign in packed) or not _LIKE_DIGITS.fullmatch(packed):
        return text
    mended = text.translate(_TO_DIGITS)
    return text if _LIKE_CODE.fullmatch(packed) and mended != "100" else mended


def _judge(found: re.Match[str], mends: tuple[str, ...]) -> ScoreReading:
    whole, mark, decimals = (
        found["whole"] or "0",
        found["mark"] or "",
        found["decimals"] or "",
    )
    point = f"{whole}.{decimals}"
    if mark == "," and len(decimals) == 3:
        return ScoreReading(mends=mends, problem="ambiguous_score", readings=(point, whole + decimals))
    if mark == "-" and (len(decimals) != 2 or found["sign"]):
        return ScoreReading(mends=mends, problem="not_a_number")
    if mark == "-" and int(decimals) > int(whole):
        return ScoreReading(
            mends=mends,
            problem="ambiguous_score",
            readings=(point, f"{whole} - {decimals}"),
        )
    if mark in {",", "-"}:
        mends = (*mends, "comma_decimal" if mark == "," else "hyphen_decimal")
    if len(decimals.rstrip("0")) > MOST_DECIMALS:
        return ScoreReading(mends=mends, problem="too_many_decimals")
    value = Fraction(point if decimals else whole)
    value = -value if found["sign"] == "-" else value
    if not 0 <= value <= 100:
        return ScoreReading(mends=mends, problem="out_of_range")
    return ScoreReading(value=value, mends=mends)
