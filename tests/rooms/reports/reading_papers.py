"""How the tests read what was made: words of the three forms, without the spaces that a line end leaves."""

import io
import re
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pypdfium2
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn


def opened(docx: bytes) -> WordDocument:
    return Document(io.BytesIO(docx))


def letters(text: str) -> str:
    """The text without white space: lines end elsewhere in each form."""
    return re.sub(r"\s+", "", text)


def words_of_word(docx: bytes) -> str:
    """Body text as it is seen: cells that continue a merged one are not printed."""
    body = opened(docx).element.body
    seen = []
    for paragraph in body.iter(qn("w:p")):
        cell = next(paragraph.iterancestors(qn("w:tc")), None)
        merge = None if cell is None else cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
        if merge is None or merge.get(qn("w:val")) == "restart":
            seen.append("".join(text.text or "" for text in paragraph.iter(qn("w:t"))))
    return letters("".join(seen))


def pages_of_pdf(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    return [page.get_textpage().get_text_bounded() for page in document]


def words_of_pdf(pdf: bytes, heads: list[str], footer: str = "หน้า") -> str:
    """Body text: without page feet, and with each repeated table head once where it first stands."""
    pages = []
    for page in pages_of_pdf(pdf):
        lines = [line for line in page.splitlines() if not re.match(rf"^{footer}\s*[0-9๐-๙]+\s*จาก", line)]
        text = letters("".join(lines))
        for head in heads:
            if head in "".join(pages) and text.startswith(head):
                text = text.removeprefix(head)
                break
        pages.append(text)
    return "".join(pages)


def words_by_poppler(pdf: bytes, folder: Path) -> str:
    path = folder / "paper.pdf"
    path.write_bytes(pdf)
    done = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True, timeout=30)
    return done.stdout.decode()


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def words_of_html(html: str) -> str:
    parser = _Words()
    parser.feed(html)
    return letters("".join(parser.words))


def table_heads(docx: bytes) -> list[str]:
    """The head rows of all tables, as words; the long ones first."""
    rows = [
        row
        for row in opened(docx).element.body.iter(qn("w:tr"))
        if row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
    ]
    heads = {letters("".join(text.text or "" for text in row.iter(qn("w:t")))) for row in rows}
    return sorted(heads, key=len, reverse=True)
