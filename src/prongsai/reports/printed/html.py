"""A paper as a piece of a page. Like paper.typ it draws what it is given and has no words of its own.

Written by hand and not by template: a paper has hundreds of paragraphs, and a template takes ten times as long.
Every text passes through escape().
"""

from collections.abc import Iterable, Iterator

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from prongsai.reports.printed.shapes import Block, Cell, Paragraph, Picture, PrintedPaper, Row, Span, Table

COLUMNS_TOO_MANY_FOR_A_PHONE = 4


def write_html(paper: PrintedPaper) -> SafeString:
    """The whole paper as one <article>."""
    sheets = "".join(
        f'<div class="paper-sheet">{_header(section.header)}{_blocks(section.blocks)}</div>'
        for section in paper.sections
    )
    return mark_safe(f'<article class="paper" lang="{escape(paper.language)}">{sheets}</article>')  # noqa: S308


def _header(blocks: tuple[Block, ...]) -> str:
    return f'<div class="paper-header">{_blocks(blocks)}</div>' if blocks else ""


def _blocks(blocks: Iterable[Block]) -> str:
    return "".join(_paragraph(block) if isinstance(block, Paragraph) else _table(block) for block in blocks)


def _paragraph(paragraph: Paragraph) -> str:
    if paragraph.is_empty:
        return '<p class="paper-gap"></p>'
    element = f"h{min(paragraph.level + 1, 6)}" if paragraph.level else "p"  # the page's own title is h1
    label = f"{escape(paragraph.label)} " if paragraph.label else ""
    pieces = "".join(_piece(piece, in_heading=paragraph.level > 0) for piece in paragraph.pieces)
    return f'<{element} class="{" ".join(_classes(paragraph))}">{label}{pieces}</{element}>'


def _classes(paragraph: Paragraph) -> Iterator[str]:
    yield f"paper-{paragraph.align}"
    if paragraph.first_line > 0:
        yield "paper-first"
    if paragraph.left > 0:
        yield "paper-inset"
    if paragraph.before > 0 and not paragraph.level:
        yield "paper-before"
    if paragraph.after > 0:
        yield "paper-spaced"


def _piece(piece: Span | Picture, *, in_heading: bool) -> str:
    if isinstance(piece, Picture):
        return f'<img src="{piece.source}" alt="{escape(piece.alt)}">'
    text = escape(piece.text).replace("\n", "<br>")
    for wanted, element in (
        (piece.bold and not in_heading, "strong"),
        (piece.italic, "em"),
        (piece.underline, "u"),
    ):
        text = f"<{element}>{text}</{element}>" if wanted and text else text
    return text


def _table(table: Table) -> str:
    whole = sum(table.widths) or 1.0
    columns = "".join(f'<col width="{round(100 * width / whole)}%">' for width in table.widths)
    head = "".join(_row(row, "col") for row in table.head_rows)
    body = "".join(_row(row, "rowgroup" if row.is_group else "") for row in table.body_rows)
    classes = ["paper-table"] + ["paper-ruled"] * table.ruled
    if head and len(table.widths) >= COLUMNS_TOO_MANY_FOR_A_PHONE:
        classes.append("paper-rows")
    thead = f"<thead>{head}</thead>" if head else ""
    inside = f"<colgroup>{columns}</colgroup>{thead}<tbody>{body}</tbody>"
    return f'<div class="{" ".join(classes)}"><table>{inside}</table></div>'


def _row(row: Row, scope: str) -> str:
    opening = '<tr class="paper-group">' if scope == "rowgroup" else "<tr>"
    return f"{opening}{''.join(_cell(cell, scope) for cell in row.cells)}</tr>"


def _cell(cell: Cell, scope: str) -> str:
    element = "th" if scope else "td"
    attributes = f' scope="{scope}"' if scope else ""
    attributes += f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
    attributes += f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
    attributes += f' data-label="{escape(cell.label)}"' if cell.label else ""
    return f"<{element}{attributes}>{_blocks(cell.blocks)}</{element}>"
