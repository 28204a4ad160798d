"""The tables of a Word document as lines of cells; what goes on from the cell above says so."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml.ns import qn

from prongsai.tables.cannot_read import CannotRead
from prongsai.tables.files import LARGEST_FILE, LARGEST_SHOWN
from prongsai.tables.grid import MOST_COLUMNS, MOST_ROWS, GridRow

DITTO = "〃"
"""Stands where a cell goes on from the one above it."""
MOST_UNPACKED = 120 * 1024 * 1024
MOST_DOCUMENT_XML = 12 * 1024 * 1024
MOST_PARTS = 2_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_DOCUMENT = "word/document.xml"


def looks_like_word(name: str, content: bytes) -> bool:
    """By its name, or by what a package holds."""
    if name.lower().endswith((".docx", ".doc", ".docm", ".dotx")):
        return True
    return content.startswith(b"PK") and b"word/" in content


def grid_from_word(content: bytes) -> list[GridRow]:
    """The lines of all tables, one after the other, numbered from 1. A table within a cell is part of the cell's words.

    Raises CannotRead: empty, too_large, old_word, encrypted_word, damaged_word, macro_word, word_unpacks, no_word_table,
    too_many_rows.
    """
    _check(content)
    try:
        document = Document(BytesIO(content))
        lines = [cells for table in document.tables for cells in _lines(table._tbl)]
    except CannotRead:
        raise
    except Exception as error:  # a damaged document makes python-docx raise almost anything
        raise CannotRead("damaged_word") from error
    rows = [GridRow(line, cells) for line, cells in enumerate(lines, start=1) if any(cells)]
    if not rows:
        raise CannotRead("no_word_table")
    return rows


def _check(content: bytes) -> None:
    """Refuse by looking at the package alone, before anything in it is parsed."""
    if len(content) > LARGEST_FILE:
        raise CannotRead("too_large", limit=LARGEST_SHOWN)
    if not content.strip():
        raise CannotRead("empty")
    if content.startswith(_OLE):
        raise CannotRead("encrypted_word" if _ENCRYPTED in content else "old_word")
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            parts = package.infolist()
            names = {part.filename for part in parts}
            body = package.getinfo(_DOCUMENT).file_size if _DOCUMENT in names else 0
    except zipfile.BadZipFile:
        raise CannotRead("damaged_word") from None
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise CannotRead("macro_word")
    if not body:
        raise CannotRead("damaged_word")
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or unpacked > MOST_UNPACKED or body > MOST_DOCUMENT_XML:
        raise CannotRead("word_unpacks")


def _lines(table: Any) -> Iterator[tuple[str, ...]]:  # Any: the XML of a table
    for count, row in enumerate(table.tr_lst):
        if count > MOST_ROWS:
            raise CannotRead("too_many_rows", limit=f"{MOST_ROWS:,}")
        cells: list[str] = [""] * min(row.grid_before, MOST_COLUMNS)
        for cell in row.tc_lst:
            text = DITTO if cell.vMerge == "continue" else _words(cell)
            cells += [text, *[""] * (min(cell.grid_span, MOST_COLUMNS) - 1)]
        yield tuple(cells[:MOST_COLUMNS])


def _words(cell: Any) -> str:  # Any: the XML of a cell
    """Its paragraphs, one a line; a break within a paragraph begins a line as well."""
    said = ("".join(_pieces(paragraph)) for paragraph in cell.iter(qn("w:p")))
    return "\n".join(line.strip() for text in said for line in text.split("\n") if line.strip())


def _pieces(paragraph: Any) -> Iterator[str]:  # Any: the XML of a paragraph
    """What a reader sees: words that were struck out by tracked changes are gone."""
    for element in paragraph.iter(qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:cr")):
        if element.tag == qn("w:t"):
            yield element.text or ""
        elif element.getparent().tag == qn("w:r"):
            yield " " if element.tag == qn("w:tab") else "\n"
