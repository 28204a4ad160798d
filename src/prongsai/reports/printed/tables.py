"""One table of a Word document: its columns, rows, merged cells and rules."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

from prongsai.reports.printed.looks import ALIGN, Looks, points
from prongsai.reports.printed.names import qn
from prongsai.reports.printed.shapes import Block, Cell, Row, Table

Element: TypeAlias = Any  # lxml elements of Word's XML
CellReader: TypeAlias = Callable[[Element], tuple[Block, ...]]
NO_RULE = frozenset({"nil", "none"})
WRAPPERS = frozenset({qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml")})


@dataclass
class _Place:
    """A cell where it stands; rowspan grows while cells below continue it."""

    column: int
    cell: Cell
    rowspan: int = 1


@dataclass
class _Line:
    places: list[_Place] = field(default_factory=list)
    head: bool = False
    whole: bool = False


def read_table(element: Element, looks: Looks, read_cell: CellReader) -> Table:
    lines = [_line(row, read_cell) for row in _rows(element)]
    widths = tuple(
        points(column.get(qn("w:w"))) for column in element.iterfind(f"{qn('w:tblGrid')}/{qn('w:gridCol')}")
    )
    align = element.find(f"{qn('w:tblPr')}/{qn('w:jc')}")
    return Table(
        widths=widths or (72.0,),
        rows=tuple(_merged(lines, widths)),
        ruled=_ruled(element, looks),
        align="left" if align is None else ALIGN.get(align.get(qn("w:val")), "left"),
    )


def _rows(parent: Element) -> Iterator[Element]:
    for child in parent:
        if child.tag == qn("w:tr"):
            yield child
        elif child.tag in WRAPPERS:
            yield from _rows(child)


def _line(row: Element, read_cell: CellReader) -> _Line:
    properties = row.find(qn("w:trPr"))
    line = _Line(head=_has(properties, "w:tblHeader"), whole=_has(properties, "w:cantSplit"))
    column = _number(properties, "w:gridBefore", 0)
    for cell in row.iterfind(qn("w:tc")):
        settings = cell.find(qn("w:tcPr"))
        span = max(1, _number(settings, "w:gridSpan", 1))
        merge = None if settings is None else settings.find(qn("w:vMerge"))
        continues = merge is not None and merge.get(qn("w:val"), "continue") == "continue"
        line.places.append(
            _Place(
                column,
                Cell(
                    () if continues else read_cell(cell),
                    span,
                    shade=_shade(settings),
                    middle=_middle(settings),
                ),
                rowspan=0 if continues else 1,
            )
        )
        column += span
    return line


def _merged(lines: list[_Line], widths: tuple[float, ...]) -> Iterator[Row]:
    """Lets a cell reach down over the cells that continue it, and tells each cell what the head of its column says."""
    above: dict[int, _Place] = {}
    for place in (place for line in lines for place in line.places):
        if place.rowspan == 0 and place.column in above:
            above[place.column].rowspan += 1
        else:
            place.rowspan = 1
            above[place.column] = place
    heads: dict[int, str] = {}
    for line in lines:
        places = [place for place in line.places if place.rowspan]
        if line.head:
            heads |= {place.column: " ".join(place.cell.text.split()) for place in places}
        yield Row(tuple(_finished(place, heads, line, widths) for place in places), line.head, line.whole)


def _finished(place: _Place, heads: dict[int, str], line: _Line, widths: tuple[float, ...]) -> Cell:
    label = "" if line.head or place.cell.colspan > 1 else heads.get(place.column, "")
    width = sum(widths[place.column : place.column + place.cell.colspan])
    return replace(place.cell, rowspan=place.rowspan, label=label, width=width)


def _ruled(element: Element, looks: Looks) -> bool:
    """Whether lines are drawn: as the table says, else as its style says."""
    borders = element.find(f"{qn('w:tblPr')}/{qn('w:tblBorders')}")
    if borders is None:
        style = element.find(f"{qn('w:tblPr')}/{qn('w:tblStyle')}")
        borders = (
            None if style is None else looks.found_in_style(style.get(qn("w:val")), "w:tblPr/w:tblBorders")
        )
    return borders is not None and any(border.get(qn("w:val")) not in NO_RULE for border in borders)


def _shade(settings: Element | None) -> str:
    shade = None if settings is None else settings.find(qn("w:shd"))
    colour = "" if shade is None else str(shade.get(qn("w:fill"), ""))
    return colour if len(colour) == 6 and all(letter in "0123456789abcdefABCDEF" for letter in colour) else ""


def _middle(settings: Element | None) -> bool:
    align = None if settings is None else settings.find(qn("w:vAlign"))
    return align is not None and align.get(qn("w:val")) == "center"


def _has(properties: Element | None, name: str) -> bool:
    found = None if properties is None else properties.find(qn(name))
    return found is not None and found.get(qn("w:val"), "1") not in {"0", "false", "off"}


def _number(properties: Element | None, name: str, otherwise: int) -> int:
    found = None if properties is None else properties.find(qn(name))
    value = "" if found is None else found.get(qn("w:val"), "")
    return int(value) if value.isdigit() else otherwise
