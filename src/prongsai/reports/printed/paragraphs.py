"""One paragraph of a Word document: its look, its label, and the letters and pictures in it."""

from collections.abc import Iterator
from typing import Any, Literal, TypeAlias

from prongsai.reports.printed.looks import Looks, Values, align_of, is_on, points
from prongsai.reports.printed.names import qn
from prongsai.reports.printed.numbering import Lists
from prongsai.reports.printed.shapes import Paragraph, Picture, Span

Element: TypeAlias = Any  # lxml elements of Word's XML
Piece: TypeAlias = Span | Picture
EMU_PER_POINT = 12700
GONE = frozenset({qn("w:del"), qn("w:pPr"), qn("w:moveFrom")})
FIELDS: dict[str, Literal["page", "pages"]] = {"PAGE": "page", "NUMPAGES": "pages", "SECTIONPAGES": "pages"}
NO_WORDS = "ภาพประกอบเอกสาร"


def read_picture(drawing: Element, part: Any) -> Picture | None:  # Any: a part of the package
    blip = next(drawing.iter(qn("a:blip")), None)
    extent = next(drawing.iter(qn("wp:extent")), None)
    if blip is None or extent is None or blip.get(qn("r:embed")) not in part.rels:
        return None
    words = next(drawing.iter(qn("wp:docPr")), None)
    alt = "" if words is None else words.get("descr", "") or words.get("title", "")
    return Picture(
        content=part.rels[blip.get(qn("r:embed"))].target_part.blob,
        width=int(extent.get("cx")) / EMU_PER_POINT,
        height=int(extent.get("cy")) / EMU_PER_POINT,
        alt=alt or NO_WORDS,
    )


def read_paragraph(
    element: Element, looks: Looks, lists: Lists, part: Any
) -> Paragraph:  # Any: a part of the package
    properties = element.find(qn("w:pPr"))
    values = looks.paragraph(properties)
    label, left, first_line = _indents(properties, values, looks, lists)
    pieces = tuple(_joined(_Runs(properties, looks, part).pieces(element)))
    return Paragraph(
        pieces=pieces,
        level=_level(values),
        align=align_of(values),
        left=left,
        first_line=first_line,
        before=points(values.get("spacing.before")),
        after=points(values.get("spacing.after")),
        label=label,
        keep_with_next=is_on(values, "keepNext"),
        new_page=is_on(values, "pageBreakBefore") or any(_page_breaks(element)),
    )


class _Runs:
    """The runs of one paragraph, in order. Inside a field Word keeps the result it drew last; page numbers are redrawn."""

    def __init__(
        self, paragraph: Element | None, looks: Looks, part: Any
    ) -> None:  # Any: a part of the package
        self.paragraph = paragraph
        self.looks = looks
        self.part = part
        self.instruction = ""
        self.in_field: Literal["", "instruction", "result"] = ""

    def pieces(self, parent: Element) -> Iterator[Piece]:
        for child in parent:
            if child.tag == qn("w:r"):
                yield from self._run(child)
            elif child.tag == qn("w:fldSimple") and (field := _field(child.get(qn("w:instr"), ""))):
                yield self._span(child.find(qn("w:r")), "", field)
            elif child.tag not in GONE and isinstance(child.tag, str):
                yield from self.pieces(child)

    def _run(self, run: Element) -> Iterator[Piece]:
        for child in run:
            if child.tag == qn("w:fldChar"):
                yield from self._field_mark(run, child.get(qn("w:fldCharType")))
            elif child.tag == qn("w:instrText"):
                self.instruction += child.text or ""
            elif self.in_field == "instruction" or (self.in_field == "result" and _field(self.instruction)):
                continue
            elif child.tag == qn("w:drawing"):
                picture = read_picture(child, self.part)
                if picture is not None:
                    yield picture
            elif text := _letters(child):
                span = self._span(run, text, "")
                if span.text:
                    yield span

    def _field_mark(self, run: Element, kind: str) -> Iterator[Piece]:
        if kind == "begin":
            self.instruction, self.in_field = "", "instruction"
        elif kind == "separate":
            self.in_field = "result"
        elif kind == "end":
            if field := _field(self.instruction):
                yield self._span(run, "", field)
            self.in_field = ""

    def _span(self, run: Element | None, text: str, field: Literal["", "page", "pages"]) -> Span:
        properties = None if run is None else run.find(qn("w:rPr"))
        look = self.looks.run(properties, self.paragraph, text)
        return Span("" if look.hidden else text, look.bold, look.italic, look.underline, look.size, field)


def _field(instruction: str) -> Literal["", "page", "pages"]:
    words = instruction.split()
    return FIELDS.get(words[0].upper(), "") if words else ""


def _letters(child: Element) -> str:
    if child.tag == qn("w:t"):
        return child.text or ""
    if child.tag == qn("w:br"):
        return "" if child.get(qn("w:type")) == "page" else "\n"
    return {qn("w:tab"): "\t", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "\u2011"}.get(child.tag, "")


def _page_breaks(element: Element) -> Iterator[Element]:
    return (one for one in element.iter(qn("w:br")) if one.get(qn("w:type")) == "page")


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Neighbours in one look become one span: a word cut into runs must not be drawn in pieces."""
    last: Piece | None = None
    for piece in pieces:
        if (
            isinstance(last, Span)
            and isinstance(piece, Span)
            and _look(last) == _look(piece)
            and not last.field + piece.field
        ):
            last = Span(last.text + piece.text, *_look(last))
            continue
        if last is not None:
            yield last
        last = piece
    if last is not None:
        yield last


def _look(span: Span) -> tuple[bool, bool, bool, float]:
    return span.bold, span.italic, span.underline, span.size


def _level(values: Values) -> int:
    level = values.get("outlineLvl.val", "9")
    return int(level) + 1 if level.isdigit() and int(level) < 6 else 0


def _indents(
    properties: Element | None, values: Values, looks: Looks, lists: Lists
) -> tuple[str, float, float]:
    """Label, left edge, first line. What is said on the spot wins over the list's own indents."""
    number, depth = _list_of(properties, looks)
    level = lists.level(number, depth)
    label = lists.next_label(number, depth)
    left = values.get("ind.left", values.get("ind.start", ""))
    hanging = values.get("ind.hanging", "")
    if level is not None:
        left, hanging = left or level.left, hanging or level.hanging
    first_line = points(values.get("ind.firstLine")) or 0.0 - points(hanging)
    return label, points(left), first_line


def _list_of(properties: Element | None, looks: Looks) -> tuple[str, int]:
    found = None if properties is None else properties.find(qn("w:numPr"))
    if found is None:
        found = looks.found_in_style(looks.style_of(properties), "w:pPr/w:numPr")
    if found is None:
        return "", 0
    number, depth = found.find(qn("w:numId")), found.find(qn("w:ilvl"))
    return (
        "" if number is None else str(number.get(qn("w:val"))),
        0 if depth is None else int(depth.get(qn("w:val"))),
    )
