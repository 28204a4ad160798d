"""From a finished Word document to a PrintedPaper: sections, headers and footers, paragraphs and tables."""

from collections.abc import Iterator
from typing import Any, TypeAlias

from docx.document import Document

from prongsai.reports.printed.looks import Looks
from prongsai.reports.printed.names import qn
from prongsai.reports.printed.numbering import Lists
from prongsai.reports.printed.paragraphs import read_paragraph
from prongsai.reports.printed.shapes import Block, Page, PrintedPaper, Section, Table
from prongsai.reports.printed.tables import read_table

Element: TypeAlias = Any  # lxml elements of Word's XML
UNTITLED = "เอกสาร"
WRAPPERS = frozenset({qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:smartTag"), qn("w:customXml")})


def read_paper(document: Document) -> PrintedPaper:
    """The paper as it will be drawn, with the title from its properties."""
    reader = _Reader(document)
    return PrintedPaper(
        title=document.core_properties.title or UNTITLED,
        language="th",
        sections=tuple(reader.sections()),
        thai_pages=any(
            number.get(qn("w:fmt")) == "thaiNumbers" for number in document.element.iter(qn("w:pgNumType"))
        ),
    )


class _Reader:
    """Goes through a document once, in printed order: lists count as they go."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.looks = Looks(document.styles.element)
        self.lists = Lists(_numbering(document))

    def sections(self) -> Iterator[Section]:
        """A section's own settings stand at its end; headers and footers are carried on from the one before."""
        header: tuple[Block, ...] = ()
        footer: tuple[Block, ...] = ()
        for blocks, section in zip(self._blocks_by_section(), self.document.sections, strict=True):
            if not section.header.is_linked_to_previous:
                header = self.blocks(section.header._element, section.header.part)
            if not section.footer.is_linked_to_previous:
                footer = self.blocks(section.footer._element, section.footer.part)
            yield Section(_page(section), blocks, header, footer)

    def _blocks_by_section(self) -> Iterator[tuple[Block, ...]]:
        gathered: list[Block] = []
        for element in unwrapped(self.document.element.body):
            gathered += self._block(element, self.document.part)
            if element.tag == qn("w:p") and element.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None:
                yield tuple(gathered)
                gathered = []
        yield tuple(gathered)

    def blocks(self, parent: Element, part: Any) -> tuple[Block, ...]:  # Any: a part of the package
        found = [block for element in unwrapped(parent) for block in self._block(element, part)]
        return tuple(_without_empty_end(found))

    def _block(self, element: Element, part: Any) -> list[Block]:  # Any: a part of the package
        if element.tag == qn("w:p"):
            return [read_paragraph(element, self.looks, self.lists, part)]
        if element.tag == qn("w:tbl"):
            return [read_table(element, self.looks, lambda cell: self.blocks(cell, part))]
        return []


def unwrapped(parent: Element) -> Iterator[Element]:
    """The children of an element, with those inside content controls and accepted insertions in their places."""
    for child in parent:
        if child.tag in WRAPPERS:
            yield from unwrapped(child)
        else:
            yield child


def _without_empty_end(blocks: list[Block]) -> list[Block]:
    """Word wants a paragraph after a table that ends a cell; it is not printed."""
    if (
        len(blocks) > 1
        and isinstance(blocks[-2], Table)
        and not isinstance(blocks[-1], Table)
        and not blocks[-1].text
    ):
        return blocks[:-1]
    return blocks


def _numbering(document: Document) -> Element | None:
    part = next((one for one in document.part.rels.values() if one.reltype.endswith("/numbering")), None)
    return None if part is None else part.target_part._element


def _page(section: Any) -> Page:  # Any: python-docx's section
    def length(
        value: Any, otherwise: float
    ) -> float:  # Any: python-docx's Length, or None where nothing is said
        return otherwise if value is None else float(value.pt)

    return Page(
        width=length(section.page_width, 595.3),
        height=length(section.page_height, 841.9),
        top=length(section.top_margin, 72),
        right=length(section.right_margin, 72),
        bottom=length(section.bottom_margin, 72),
        left=length(section.left_margin, 72),
        header=length(section.header_distance, 36),
        footer=length(section.footer_distance, 36),
    )
