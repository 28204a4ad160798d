"""The empty line that a lone {% vm %} leaves at the head of a merged cell."""

from docx.document import Document
from docx.oxml.ns import qn


def drop_lone_marks(document: Document) -> None:
    """In merged cells that say more below it."""
    for merge in document.element.body.iter(qn("w:vMerge")):
        cell = merge.getparent().getparent()
        first, *rest = cell.iterchildren(qn("w:p"))
        says = next(first.iter(qn("w:drawing"), qn("w:t")), None)
        if rest and (says is None or (says.tag == qn("w:t") and not "".join(first.itertext()).strip())):
            cell.remove(first)
