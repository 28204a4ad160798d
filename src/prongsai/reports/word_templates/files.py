"""Is this file a plain Word document: no macro, no bomb, nothing from outside, nothing that a PDF cannot show?"""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any, TypeAlias

from docx import Document
from docx.image.exceptions import UnrecognizedImageError
from docx.image.image import Image
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn

from prongsai.reports.word_templates.problems import DAMAGE, Problem, ProblemKind, TemplateRefused

Element: TypeAlias = Any  # lxml elements of Word's XML
MEGABYTE = 1024 * 1024
MOST_BYTES = 5 * MEGABYTE
MOST_UNPACKED = 40 * MEGABYTE
MOST_DOCUMENT_XML = 2 * MEGABYTE
MOST_PARTS = 400
MOST_PIXELS = 25_000_000
OLD_OFFICE = b"\xd0\xcf\x11\xe0"
WORD = b"wordprocessingml.document.main+xml"
MACRO = re.compile(rb"macroEnabled|vnd\.ms-office\.vbaProject")
OWN_ENTITIES = re.compile(rb"<!DOCTYPE|<!ENTITY", re.IGNORECASE)
FOREIGN_PARTS = re.compile(r"word/(embeddings|activeX|afchunk)|\.bin$", re.IGNORECASE)
FETCHING = frozenset(
    {
        "DATABASE", "DDE", "DDEAUTO", "IMPORT", "INCLUDE", "INCLUDEPICTURE", "INCLUDETEXT", "LINK", "MACROBUTTON",
        "QUOTE", "RD",
    }
)  # fmt: skip
"""Fields that bring something in from elsewhere, run something, or hide what they say."""
PICTURES = (b"\x89PNG", b"\xff\xd8\xff")
NOT_ON_PAPER = {
    qn("w:txbxContent"): "text box",
    qn("w:object"): "object",
    qn("w:pict"): "drawing",
    qn("w:footnoteReference"): "footnote",
    qn("w:endnoteReference"): "endnote",
    qn("m:oMath"): "equation",
    qn("w:altChunk"): "inserted file",
}


def check_file(content: bytes) -> None:
    """Raises TemplateRefused with the first thing that speaks against the file."""
    problem = next(_problems(content), None)
    if problem is not None:
        raise TemplateRefused([problem])


def _problems(content: bytes) -> Iterator[Problem]:
    if len(content) > MOST_BYTES:
        yield Problem(ProblemKind.TOO_LARGE, detail=str(MOST_BYTES // MEGABYTE))
    if content.startswith(OLD_OFFICE):
        yield Problem(ProblemKind.OLD_WORD)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            yield from _package_problems(package)
        document = Document(io.BytesIO(content))
        yield from _content_problems(document)
    except (*DAMAGE, PackageNotFoundError):
        yield Problem(ProblemKind.NOT_WORD)


def _package_problems(package: zipfile.ZipFile) -> Iterator[Problem]:
    entries = package.infolist()
    if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        yield Problem(ProblemKind.ZIP_BOMB)
    types = package.read("[Content_Types].xml")
    if MACRO.search(types) or any("vbaproject" in entry.filename.lower() for entry in entries):
        yield Problem(ProblemKind.MACRO)
    if WORD not in types:
        yield Problem(ProblemKind.NOT_WORD)
    if package.getinfo("word/document.xml").file_size > MOST_DOCUMENT_XML:
        yield Problem(ProblemKind.ZIP_BOMB)
    for entry in entries:
        if FOREIGN_PARTS.search(entry.filename):
            yield Problem(ProblemKind.FOREIGN_CONTENT, detail=entry.filename)
        if entry.filename.endswith((".xml", ".rels")):
            yield from _part_problems(package.read(entry))


def _part_problems(xml: bytes) -> Iterator[Problem]:
    """Entities of its own, or letters wider than a byte, in which they could hide."""
    if b"\x00" in xml or OWN_ENTITIES.search(xml):
        yield Problem(ProblemKind.NOT_WORD)


def _content_problems(document: Any) -> Iterator[Problem]:  # Any: python-docx's document
    yield from _outside_links(document.part.package)
    yield from _things_not_on_paper(document.element.body)
    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.endswith(("/header", "/footer")):
            yield from _things_not_on_paper(relation.target_part._element)
    for part in document.part.package.iter_parts():
        if part.partname.startswith("/word/media/"):
            yield from _picture_problems(part.blob, part.partname.rsplit("/", 1)[-1])


def _outside_links(package: Any) -> Iterator[Problem]:  # Any: python-docx's package
    relations = [package.rels, *(part.rels for part in package.iter_parts())]
    for relation in (one for each in relations for one in each.values()):
        if relation.is_external and not relation.reltype.endswith("/hyperlink"):
            yield Problem(ProblemKind.OUTSIDE_LINK)


def _things_not_on_paper(root: Element) -> Iterator[Problem]:
    for element in root.iter(*NOT_ON_PAPER):
        yield Problem(ProblemKind.NOT_ON_PAPER, near=_words_near(element), detail=NOT_ON_PAPER[element.tag])
    for drawing in root.iter(qn("w:drawing")):
        if next(drawing.iter(qn("a:blip")), None) is None:
            yield Problem(ProblemKind.NOT_ON_PAPER, near=_words_near(drawing), detail="drawing")
    if any(set(said.upper().split()[:1]) & FETCHING for said in _instructions(root)):
        yield Problem(ProblemKind.OUTSIDE_LINK)


def _instructions(root: Element) -> list[str]:
    """What each field says; Word cuts it into runs."""
    said = [""]
    for element in root.iter(qn("w:fldChar"), qn("w:instrText"), qn("w:fldSimple")):
        if element.tag == qn("w:instrText"):
            said[-1] += element.text or ""
        else:
            said.append(element.get(qn("w:instr"), ""))
    return said


def _picture_problems(blob: bytes, name: str) -> Iterator[Problem]:
    if not blob.startswith(PICTURES):
        yield Problem(ProblemKind.PICTURE, detail=name)
        return
    try:
        picture = Image.from_blob(blob)
        if picture.px_width * picture.px_height > MOST_PIXELS:
            yield Problem(ProblemKind.PICTURE, detail=name)
    except (*DAMAGE, UnrecognizedImageError):
        yield Problem(ProblemKind.PICTURE, detail=name)


def _words_near(element: Element) -> str:
    """The paragraph of the element, or the nearest one before it that says something."""
    own = next(element.iterancestors(qn("w:p")), element)
    for paragraph in (own, *own.itersiblings(qn("w:p"), preceding=True)):
        words = "".join(text.text or "" for text in paragraph.iter(qn("w:t"))).strip()
        if words:
            return words[:60]
    return ""
