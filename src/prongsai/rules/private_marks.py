"""Marks of a private person in what an office is about to publish: numbers, telephones, accounts, mailboxes, homes.

Digits of every script, spaces, hyphens, line ends and invisible signs between them make no difference. What belongs to an office passes: the number
of a company, a landline, a mailbox of an authority, an official LINE account. Names pass too, since officials are named in what the law wants published.

Source  Personal Data Protection Act B.E. 2562, sections 6 and 26; numbers of the population register by their check digit (modulus 11)
"""

import re
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Final

from prongsai.rules.personal_data import is_citizen_number


class Kind(StrEnum):
    CITIZEN_NUMBER = "citizen_number"
    CARD = "card"
    PASSPORT = "passport"
    ACCOUNT = "account"
    PHONE = "phone"
    EMAIL = "email"
    HANDLE = "handle"
    HOME = "home"
    BIRTH = "birth"


@dataclass(frozen=True, slots=True)
class Mark:
    """begin, end: where it stands in the text, as slices count."""

    kind: Kind
    begin: int
    end: int


COVERED: Final = {
    Kind.CITIZEN_NUMBER: "x-xxxx-xxxxx-xx-x",
    Kind.PHONE: "xxx-xxx-xxxx",
    Kind.ACCOUNT: "xxx-x-xxxxx-x",
}
HIDDEN: Final = "▇▇▇"
AROUND: Final = 40

_FIRST_DIGITS: Final = "12345678"
"""Of a person's number; 0 stands for companies and 9 for nothing."""
_DIGITS: Final = {
    sign: str(unicodedata.decimal(chr(sign)))
    for sign in range(128, sys.maxunicode + 1)
    if unicodedata.category(chr(sign)) == "Nd"
}
_INVISIBLE = "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
_DASHES = r"\-\u2010-\u2015\u2212\u30fc\uff0d._/|·•"
_SPACES = r"\s\u00a0\u2000-\u200a\u202f\u205f\u3000"
_BETWEEN = f"[{_SPACES}{_DASHES}{_INVISIBLE}]"
_GROUPS = re.compile(r"\d+")
_GAP = re.compile(f"{_BETWEEN}{{1,5}}")
_TIGHT = re.compile(
    f"[{_INVISIBLE}\u00a0\u2000-\u200a\u202f\n\r]{{1,3}}|[{_SPACES}{_INVISIBLE}]{{0,2}}[{_DASHES}][{_SPACES}{_INVISIBLE}]{{0,2}}"
)
_AS_PRINTED = (1, 4, 5, 2, 1)
_ID_WORDS = re.compile(
    r"ประชาชน|ประจำตัว|เลขบัตร|เลขที่บัตร|บัตรปชช|citizen|\bid\b|identification|national", re.IGNORECASE
)
_COMPANY = re.compile(f"(?<!\\d)0(?:{_BETWEEN}{{0,2}}\\d){{12}}(?!\\d)")
_PHONE = re.compile(
    rf"(?<!\d)(?:(?:\+|00)?66{_BETWEEN}{{0,2}}(?:\(0\))?|\(?0){_BETWEEN}{{0,2}}[689](?:[()]?{_BETWEEN}{{0,2}}[()]?\d){{8}}(?!\d)"
)
_ACCOUNT_WORDS = r"(?:เลขที่บัญชี|บัญชีเลขที่|เลขบัญชี|หมายเลขบัญชี|บัญชีธนาคาร|ออมทรัพย์|กระแสรายวัน|พร้อมเพย์|promptpay|account\s*(?:no|number)|a/c)"
_ACCOUNT = re.compile(
    rf"{_ACCOUNT_WORDS}[^\d\n]{{0,40}}(?P<mark>\d(?:{_BETWEEN}{{0,2}}\d){{8,14}})(?!\d)", re.IGNORECASE
)
_ACCOUNT_AS_PRINTED = re.compile(rf"(?<![\d\-])\d{{3}}[{_DASHES}]\d[{_DASHES}]\d{{5}}[{_DASHES}]\d(?![\d\-])")
_EMAIL = re.compile(
    r"(?<![A-Za-z0-9._%+\-])(?P<box>[A-Za-z0-9][A-Za-z0-9._%+\-]{0,63})[ ]?(?:@|＠|\(at\)|\[at\])[ ]?(?P<place>[A-Za-z0-9\-]{1,63}(?:\.[A-Za-z0-9\-]{1,63}){0,4}\.[A-Za-z]{2,24})"
)
_OFFICIAL_PLACES = (".go.th", ".mi.th", ".or.th", ".ac.th")
_FREE_PLACES = re.compile(
    r"^(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|proton|protonmail|aol)\.",
    re.IGNORECASE,
)
_OFFICE_BOXES = re.compile(
    r"^(?:info|contact|sales?|admin|support|webmaster|office|service|saraban|hr|pr|help|postmaster|account(?:ing)?|marketing)\d*$",
    re.IGNORECASE,
)
_HANDLE = re.compile(
    r"(?:ไอดีไลน์|ไลน์ไอดี|\bline\s*id|\bid\s*line|ไลน์ส่วนตัว|\bline\b(?=\s*[:：=]))\s*[:：=]?\s*(?P<mark>(?!@)(?!https?:)[A-Za-z0-9][A-Za-z0-9._\-]{3,})",
    re.IGNORECASE,
)
_HOME = re.compile(
    r"(?:บ้านเลขที่|ที่อยู่ปัจจุบัน|ที่อยู่ตามทะเบียนบ้าน|ที่อยู่ตามบัตร|ภูมิลำเนา|พักอาศัยอยู่|ที่พักอาศัย|home address|residing at)[^\d\n]{0,25}(?P<mark>\d{1,5}(?:\s?/\s?\d{1,4})?)",
    re.IGNORECASE,
)
_PASSPORT = re.compile(
    r"(?:หนังสือเดินทาง|passport)[^\n]{0,25}?(?<![A-Za-z])(?P<mark>[A-Z]{1,2}\s?\d{6,8})(?!\d)", re.IGNORECASE
)
_CARD = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}\d[\-\s]?\d{7}[\-\s]?\d{2}(?!\d)")
_BIRTH = re.compile(
    r"(?:วันเกิด|เกิดวันที่|เกิดเมื่อ(?:วันที่)?|วัน\s?เดือน\s?ปี\s?เกิด|date of birth|born on)\s*[:：]?\s*(?P<mark>\d{1,2}(?:[ /.\-]\s?)\S{1,12}(?:[ /.\-]\s?)\d{2,4})",
    re.IGNORECASE,
)
_LONG = re.compile(r"\d(?:[\s\-./]?\d){3,}")
_NOT_A_SUM = re.compile(r"\d+")
_FEW_PIECES = 3


