"""Words with and without marks of a private person, planted by chance that is always the same: for tests and for the measurement."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from prongsai.rules.digits import thai
from prongsai.rules.private_marks import Kind

FULLWIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
KHMER = str.maketrans("0123456789", "០១២៣៤៥៦៧៨៩")
BEFORE = (
    "ประกาศรายชื่อผู้มีสิทธิ์สอบ ",
    "ตามคำร้องที่ยื่นต่อฝ่ายทะเบียน ",
    "รายละเอียดผู้ขออนุญาตตามแบบคำขอ ",
    "แนบท้ายประกาศสำนักงานเขต ",
)
AFTER = (" ให้มารายงานตัว", " และเอกสารอื่น", " ตามระเบียบ", " ลงวันที่ 5 มีนาคม 2568")


@dataclass(frozen=True)
class Case:
    """kind: what has to be found; None in words that are clean."""

    text: str
    kind: Kind | None


def citizen(chance: random.Random) -> str:
    """Thirteen digits with the right check digit, of nobody: the second to fifth name no district."""
    twelve = f"{chance.randint(1, 8)}99{chance.randint(10, 99)}{chance.randint(0, 9_999_999):07d}"
    total = sum(int(digit) * weight for digit, weight in zip(twelve, range(13, 1, -1), strict=True))
    return twelve + str((11 - total % 11) % 10)


def company(chance: random.Random) -> str:
    return f"0{chance.randint(1000, 9999)}{chance.randint(0, 99_999_999):08d}"


def _printed(number: str, by: str = "-") -> str:
    return by.join((number[0], number[1:5], number[5:10], number[10:12], number[12]))


NUMBERS: tuple[Callable[[str], str], ...] = (
    lambda one: one,
    _printed,
    lambda one: _printed(one, " "),
    lambda one: _printed(one, "–"),
    lambda one: _printed(one, " - "),
    lambda one: _printed(one, "\u00a0"),
    lambda one: _printed(one, "\u200b"),
    lambda one: _printed(one, "."),
    lambda one: " ".join(one),
    lambda one: "\u200b".join(one),
    lambda one: "\n".join((one[:7], one[7:])),
    lambda one: "\u00ad".join((one[:3], one[3:9], one[9:])),
    thai,
    lambda one: thai(_printed(one)),
    lambda one: thai(" ".join(one)),
    lambda one: one.translate(FULLWIDTH),
    lambda one: one.translate(KHMER),
    lambda one: f"เลขประจำตัวประชาชน {one[:5]} {one[5:]}",
    lambda one: f"บัตรประชาชนเลขที่ {one[:4]} {one[4:8]} {one[8:]}",
    lambda one: f"ID{one}",
    lambda one: f"สำเนา_{one}_ok.pdf",
)


def planted(seed: int = 1) -> Iterator[Case]:
    """At least two hundred cases in which something stands that must be found."""
    chance = random.Random(seed)
    for _ in range(6):
        for form in NUMBERS:
            yield _case(chance, form(citizen(chance)), Kind.CITIZEN_NUMBER)
        yield from _others(chance)


def _others(chance: random.Random) -> Iterator[Case]:
    seven, eight = f"{chance.randint(0, 9_999_999):07d}", f"{chance.randint(0, 99_999_999):08d}"
    mobile = f"0{chance.choice('689')}{eight}"
    name = chance.choice(("somchai", "malee.j", "p_wichai99"))
    for phone in (
        mobile,
        f"{mobile[:3]}-{mobile[3:6]}-{mobile[6:]}",
        f"{mobile[:2]} {mobile[2:6]} {mobile[6:]}",
        thai(f"{mobile[:3]}-{mobile[3:]}"),
        f"+66 {mobile[1:3]} {mobile[3:6]} {mobile[6:]}",
        f"({mobile[:3]}) {mobile[3:]}",
    ):
        yield _case(chance, phone, Kind.PHONE)
    for box in (f"{name}@gmail.com", f"{name}@hotmail.co.th", f"{name} @ yahoo.com", f"{name}@company.co.th"):
        yield _case(chance, box, Kind.EMAIL)
    for account in (
        f"เลขที่บัญชี {chance.randint(100, 999)}-{chance.randint(1, 9)}-{eight[:5]}-{chance.randint(0, 9)}",
        f"ธนาคารกรุงไทย {chance.randint(100, 999)}-{chance.randint(1, 9)}-{eight[:5]}-{chance.randint(0, 9)}",
        f"บัญชีออมทรัพย์ เลขที่ {thai('98' + eight)}",
    ):
        yield _case(chance, account, Kind.ACCOUNT)
    yield _case(chance, f"บ้านเลขที่ {chance.randint(1, 999)}/{chance.randint(1, 99)} ซอยสุขใจ", Kind.HOME)
    yield _case(chance, f"ภูมิลำเนาอยู่ที่เลขที่ {thai(str(chance.randint(1, 999)))} หมู่ ๔", Kind.HOME)
    yield _case(chance, f"ไอดีไลน์ {name}", Kind.HANDLE)
    yield _case(chance, f"Line ID: {name}", Kind.HANDLE)
    yield _case(chance, f"หนังสือเดินทางเลขที่ AA{seven}", Kind.PASSPORT)
    yield _case(chance, f"JT{chance.randint(1, 9)}-{seven}-{chance.randint(10, 99)}", Kind.CARD)
    yield _case(chance, f"เกิดวันที่ {chance.randint(1, 28)} มกราคม 25{chance.randint(10, 50)}", Kind.BIRTH)


def _case(chance: random.Random, words: str, kind: Kind) -> Case:
    return Case(chance.choice(BEFORE) + words + chance.choice(AFTER), kind)


def clean(seed: int = 2) -> Iterator[Case]:
    """At least a hundred and fifty cases of what offices publish and nobody has to stop."""
    chance = random.Random(seed)
    for _ in range(8):
        amount, year = chance.randint(1_000, 99_999_999), chance.randint(2565, 2569)
        for words in (
            f"เลขทะเบียนนิติบุคคล {company(chance)}",
            f"เลขประจำตัวผู้เสียภาษี {_printed(company(chance))}",
            f"ผู้ชนะการเสนอราคา บริษัท ก จำกัด ({thai(company(chance))})",
            f"โทรศัพท์ 0 2{chance.randint(100, 999)} {chance.randint(1000, 9999)} ต่อ {chance.randint(1000, 9999)}",
            f"โทร. 02-{chance.randint(100, 999)}-{chance.randint(1000, 9999)}",
            f"โทรสาร {thai('0 2221 7540')}",
            "สายด่วน 1555",
            "saraban@bangkok.go.th",
            "info@company.co.th",
            "ติดต่อ LINE: @samphanthawong",
            f"งบประมาณ {amount:,}.00 บาท",
            f"รวมเป็นเงินทั้งสิ้น {thai(f'{amount:,}')} บาท",
            f"เลขที่โครงการ {str(year)[2:]}0{chance.randint(10_000_000, 99_999_999)}",
            f"ปีงบประมาณ พ.ศ. {year} ไตรมาสที่ {chance.randint(1, 4)}",
            f"หนังสือ ที่ กท {chance.randint(1000, 9999)}/{chance.randint(1, 9999)} ลงวันที่ 5 มีนาคม {year}",
            f"สำนักงานเขต เลขที่ {chance.randint(1, 999)} ถนนเยาวราช แขวงสัมพันธวงศ์ 10100",
            "การขอเลขที่บ้าน และการแจ้งย้ายที่อยู่ ใช้เวลา 3 วัน",
            f"ภาษีที่ดิน {amount:,} ราย {chance.randint(10, 999)} ภาษีป้าย {amount // 7:,} ราย {chance.randint(10, 99)}",
            "เวลา 08.00-16.00 น. วันที่ 1-5 มีนาคม 2568",
            "นายสมชาย ใจดี ผู้อำนวยการเขต",
            f"ISBN 978-616-{chance.randint(10, 99)}-{chance.randint(1000, 9999)}-{chance.randint(0, 9)}",
            "https://district.example.go.th/plan/2568/05",
        ):
            yield Case(words, None)
