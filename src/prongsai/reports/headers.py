"""The word ร่าง (draft) at the top of every page of a paper that nobody has approved."""

from docx.document import Document
from docx.oxml import OxmlElement
from docx.section import _Header

DRAFT_MARK = "ร่าง"


def mark_as_draft(document: Document) -> None:
    """Put the mark into every header that the document shows, before what stands there."""
    for section in document.sections:
        shown = [section.header]
        if section.different_first_page_header_footer:
            shown.append(section.first_page_header)
        if document.settings.odd_and_even_pages_header_footer:
            shown.append(section.even_page_header)
        for header in shown:
            if not _marked(header):
                _mark(header)


def _marked(header: _Header) -> bool:
    """A section may take its header from the one before it, where the mark stands already."""
    return bool(header.paragraphs) and header.paragraphs[0].text == DRAFT_MARK


def _mark(header: _Header) -> None:
    first = header.paragraphs[0] if header.paragraphs else header.add_paragraph()
    mark = first if not first.text and not first._p.xpath(".//w:drawing") else first.insert_paragraph_before()
    mark.alignment = 2
    run = mark.add_run(DRAFT_MARK)
    run.bold = True
    properties = run._r.get_or_add_rPr()
    properties.append(OxmlElement("w:bCs"))
    properties.append(OxmlElement("w:cs"))