def plain(text: str) -> str:
    """The same text, sign for sign, with the digits of every script as 0 to 9."""
    return text if text.isascii() else text.translate(_DIGITS)


def marks(text: str) -> list[Mark]:
    """In the order of the text, none within another."""
    words = plain(text)
    found = [
        *_citizens(words),
        *_named(Kind.PASSPORT, _PASSPORT, words),
        *_named(Kind.CARD, _CARD, words),
        *_accounts(words),
        *_phones(words),
        *_emails(words),
        *_named(Kind.HANDLE, _HANDLE, words),
        *_named(Kind.BIRTH, _BIRTH, words),
        *_named(Kind.HOME, _HOME, words),
    ]
    kept: list[Mark] = []
    for one in found:
        if all(one.end <= other.begin or one.begin >= other.end for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.begin)


def is_split_over_cells(cells: Sequence[str]) -> bool:
    """Whether neighbouring cells of a row are one citizen's number: a digit a cell, as in a form, in the groups of the card, or text in two or
    three pieces. Amounts, which carry commas or points, are no pieces.
    """
    run: list[str] = []
    for cell in [*(plain(cell).strip() for cell in cells), ""]:
        if cell and _NOT_A_SUM.fullmatch(cell):
            run.append(cell)
            continue
        if _holds_number(run):
            return True
        run = []
    return False


def _holds_number(run: Sequence[str]) -> bool:
    for begin in range(len(run)):
        sizes: list[int] = []
        for piece in run[begin:]:
            sizes.append(len(piece))
            if sum(sizes) >= 13:
                break
        is_known = tuple(sizes) == _AS_PRINTED or set(sizes) == {1} or 1 < len(sizes) <= _FEW_PIECES
        digits = "".join(run[begin : begin + len(sizes)])
        if sum(sizes) == 13 and is_known and _is_citizen(digits):
            return True
    return False


