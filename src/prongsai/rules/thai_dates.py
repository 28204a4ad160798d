"""Reading a day as Thai officials write it: 1 ต.ค. 2567, ๑ ตุลาคม ๒๕๖๗, 1/10/2567, and 2024-10-01 from other programs."""

import re
from datetime import date

from prongsai.rules.calendar import BUDDHIST_OFFSET
from prongsai.rules.digits import arabic

_MONTHS = {
    name: number
    for number, names in enumerate(
        [
            ("มกราคม", "มค", "january", "jan"),
            ("กุมภาพันธ์", "กพ", "february", "feb"),
            ("มีนาคม", "มีค", "march", "mar"),
            ("เมษายน", "เมย", "april", "apr"),
            ("พฤษภาคม", "พค", "may"),
            ("มิถุนายน", "มิย", "june", "jun"),
            ("กรกฎาคม", "กค", "july", "jul"),
            ("สิงหาคม", "สค", "august", "aug"),
            ("กันยายน", "กย", "september", "sep", "sept"),
            ("ตุลาคม", "ตค", "october", "oct"),
            ("พฤศจิกายน", "พย", "november", "nov"),
            ("ธันวาคม", "ธค", "december", "dec"),
        ],
        start=1,
    )
    for name in names
}
_WORDS = re.compile(r"(\d{1,2})\s*([^\d\s][^\d]*?)\s*(?:พ\.?\s*ศ\.?)?\s*(\d{4})(?:\s*be)?")
_FIGURES = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
LONGEST = 60
_FIRST_BUDDHIST = 2400
"""A year from here on is counted in the Buddhist Era, one before it in the Common Era."""


class NotADate(ValueError):
    """The text names no day. code: unreadable, no_such_day."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def read_date(text: str) -> date:
    """The day that the text names; the year in the Buddhist Era, or in the Common Era when it is before 2400.

    Raises NotADate.
    """
    if len(text) > LONGEST:
        raise NotADate("unreadable")
    year, month, day = _parts(arabic(text).strip().lower())
    common = year - BUDDHIST_OFFSET if year >= _FIRST_BUDDHIST else year
    try:
        return date(common, month, day)
    except ValueError:
        raise NotADate("no_such_day") from None


def _parts(text: str) -> tuple[int, int, int]:
    if found := _ISO.fullmatch(text):
        return int(found[1]), int(found[2]), int(found[3])
    if found := _FIGURES.fullmatch(text):
        return int(found[3]), int(found[2]), int(found[1])
    if found := _WORDS.fullmatch(text):
        month = _MONTHS.get(re.sub(r"[\s.,]", "", found[2]))
        if month:
            return int(found[3]), month, int(found[1])
    raise NotADate("unreadable")
