"""Thai digits on a finished paper: everywhere but in what is read in Latin letters.

E3, O12, GECC-5, www.example.go.th/2568 and officer1@example.go.th stay as they are: a word that holds a Latin letter
keeps its digits, because a half-Thai code or address is neither readable nor findable. All else is written in Thai
digits: figures, dates, years, numbers of indicators (ตัวชี้วัดที่ ๙.๑), steps and pages.
"""

import re
from collections.abc import Iterator
from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from prongsai.rules.digits import thai

LATIN_WORD = re.compile(r"(?<![0-9._/:@#&?=%+~-])[0-9._/:@#&?=%+~-]*[A-Za-z][0-9A-Za-z._/:@#&?=%+~-]*")
Element = Any  # lxml elements of Word's XML


def in_thai_digits(text: str) -> str:
    """The same text, letter for letter, with Thai digits outside Latin words."""
    kept = 0
    pieces = []
    for word in LATIN_WORD.finditer(text):
        pieces += [thai(text[kept : word.start()]), word.group()]
        kept = word.end()
    return "".join([*pieces, thai(text[kept:])])


def write_in_thai_digits(document: Document) -> None:
    """Change the digits of a whole document: body, headers and footers, and the page numbers that Word fills in."""
    for root in _roots(document):
        for paragraph in root.iter(qn("w:p")):
            _change_paragraph(paragraph)
        for instruction in root.iter(qn("w:instrText")):
            if (instruction.text or "").strip() in {"PAGE", "NUMPAGES"}:
                instruction.text = f" {instruction.text.strip()} \\* ThaiArabic "
        for simple in root.iter(qn("w:fldSimple")):
            code = simple.get(qn("w:instr"), "").strip()
            if code in {"PAGE", "NUMPAGES"}:
                simple.set(qn("w:instr"), f" {code} \\* ThaiArabic ")
    for section in document.sections:
        _number_pages_in_thai(section._sectPr)


def _roots(document: Document) -> Iterator[Element]:
    yield document.element
    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.rsplit("/", 1)[-1] in {"header", "footer"}:
            yield relation.target_part._element


def _change_paragraph(paragraph: Element) -> None:
    """A word may be cut into several runs, so the paragraph is read as one text; digits keep their places."""
    texts = list(paragraph.iter(qn("w:t")))
    changed = in_thai_digits("".join(text.text or "" for text in texts))
    for text in texts:
        length = len(text.text or "")
        text.text, changed = changed[:length], changed[length:]


def _number_pages_in_thai(section: Element) -> None:
    numbers = section.find(qn("w:pgNumType"))
    if numbers is None:
        numbers = OxmlElement("w:pgNumType")
        after = next((one for one in section if one.tag in _AFTER_PAGE_NUMBERS), None)
        section.append(numbers) if after is None else after.addprevious(numbers)
    numbers.set(qn("w:fmt"), "thaiNumbers")


_AFTER_PAGE_NUMBERS = frozenset(
    qn(f"w:{name}")
    for name in (
        "cols",
        "formProt",
        "vAlign",
        "noEndnote",
        "titlePg",
        "textDirection",
        "bidi",
        "rtlGutter",
        "docGrid",
    )
)
