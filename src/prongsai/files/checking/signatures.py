"""What a file is by its first bytes, and whether it could pass for something else at the same time."""

import re
import zipfile
from pathlib import Path

import filetype

from prongsai.files.kinds import JPEG, PDF, PNG, WEBP, Kind
from prongsai.files.refusing import CannotTake

HEAD = 4096
EDGE = 64 * 1024

_PROGRAMS = (
    b"MZ",
    b"\x7fELF",
    b"#!",
    b"\xca\xfe\xba\xbe",
    b"\xfe\xed\xfa",
    b"\xcf\xfa\xed\xfe",
    b"\xce\xfa\xed\xfe",
    b"L\x00\x00\x00\x01\x14\x02\x00",
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SVG = re.compile(rb"<svg[\s>]|<!doctype\s+svg", re.IGNORECASE)
_PAGE = re.compile(
    rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<script[\s>]|<iframe[\s>]", re.IGNORECASE
)
_RUNS_IN_A_PAGE = re.compile(rb"<!doctype\s+html|<html[\s>]|<script[\s>]|<svg[\s>]|<\?php\s", re.IGNORECASE)


def kind_of(path: Path) -> Kind | None:
    """Picture or PDF by its signature; None for a ZIP file, which the office check opens. Raises CannotTake for all else."""
    with path.open("rb") as file:
        head = file.read(HEAD)
    if head.startswith(b"\xff\xd8\xff"):
        return JPEG
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return WEBP
    if head.startswith(b"%PDF-"):
        return PDF
    if head.startswith(b"PK\x03\x04"):
        return None
    raise _what_it_is(head)


def refuse_second_nature(path: Path, kind: Kind) -> None:
    """Refuse a file that another program would open as something else: a picture that is also a ZIP file, a PDF or a page.

    Phones put much after the end of a picture (a second frame, a short film), so what follows is not judged by its being there.
    """
    head, tail = _edges(path)
    is_office = not kind.is_picture and kind != PDF
    if not is_office and zipfile.is_zipfile(path):
        raise CannotTake("polyglot")
    if kind != PDF and b"%PDF-" in head[:1024]:
        raise CannotTake("polyglot")
    if kind.is_picture and (_RUNS_IN_A_PAGE.search(head) or _RUNS_IN_A_PAGE.search(tail)):
        raise CannotTake("polyglot")
    if kind == PDF and _PAGE.search(head[:1024]):
        raise CannotTake("polyglot")


def _edges(path: Path) -> tuple[bytes, bytes]:
    with path.open("rb") as file:
        head = file.read(EDGE)
        file.seek(max(0, path.stat().st_size - EDGE))
        return head, file.read(EDGE)


def _what_it_is(head: bytes) -> CannotTake:
    if head.startswith(_PROGRAMS):
        return CannotTake("program")
    if head.startswith(_OLD_OFFICE):
        return CannotTake("old_office")
    if head[4:8] == b"ftyp" and head[8:12] in {b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"heim"}:
        return CannotTake("heic")
    text = head.replace(b"\x00", b"")  # UTF-16 is read by browsers too
    if _SVG.search(text):
        return CannotTake("svg")
    if _PAGE.search(text):
        return CannotTake("web_page")
    guess = filetype.guess(head)
    return CannotTake("unknown", guess.mime if guess else "")
