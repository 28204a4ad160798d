"""Dates in words, in the Buddhist Era: "12 มี.ค. 2568" in Thai, "12 Mar 2568 BE" in English."""

from datetime import date, datetime
from typing import Final

from prongsai.rules.calendar import BUDDHIST_OFFSET

_THAI_SHORT: Final = [
    "ม.ค.",
    "ก.พ.",
    "มี.ค.",
    "เม.ย.",
    "พ.ค.",
    "มิ.ย.",
    "ก.ค.",
    "ส.ค.",
    "ก.ย.",
    "ต.ค.",
    "พ.ย.",
    "ธ.ค.",
]
_THAI_LONG: Final = [
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
]
_ENGLISH_SHORT: Final = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_ENGLISH_LONG: Final = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def day_in_words(day: date, language: str, *, long: bool = False) -> str:
    """12 มี.ค. 2568, 12 มีนาคม 2568, 12 Mar 2568 BE, 12 March 2568 BE."""
    return f"{day.day} {month_in_words(day, language, long=long)}"


def month_in_words(day: date, language: str, *, long: bool = False) -> str:
    """มี.ค. 2568, มีนาคม 2568, Mar 2568 BE, March 2568 BE."""
    year = day.year + BUDDHIST_OFFSET
    if _is_english(language):
        return f"{(_ENGLISH_LONG if long else _ENGLISH_SHORT)[day.month - 1]} {year} BE"
    return f"{(_THAI_LONG if long else _THAI_SHORT)[day.month - 1]} {year}"


def span_in_words(first: date, last: date, language: str) -> str:
    """ต.ค. 2567 - มี.ค. 2568: whole months from the first to the last; one month is said once."""
    if (first.year, first.month) == (last.year, last.month):
        return month_in_words(first, language)
    return f"{month_in_words(first, language)} - {month_in_words(last, language)}"


def days_in_words(first: date, last: date, language: str, *, long: bool = False) -> str:
    """12 มี.ค. 2568; 12–14 มี.ค. 2568; 30 ก.ย. 2567 – 1 ต.ค. 2567."""
    end = day_in_words(last, language, long=long)
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{end}"
    return f"{day_in_words(first, language, long=long)} – {end}"


def moment_in_words(moment: datetime, language: str) -> str:
    """12 มี.ค. 2568 14:02 น., or 12 Mar 2568 BE, 14:02. The moment stands in local time already."""
    clock = f"{moment:%H:%M}"
    day = day_in_words(moment.date(), language)
    return f"{day}, {clock}" if _is_english(language) else f"{day} {clock} น."


def _is_english(language: str) -> bool:
    return language.startswith("en")
