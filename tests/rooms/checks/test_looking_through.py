"""Whatever the disguise, it is found or goes to a person: in PDF, Word, Excel, pictures and forms."""

import random
from pathlib import Path

import pytest

from prongsai.checks.content import Content, table_of
from prongsai.checks.models import Finding
from prongsai.checks.scanning import Found, look_through, look_through_file
from prongsai.files.kinds import DOCX, JPEG, PDF, XLSX
from prongsai.rules.digits import thai
from prongsai.rules.openness import Openness
from tests.factories.disguises import box, docx, pdf, photo, runs, words, xlsx
from tests.factories.private_words import citizen, company

NUMBER = citizen(random.Random(5))
COMPANY = company(random.Random(5))
FOUND, UNSURE, TOLD = Finding.Answer.FOUND, Finding.Answer.UNSURE, Finding.Answer.TOLD
PLAIN = words("Annual plan of the district office 2568")
KINDS = {"pdf": PDF, "docx": DOCX, "xlsx": XLSX, "jpg": JPEG}
pytestmark = pytest.mark.slow


def _found(content: bytes, folder: Path, ending: str, name: str = "") -> list[Found]:
    path = folder / f"file.{ending}"
    path.write_bytes(content)
    media_type = KINDS[ending].media_type if ending in KINDS else "application/x-other"
    looked = look_through_file(path, name=name or f"แผนปฏิบัติการ.{ending}", media_type=media_type)
    for one in looked.found:
        assert NUMBER not in one.excerpt + one.place
        assert NUMBER[5:] not in one.excerpt + one.place
    return list(looked.found)


DISGUISES = {
    "plain pdf": ("pdf", pdf(words(NUMBER)), "citizen_number", "page:1"),
    "second page": ("pdf", pdf(PLAIN, words(f"ID {NUMBER}")), "citizen_number", "page:2"),
    "spans": (
        "pdf",
        pdf(runs(NUMBER[:5], NUMBER[5:9], NUMBER[9:]) + words("citizen", y=720)),
        "citizen_number",
        "page:1",
    ),
    "digit by digit": (
        "pdf",
        pdf("".join(words(sign, x=72 + 14 * at) for at, sign in enumerate(NUMBER))),
        "citizen_number",
        "page:1",
    ),
    "under a black box": ("pdf", pdf(words("Somchai secret") + box()), "covered", "page:1"),
    "number under a black box": ("pdf", pdf(words(NUMBER) + box()), "citizen_number", "page:1"),
    "unapplied redaction": ("pdf", pdf(PLAIN, notes=[("Redact", "")]), "unapplied", "page:1"),
    "box as a note": ("pdf", pdf(PLAIN, notes=[("Square", "")]), "covered", "page:1"),
    "comment in pdf": ("pdf", pdf(PLAIN, notes=[("Text", "call 081-234-5678")]), "phone", "notes"),
    "comment itself": ("pdf", pdf(PLAIN, notes=[("Text", "please look")]), "comment", "page:1"),
    "pdf properties": ("pdf", pdf(PLAIN, info=f"{NUMBER}"), "citizen_number", "properties"),
    "docx": ("docx", docx([f"เลข {NUMBER}"]), "citizen_number", "text:1"),
    "thai digits": ("docx", docx([thai(NUMBER)]), "citizen_number", "text:1"),
    "runs": ("docx", docx([NUMBER[:3], NUMBER[3:4], NUMBER[4:]]), "citizen_number", "text:1"),
    "cells": ("docx", docx(rows=[list(NUMBER)]), "citizen_number", "table:1"),
    "deleted": ("docx", docx(["ร่าง"], deleted=NUMBER), "citizen_number", "text:2"),
    "tracked": ("docx", docx(["ร่าง"], deleted="เดิม"), "tracked", "text"),
    "vanished": ("docx", docx(["ร่าง"], vanished="ไม่ให้เห็น"), "hidden_text", "text:2"),
    "comment in docx": ("docx", docx(["ร่าง"], comment="โทร 089 876 5432"), "phone", "comments:1"),
    "docx properties": ("docx", docx(["ร่าง"], author=NUMBER), "citizen_number", "properties"),
    "xlsx": ("xlsx", xlsx([("ชื่อ", "เลข"), ("ก", NUMBER)]), "citizen_number", "sheet:ข้อมูล!2"),
    "number as a figure": ("xlsx", xlsx([("ก", int(NUMBER))]), "citizen_number", "sheet:ข้อมูล!1"),
    "a digit a cell": ("xlsx", xlsx([[int(sign) for sign in NUMBER]]), "citizen_number", "sheet:ข้อมูล!1"),
    "two cells": ("xlsx", xlsx([(NUMBER[:5], NUMBER[5:])]), "citizen_number", "sheet:ข้อมูล!1"),
    "very hidden sheet": ("xlsx", xlsx(hidden=[("ก", NUMBER)]), "citizen_number", "sheet:ที่มา!1"),
    "hidden sheet itself": ("xlsx", xlsx(hidden=[("ก", "ข")], state="hidden"), "hidden_sheet", "sheet:ที่มา"),
    "hidden row": ("xlsx", xlsx(hidden_row=True), "hidden_rows", "sheet:ข้อมูล"),
    "comment in xlsx": ("xlsx", xlsx(comment=f"เดิม {NUMBER}"), "citizen_number", "comments"),
    "gps": ("jpg", photo(gps=True), "gps", "properties"),
    "jpeg comment": ("jpg", photo(comment=f"ID {NUMBER}".encode()), "citizen_number", "properties"),
}