def excerpt(text: str, mark: Mark, others: Sequence[Mark] = ()) -> str:
    """The words around a mark. The mark, all other marks, and every longer run of digits are covered: it may be stored and shown."""
    begin, end = max(0, mark.begin - AROUND), mark.end + (0 if mark.kind == Kind.HOME else AROUND)
    pieces, at = [], begin
    for one in sorted({mark, *others}, key=lambda each: each.begin):
        if one.end <= begin or one.begin >= end:
            continue
        pieces += [text[at : max(at, one.begin)], COVERED.get(one.kind, HIDDEN)]
        at = one.end
    pieces.append(text[at : max(at, end)])
    covered = set(COVERED.values()) | {HIDDEN}
    return " ".join("".join(each if each in covered else _without_numbers(each) for each in pieces).split())


def _without_numbers(text: str) -> str:
    return _LONG.sub(lambda run: "x" * len(run[0]), plain(text))


def _citizens(words: str) -> Iterator[Mark]:
    groups = [one.span() for one in _GROUPS.finditer(words)]
    at = 0
    while at < len(groups):
        last = _last_group(words, groups, at)
        if last is None:
            at += 1
            continue
        yield Mark(Kind.CITIZEN_NUMBER, groups[at][0], groups[last][1])
        at = last + 1


def _last_group(words: str, groups: Sequence[tuple[int, int]], first: int) -> int | None:
    """The group that ends a citizen's number beginning with the first; None where none does."""
    begin = groups[first][0]
    if words[begin] not in _FIRST_DIGITS or groups[first][1] - begin > 13:
        return None
    total = 0
    for here in range(first, min(first + 13, len(groups))):
        if here > first and not _GAP.fullmatch(words, groups[here - 1][1], groups[here][0]):
            return None
        total += groups[here][1] - groups[here][0]
        if total > 13:
            return None
        if total == 13:
            return here if _is_number(words, groups[first : here + 1]) else None
    return None


def _is_number(words: str, groups: Sequence[tuple[int, int]]) -> bool:
    digits = "".join(words[begin:end] for begin, end in groups)
    return _is_citizen(digits) and (
        _is_shaped(words, groups) or _is_announced(words, groups[0][0], groups[-1][1])
    )


def _is_shaped(words: str, groups: Sequence[tuple[int, int]]) -> bool:
    sizes = tuple(end - begin for begin, end in groups)
    if len(sizes) <= _FEW_PIECES or sizes == _AS_PRINTED or set(sizes) == {1}:
        return True
    gaps = [(one[1], two[0]) for one, two in pairwise(groups)]
    return all(_TIGHT.fullmatch(words, *gap) for gap in gaps)


def _is_announced(words: str, begin: int, end: int) -> bool:
    """Words around it say that it is one: then any pieces will do."""
    return any(_ID_WORDS.search(words, *near) for near in ((max(0, begin - 60), begin), (end, end + 60)))


def _is_citizen(digits: str) -> bool:
    return digits[0] in _FIRST_DIGITS and is_citizen_number(digits)


def _accounts(words: str) -> Iterator[Mark]:
    yield from _named(Kind.ACCOUNT, _ACCOUNT, words)
    yield from _named(Kind.ACCOUNT, _ACCOUNT_AS_PRINTED, words)


def _phones(words: str) -> Iterator[Mark]:
    companies = [one.span() for one in _COMPANY.finditer(words)]
    for one in _PHONE.finditer(words):
        if not any(begin <= one.start() < end for begin, end in companies):
            yield Mark(Kind.PHONE, *one.span())


def _emails(words: str) -> Iterator[Mark]:
    for one in _EMAIL.finditer(words):
        if not _is_of_an_office(one["box"], one["place"].lower()):
            yield Mark(Kind.EMAIL, *one.span())


def _is_of_an_office(box: str, place: str) -> bool:
    if _FREE_PLACES.match(place):
        return False
    return f".{place}".endswith(_OFFICIAL_PLACES) or _OFFICE_BOXES.match(box) is not None


def _named(kind: Kind, pattern: re.Pattern[str], words: str) -> Iterator[Mark]:
    for one in pattern.finditer(words):
        yield Mark(kind, *one.span("mark" if "mark" in pattern.groupindex else 0))
