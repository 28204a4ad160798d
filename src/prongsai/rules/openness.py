"""How open a published file is, and whether its name says what it is.

The levels follow the five stars of open data (Tim Berners-Lee, 2010), cut finer where offices stand today: a scan is the least of all.
"""

import re
from enum import IntEnum, StrEnum
from typing import Final


class Openness(IntEnum):
    """UNKNOWN, PICTURE (a scan, a photo), TEXT (its words can be copied), TABLE (its figures can be reckoned with), DATA (in a format that every
    program reads), LINKED (data that name things by addresses)."""

    UNKNOWN = 0
    PICTURE = 1
    TEXT = 2
    TABLE = 3
    DATA = 4
    LINKED = 5


class Doubt(StrEnum):
    """What is wrong with a file name."""

    SAYS_NOTHING = "name_says_nothing"
    TOO_LONG = "name_too_long"
    ODD_SIGNS = "name_odd_signs"
    DRAFT = "name_draft"
    TWO_ENDINGS = "name_two_endings"


LONGEST: Final = 100
_BY_ENDING: Final = {
    **dict.fromkeys(("jpg", "jpeg", "png", "webp", "tif", "tiff", "gif"), Openness.PICTURE),
    **dict.fromkeys(("docx", "doc", "odt", "pptx", "ppt", "odp", "txt", "html", "rtf"), Openness.TEXT),
    **dict.fromkeys(("xlsx", "xls", "ods"), Openness.TABLE),
    **dict.fromkeys(("csv", "tsv", "json", "xml", "geojson"), Openness.DATA),
    **dict.fromkeys(("jsonld", "rdf", "ttl"), Openness.LINKED),
}
_NOTHING = re.compile(
    r"^(?:scan|img|image|doc|document|file|dsc|photo|untitled|new|book|ไฟล์|เอกสาร|สแกน|รูป|รูปภาพ|หนังสือ|สำเนา)?[\s_\-()0-9.]*$",
    re.IGNORECASE,
)
_ODD = re.compile(r"[<>:\"\\|?*#%&{}$!'`@+=\x00-\x1f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_DRAFT = re.compile(
    r"ร่าง|ฉบับแก้|แก้ไข\s?\d|draft|final\s?final|\bfinal\d|\(\d+\)$|copy|สำเนาของ", re.IGNORECASE
)
_ENDINGS = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|jpe?g|png|csv|zip|exe)$", re.IGNORECASE)


def openness_of(name: str, *, has_text: bool) -> Openness:
    """The level of a file by its ending; has_text: whether words can be read out of it."""
    ending = name.rpartition(".")[2].lower()
    if ending == "pdf":
        return Openness.TEXT if has_text else Openness.PICTURE
    return _BY_ENDING.get(ending, Openness.UNKNOWN)


def doubts_about(name: str) -> list[Doubt]:
    """What whoever looks for the file would stumble over."""
    stem = name.rpartition(".")[0] or name
    tests = (
        (Doubt.SAYS_NOTHING, _NOTHING.match(stem) is not None),
        (Doubt.TOO_LONG, len(name) > LONGEST),
        (Doubt.ODD_SIGNS, _ODD.search(name) is not None),
        (Doubt.DRAFT, _DRAFT.search(stem) is not None),
        (Doubt.TWO_ENDINGS, _ENDINGS.search(stem) is not None),
    )
    return [doubt for doubt, holds in tests if holds]