@pytest.mark.parametrize("name", DISGUISES)
def test_a_disguise_is_seen_through(name: str, tmp_path: Path) -> None:
    ending, content, kind, place = DISGUISES[name]
    found = {(one.kind, one.place): one.answer for one in _found(content, tmp_path, ending)}
    assert found.get((kind, place)) == FOUND, found


UNTOLD = {
    "scan": ("pdf", pdf("", picture=True), "scan"),
    "photo": ("jpg", photo(), "picture"),
    "damaged pdf": ("pdf", b"%PDF-1.7 nothing", "unread"),
    "damaged xlsx": ("xlsx", b"PK\x03\x04 nothing", "unread"),
    "another kind": ("bin", b"abc", "unknown"),
    "empty": ("pdf", b"", "unread"),
}


@pytest.mark.parametrize("name", UNTOLD)
def test_what_cannot_be_told_goes_to_a_person(name: str, tmp_path: Path) -> None:
    ending, content, kind = UNTOLD[name]
    assert (UNSURE, kind) in {(one.answer, one.kind) for one in _found(content, tmp_path, ending)}


CLEAN = {
    "pdf": ("pdf", pdf(PLAIN, words(f"Company {COMPANY}, telephone 0 2221 2131"))),
    "dark heading": ("pdf", pdf(box() + "1 g " + words("Heading upon a dark box"))),
    "light box": ("pdf", pdf(words("Marked with a bright pen") + box(shade=0.9))),
    "docx": ("docx", docx([f"บริษัท ก จำกัด {COMPANY}"], rows=[("ปี", "บาท"), ("2568", "1,234,567")])),
    "xlsx": ("xlsx", xlsx([("เดือน", "ราย", "บาท"), ("ตุลาคม", 12, 1234567), ("พฤศจิกายน", 15, 2345678.5)])),
}


@pytest.mark.parametrize("name", CLEAN)
def test_a_clean_file_is_clean(name: str, tmp_path: Path) -> None:
    ending, content = CLEAN[name]
    assert [one for one in _found(content, tmp_path, ending) if one.answer != TOLD] == []


def test_a_file_name_is_looked_through_and_judged(tmp_path: Path) -> None:
    found = {
        (one.answer, one.kind, one.place) for one in _found(pdf(PLAIN), tmp_path, "pdf", f"scan_{NUMBER}.pdf")
    }
    assert (FOUND, "citizen_number", "file_name") in found
    assert (TOLD, "name_says_nothing", "file_name") in found


def test_who_wrote_it_is_told_and_not_to_be_decided(tmp_path: Path) -> None:
    assert (TOLD, "author") in {
        (one.answer, one.kind) for one in _found(docx(["ก"], author="สมชาย ใจดี"), tmp_path, "docx")
    }


@pytest.mark.parametrize(
    ("ending", "content", "level"),
    [
        ("pdf", pdf(PLAIN), Openness.TEXT),
        ("pdf", pdf("", picture=True), Openness.PICTURE),
        ("docx", docx(["ก"]), Openness.TEXT),
        ("xlsx", xlsx(), Openness.TABLE),
        ("jpg", photo(), Openness.PICTURE),
    ],
)
def test_how_open_a_file_is(tmp_path: Path, ending: str, content: bytes, level: Openness) -> None:
    path = tmp_path / f"file.{ending}"
    path.write_bytes(content)
    assert look_through_file(path, name=path.name, media_type=KINDS[ending].media_type).openness == level


def test_texts_and_tables_of_forms() -> None:
    content = Content(
        texts=(("เรื่อง", f"ผู้ร้อง {NUMBER}"), ("ผล", "แล้วเสร็จ")),
        tables=(
            table_of("รายชื่อ", [("ชื่อ", "โทร"), ("ก", "081 234 5678"), ("ข", None), ("ค", "089-999-9999")]),
        ),
    )
    found = look_through(content).found
    assert {(one.kind, one.place, one.times) for one in found} == {
        ("citizen_number", "field:เรื่อง", 1),
        ("phone", "sheet:รายชื่อ!2", 2),
    }
    assert all(one.answer == FOUND for one in found)


def test_the_same_words_give_the_same_digest_and_others_another() -> None:
    one, two = (Content(texts=(("ก", "ข"),)) for _ in range(2))
    assert one.digest == two.digest
    assert (
        len(
            {
                one.digest,
                Content(texts=(("ก", "ค"),)).digest,
                Content(tables=(table_of("ก", [["ข"]]),)).digest,
            }
        )
        == 3
    )


def test_very_many_findings_stay_few_and_say_so() -> None:
    texts = tuple((f"ช่อง {number}", "081-234-5678") for number in range(300))
    found = look_through(Content(texts=texts)).found
    assert len(found) == 101
    assert (found[-1].kind, found[-1].answer, found[-1].times) == ("many", UNSURE, 200)
