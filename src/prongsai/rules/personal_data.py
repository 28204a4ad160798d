"""Places of a text that may tell who somebody is: for a person to look at before the text is shown to others.

Thai and Arabic digits, spaces and hyphens make no difference. A citizen's number counts by its check digit; a name with a title is a hint
only, since offices are named after people too.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from prongsai.rules.digits import arabic


class Kind(StrEnum):
    CITIZEN_NUMBER = "citizen_number"
    PHONE = "phone"
    EMAIL = "email"
    ACCOUNT = "account"
    HANDLE = "handle"
    NAME = "name"


CERTAIN = frozenset({Kind.CITIZEN_NUMBER, Kind.PHONE, Kind.EMAIL})
"""Kinds that are hardly ever anything else."""


@dataclass(frozen=True, slots=True)
class Trace:
    """begin, end: where it stands in the text, as slices count."""

    kind: Kind
    begin: int
    end: int


_SEPARATED = r"[ \t\u00a0.\-–—_/]{0,2}"
_RUN = re.compile(rf"(?<!\d)(?<!\d[.,])\+?\d(?:{_SEPARATED}[\d()]){{8,19}}(?![\d])")
_EMAIL = re.compile(
    r"(?<![A-Za-z0-9._%+\-])[A-Za-z0-9][A-Za-z0-9._%+\-]{0,63}[ ]?(?:@|＠|\(at\)|\[at\])[ ]?[A-Za-z0-9\-]{1,63}(?:\.[A-Za-z0-9\-]{1,63}){0,4}\.[A-Za-z]{2,24}"
)
_HANDLE = re.compile(
    r"(?:ไลน์|ไอดีไลน์|line|facebook|fb|ig|เฟซบุ๊ก|เฟสบุ๊ค)\s*(?:id|ไอดี)?\s*[:：=@ ]\s*@?[A-Za-z0-9][A-Za-z0-9._\-]{2,}",
    re.IGNORECASE,
)
_ACCOUNT_WORDS = re.compile(r"บัญชี|พร้อมเพย์|ธนาคาร|ธ\.|promptpay|account|bank|โอน", re.IGNORECASE)
_FIRST = r"[\u0e01-\u0e2e\u0e40-\u0e44][\u0e01-\u0e4e]{1,24}"
_LATIN = r"[A-Z][a-z]+"
_BEHIND = rf"[ ]?(?P<name>{_FIRST}|{_LATIN})(?:[ ]{{1,2}}(?:{_FIRST}|{_LATIN}))?"
_FORMAL = (
    r"(?<!เจ้า)(?<!ขุน)(?<!มูล)(?<!ท)(?<!ชาว)(?:นางสาว|น\.ส\.|นาง|นาย|ด\.ช\.|ด\.ญ\.|เด็กชาย|เด็กหญิง|ว่าที่ร้อยตรี|ว่าที่ ร\.ต\.|"
    r"ม\.ร\.ว\.|ม\.ล\.|พล\.?ต\.?[ตอท]\.|พ\.?ต\.?[ตอท]\.|[รจส]\.?ต\.?[ตอท]\.|ดร\.)"
)
_POLITE = r"(?<!ขอบ)(?<!พระ)(?<!บุญ)(?<!สรรพ)(?<!ทรง)คุณ"
_FAMILIAR = r"(?<![\u0e01-\u0e4e])(?:พี่|ป้า(?!ย)|ลุง|น้า|ผอ\.|หัวหน้า|น้อง)"
_ENGLISH = r"(?<![A-Za-z])(?:Mr|Mrs|Ms|Miss|Dr)\.?"
_BY_TITLE = re.compile(rf"(?:{_FORMAL}|{_ENGLISH}){_BEHIND}")
_BY_ADDRESS = re.compile(rf"(?:{_POLITE}|{_FAMILIAR}){_BEHIND}")
_TRADES = "ก(?:$|ฯ|รัฐ|เทศ|อบ|เมือง|สมาคม|ร)|ทะเบียน|ช่าง|ตรวจ|อำเภอ|จ้าง|หน้า|ทหาร|พยาบาล|แบบ|งาม"
_WORDS = (
    "ภาพ|ธรรม|สมบัติ|ค่า|ประโยชน์|วุฒิ|ลักษณะ|เขต|ฝ่าย|กลุ่ม|งาน|แผนก|ส่วน|โรงเรียน|สำนัก|เจ้าหน้าที่|พนักงาน|ครู|หมอ|ป้า|ลุง|พี่|แม่|พ่อ|"
    "ท่าน|คน|ที่|ไม่|ควร|มาก|ใหม่|ทุก|ๆ|พูด|ให้|จะ|ใจดี|น่า|สุภาพ|แนะนำ|และ|มี|เป็น|ต้อง|ได้|ของ|ก็|กับ|อยู่|ยิ้ม|ช่วย|รับ|ไป|มา|เอง|นี้|นั้น|"
    "ค่ะ|คะ|ครับ|บริการ|สามารถ|เคย|โปรด|กรุณา|ทำ|เท่า|อย่าง|รปภ|ผู้|ชั้น|ห้อง|ช่อง|เคาน์เตอร์|เลย|ด้วย"
)
_NO_TITLE = re.compile(f"(?:{_TRADES})")
_NO_ADDRESS = re.compile(f"(?:{_TRADES}|{_WORDS})")
_AREA = "23457"
_MOBILE = "689"


def traces(text: str) -> list[Trace]:
    """In the order of the text, none within another."""
    plain = arabic(text)
    found = [
        *(Trace(Kind.EMAIL, *one.span()) for one in _EMAIL.finditer(plain)),
        *_numbers(plain),
        *(Trace(Kind.HANDLE, *one.span()) for one in _HANDLE.finditer(plain)),
        *_names(plain),
    ]
    kept: list[Trace] = []
    for one in found:
        if all(one.end <= other.begin or one.begin >= other.end for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.begin)


def masked(text: str, found: list[Trace], mark: str = "▇▇▇") -> str:
    """The text with a mark in the place of each trace; of traces that overlap, one mark for all."""
    for begin, end in _joined(found):
        text = text[:begin] + mark + text[end:]
    return text


def standing(text: str, words: str) -> list[Trace]:
    """Every place where these words stand, in small or large letters; what a person found and the rules did not."""
    return [Trace(Kind.NAME, *one.span()) for one in re.finditer(re.escape(words), text, re.IGNORECASE)]


def _joined(found: list[Trace]) -> list[tuple[int, int]]:
    """Begin and end, the last first; traces that overlap are one."""
    joined: list[tuple[int, int]] = []
    for one in sorted(found, key=lambda trace: trace.begin):
        if joined and one.begin < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], one.end))
        else:
            joined.append((one.begin, one.end))
    return joined[::-1]


def is_citizen_number(digits: str) -> bool:
    """Thirteen digits whose last is the check digit of the Thai population register (modulus 11)."""
    if len(digits) != 13 or not digits.isdecimal() or digits[0] == "0":
        return False
    weighted = sum(int(digit) * weight for digit, weight in zip(digits, range(13, 1, -1), strict=False))
    return (11 - weighted % 11) % 10 == int(digits[12])


def _numbers(plain: str) -> Iterator[Trace]:
    for run in _RUN.finditer(plain):
        kind = _kind_of(re.sub(r"\D", "", run[0]), plain[max(run.start() - 30, 0) : run.start()])
        if kind:
            yield Trace(kind, *run.span())


def _kind_of(digits: str, before: str) -> Kind | None:
    """What a run of digits is, given the words before it; None for sums, years and file numbers."""
    if is_citizen_number(digits):
        return Kind.CITIZEN_NUMBER
    if _is_account(digits, before):
        return Kind.ACCOUNT
    return Kind.PHONE if _is_phone(digits) else None


def _is_account(digits: str, before: str) -> bool:
    return 9 <= len(digits) <= 15 and _ACCOUNT_WORDS.search(before) is not None


def _is_phone(digits: str) -> bool:
    national = "0" + digits[2:] if digits.startswith("66") and len(digits) in {10, 11} else digits
    if national.startswith("00"):
        national = national[1:]
    if len(national) == 10:
        return national[0] == "0" and national[1] in _MOBILE
    return len(national) == 9 and national[0] == "0" and national[1] in _AREA


def _names(plain: str) -> Iterator[Trace]:
    for names, no_names in ((_BY_TITLE, _NO_TITLE), (_BY_ADDRESS, _NO_ADDRESS)):
        for one in names.finditer(plain):
            if not no_names.match(one["name"]):
                yield Trace(Kind.NAME, *one.span())
