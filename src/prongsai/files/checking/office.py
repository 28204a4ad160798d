"""Word, Excel and PowerPoint files: opened as the ZIP files they are, every part read within limits.

Refused: macros, embedded programs, templates and pictures fetched from elsewhere, DDE, entities, and archives that burst.
"""

import re
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from prongsai.files.kinds import DOCX, PPTX, XLSX, Kind
from prongsai.files.refusing import CannotTake

MOST_PARTS = 10_000
MOST_BYTES = 256 * 1024 * 1024
MOST_IN_MEMORY = 32 * 1024 * 1024
MOST_RATIO = 200
RATIO_COUNTS_FROM = 1024 * 1024
DEEPEST = 2
BLOCK = 256 * 1024
SMALL_PART = 4 * 1024 * 1024

_MAIN = {f"{kind.media_type}.main+xml": kind for kind in (DOCX, XLSX, PPTX)}
_MACRO_PARTS = re.compile(r"(^|/)(vbaProject\.bin|vbaData\.xml|activeX/)", re.IGNORECASE)
_PACKAGES = (DOCX.ending, XLSX.ending, PPTX.ending)
_FETCHED = {"attachedTemplate", "frame", "subDocument", "oleObject", "image", "package", "control"}
_AWAY = re.compile(
    r"^(https?|ftp|mhtml|ms-[a-z-]+|file):(?!///[A-Za-z]:|/[A-Za-z]:)|^\\\\|^//", re.IGNORECASE
)
_ENTITIES = re.compile(rb"<!(DOCTYPE|ENTITY)")
_DDE_FIELD = re.compile(rb"<w:instrText[^<>]*>([^<]*)</w:instrText>|w:instr=\"([^\"]*)\"")
_DDE = re.compile(rb"\bDDE(AUTO)?\b")


class _Budget:
    """How many bytes and parts may still come out of a file, of the files within it too."""

    def __init__(self) -> None:
        self.bytes, self.parts = MOST_BYTES, MOST_PARTS

    def spend(self, parts: list[zipfile.ZipInfo]) -> None:
        """By what the archive says of itself: zipfile reads no more of a part than that."""
        self.bytes -= sum(part.file_size for part in parts)
        self.parts -= len(parts)
        if self.bytes < 0 or self.parts < 0:
            raise CannotTake("bomb")


def kind_of(path: Path) -> Kind:
    """The kind of an acceptable office file. Raises CannotTake."""
    with path.open("rb") as file:
        return _checked(file, _Budget(), depth=0)


def _checked(file: IO[bytes], budget: _Budget, *, depth: int) -> Kind:
    try:
        with zipfile.ZipFile(file) as archive:
            return _checked_parts(archive, budget, depth=depth)
    except (
        zipfile.BadZipFile,
        zlib.error,
        NotImplementedError,
        EOFError,
        ValueError,
        RuntimeError,
        OSError,
    ) as damaged:
        raise CannotTake("office_damaged") from damaged


def _checked_parts(archive: zipfile.ZipFile, budget: _Budget, *, depth: int) -> Kind:
    parts = archive.infolist()
    budget.spend(parts)
    _refuse_odd(parts)
    kind = _main_kind(archive)
    for part in parts:
        if _MACRO_PARTS.search(part.filename):
            raise CannotTake("macro")
        with tempfile.SpooledTemporaryFile(max_size=SMALL_PART) as held:
            with archive.open(part) as source:
                shutil.copyfileobj(source, held, BLOCK)
            held.seek(0)
            _check_part(part.filename, held, budget, depth=depth)
    return kind


def _refuse_odd(parts: list[zipfile.ZipInfo]) -> None:
    """Parts that stand twice, are locked, or were packed far more than words and tables can be."""
    names = [part.filename for part in parts]
    if len(set(names)) != len(names) or any(part.flag_bits & 1 for part in parts):
        raise CannotTake("office_damaged")
    for part in parts:
        if part.file_size > RATIO_COUNTS_FROM and part.file_size > MOST_RATIO * part.compress_size:
            raise CannotTake("bomb")


def _main_kind(archive: zipfile.ZipFile) -> Kind:
    if "[Content_Types].xml" not in archive.namelist():
        raise CannotTake("archive")
    with archive.open("[Content_Types].xml") as source:
        types = [node.get("ContentType", "") for node in _parsed(source.read(SMALL_PART)).iter()]
    if any("macroenabled" in each.lower() or "vbaproject" in each.lower() for each in types):
        raise CannotTake("macro")
    found = [_MAIN[each] for each in types if each in _MAIN]
    if len(found) != 1:
        raise CannotTake("archive")
    return found[0]


def _check_part(name: str, held: IO[bytes], budget: _Budget, *, depth: int) -> None:
    lower = name.lower()
    if "/embeddings/" in lower and not lower.endswith("/"):
        _check_embedded(lower, held, budget, depth=depth)
    elif lower.endswith(".rels"):
        _check_relations(_read_whole(held))
    elif lower.endswith(".xml"):
        _check_xml(lower, held)


def _check_embedded(name: str, held: IO[bytes], budget: _Budget, *, depth: int) -> None:
    """A chart carries its own small workbook; anything else embedded could be a program."""
    if not name.endswith(_PACKAGES) or depth >= DEEPEST:
        raise CannotTake("office_object")
    _checked(held, budget, depth=depth + 1)


def _check_relations(content: bytes) -> None:
    for node in _parsed(content).iter():
        what = node.get("Type", "").rsplit("/", 1)[-1]
        if node.get("TargetMode") == "External" and what in _FETCHED and _AWAY.search(node.get("Target", "")):
            raise CannotTake("office_link")


def _check_xml(name: str, held: IO[bytes]) -> None:
    for block in _overlapping(held):
        if b"\x00" in block[:64] or _ENTITIES.search(block):
            raise CannotTake("office_damaged")
        if name.startswith("xl/externallinks/") and b"ddeLink" in block:
            raise CannotTake("office_link")
    if name.startswith("word/"):
        held.seek(0)
        fields = b"".join(a or b for a, b in _DDE_FIELD.findall(_read_whole(held)))
        if _DDE.search(fields):
            raise CannotTake("office_link")


def _read_whole(held: IO[bytes]) -> bytes:
    """What has to be looked at in one piece; no text is as long as this allows."""
    content = held.read(MOST_IN_MEMORY + 1)
    if len(content) > MOST_IN_MEMORY:
        raise CannotTake("bomb")
    return content


def _overlapping(held: IO[bytes]) -> Iterator[bytes]:
    """Blocks that share their edges, so that no word is cut in two unseen."""
    kept = b""
    while block := held.read(BLOCK):
        yield kept + block
        kept = block[-32:]


def _parsed(content: bytes) -> Element:
    try:
        root: Element = fromstring(content, forbid_dtd=True)
    except (ParseError, DefusedXmlException) as broken:
        raise CannotTake("office_damaged") from broken
    return root
