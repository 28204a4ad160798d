"""Make the house template (paper.docx) of each kind of paper from its words (paper.yaml) and the styles of all house
templates (styles.xml), and the lists of their tags in docs/templates.md.

    .venv/bin/python scripts/paper_templates.py

Run it after changing either; a test says when the committed .docx is not what this makes.
"""

import io
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import django
import yaml
from django.utils.translation import override
from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_ALIGN_VERTICAL
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Cm
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "prongsai.config.settings.dev")
django.setup()

from prongsai.reports.kinds import KINDS, AnyKind  # noqa: E402 - kinds know rows, which need the settings
from prongsai.reports.packing import packed  # noqa: E402
from prongsai.reports.printed.reading import read_paper  # noqa: E402
from prongsai.reports.tag_list import tag_list  # noqa: E402

PAPERS = Path(__file__).resolve().parents[1] / "src/prongsai/reports/papers"
PAGE = PAPERS.parents[3] / "docs" / "templates.md"
BEGIN, END = "<!-- tags: begin -->", "<!-- tags: end -->"
MADE_AT = datetime(2025, 1, 1, tzinfo=UTC)
FIELD = re.compile(r"\{(PAGE|NUMPAGES)\}")
BALLAST = frozenset({"thumbnail", "stylesWithEffects", "customXml", "webSettings"})
LYING = "landscape"
HEAD_SHADE = "F2F2F2"
Words = Mapping[str, Any]  # Any: YAML as it was written


def main() -> None:
    for kind in KINDS:
        made = make(kind.folder / "paper.yaml")
        path = kind.folder / "paper.docx"
        if not path.is_file() or not same_paper(made, path.read_bytes()):
            path.write_bytes(made)
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    PAGE.write_text(f"{before}{BEGIN}\n{tag_tables()}{END}{after}", encoding="utf-8")


def same_paper(one: bytes, other: bytes) -> bool:
    """Whether they print the same; libraries may pack the same words differently."""
    return read_paper(Document(io.BytesIO(one))) == read_paper(Document(io.BytesIO(other)))


def tag_tables() -> str:
    """The tags of every kind for docs/templates.md, from the same files as the pages in the browser."""
    return "\n".join(_tag_table(kind) for kind in KINDS)


def _tag_table(kind: AnyKind) -> str:
    with override("th"):
        thai = str(kind.name)
    with override("en"):
        english = str(kind.name)
    lines = [f"### {thai} · {english}", "", "| แท็ก · tag | ความหมาย | meaning |", "|---|---|---|"]
    lines += [f"| `{tag.name}` | {tag.text.th} | {tag.text.en} |" for tag in tag_list(kind)]
    return "\n".join(lines) + "\n"


def make(path: Path) -> bytes:
    words: Words = yaml.safe_load(path.read_text(encoding="utf-8"))
    return made_of({**words, "body": list(_blocks(words["body"], path.parent))})


def _blocks(body: Iterable[Words], folder: Path) -> Iterator[Words]:
    """The blocks in order, with those of included files in their places."""
    for block in body:
        if "include" in block:
            yield from yaml.safe_load((folder / block["include"]).read_text(encoding="utf-8"))
        else:
            yield block


def made_of(words: Words) -> bytes:
    document = _blank(str(words["title"]))
    if words.get("page") == LYING:
        _turn(document.sections[0])
    for block in words["body"]:
        ((style, content),) = block.items()
        if style == "table":
            _table(document, content)
        elif style == "section":
            _begin_section(document, content)
        else:
            _write(document.add_paragraph(style=_style(document, style)), content)
    _footer(document, words["footer"])
    return packed(document)


def _blank(title: str) -> WordDocument:
    """An empty A4 document with the house styles and the margins of government papers."""
    document = Document()
    document.part._styles_part._element = parse_xml((PAPERS / "styles.xml").read_bytes())
    _drop_ballast(document)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(2)
    section.top_margin, section.bottom_margin = Cm(2.5), Cm(2)
    section.header_distance = section.footer_distance = Cm(1)
    core = document.core_properties
    core.title, core.author, core.language, core.comments = title, "", "th-TH", ""
    core.created = core.modified = MADE_AT
    _modern(document)
    return document


def _begin_section(document: WordDocument, page: str) -> None:
    """From here on pages stand or lie; feet and heads go on."""
    before = document.sections[-1].orientation
    section = document.add_section(WD_SECTION.NEW_PAGE)
    if (page == LYING) != (before == WD_ORIENT.LANDSCAPE):
        _turn(section)


def _turn(section: Section) -> None:
    """Width and height change places; the wide margin for the binding stays at the left, as on every page."""
    is_lying = section.orientation == WD_ORIENT.LANDSCAPE
    section.orientation = WD_ORIENT.PORTRAIT if is_lying else WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width


def _drop_ballast(document: WordDocument) -> None:
    """The blank document of python-docx carries a picture of itself and old copies of its styles."""
    package = document.part.package
    for owner in (package, document.part):
        for key, relation in list(owner.rels.items()):
            name = relation.reltype.rsplit("/", 1)[-1]
            if name == "fontTable":
                relation.target_part._blob = (PAPERS / "fontTable.xml").read_bytes()
            elif name in BALLAST:
                del owner.rels[key]


def _modern(document: WordDocument) -> None:
    """Word opens it as a paper of today and not in compatibility mode."""
    compat, setting = OxmlElement("w:compat"), OxmlElement("w:compatSetting")
    setting.set(qn("w:name"), "compatibilityMode")
    setting.set(qn("w:uri"), "http://schemas.microsoft.com/office/word")
    setting.set(qn("w:val"), "15")
    compat.append(setting)
    old = document.settings.element.find(qn("w:compat"))
    old.getparent().replace(old, compat)


def _style(document: WordDocument, style_id: str) -> Any:  # Any: python-docx has several kinds of style
    return next(style for style in document.styles if style.style_id == style_id)


def _write(paragraph: Paragraph, text: str, *, strong: bool = False) -> None:
    """Text into runs, bold between "**"; "↵" is a line break. Runs are marked as Thai, and bold twice."""
    for place, piece in enumerate(text.split("**")):
        if piece or not place:
            _write_run(paragraph, piece, strong=strong or place % 2 == 1)


def _write_run(paragraph: Paragraph, text: str, *, strong: bool) -> None:
    run = paragraph.add_run()
    for place, line in enumerate(text.split("↵")):
        if place:
            run.add_break()
        run.add_text(line)
    properties = run._r.get_or_add_rPr()
    if strong:
        run.bold = True
        properties.append(OxmlElement("w:bCs"))
    properties.append(OxmlElement("w:cs"))


def _table(document: WordDocument, content: Words) -> None:
    widths = [Cm(width) for width in content["widths"]]
    look = "TableNormal" if content.get("plain") else "TableGrid"
    table = document.add_table(rows=0, cols=len(widths), style=_style(document, look))
    table.autofit = False
    if look == "TableNormal":
        _flush(table)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row in content["rows"]:
        if isinstance(row, str):
            _tag_row(table.add_row(), row)
        else:
            _text_row(document, table.add_row(), row)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            if cell.grid_span == 1:
                cell.width = width


def _flush(table: Table) -> None:
    """A table without lines begins where the text begins."""
    indent = OxmlElement("w:tblInd")
    indent.set(qn("w:w"), "-108")
    indent.set(qn("w:type"), "dxa")
    properties = table._tbl.tblPr
    layout = properties.find(qn("w:tblLayout"))
    properties.append(indent) if layout is None else layout.addprevious(indent)


def _tag_row(row: _Row, tag: str) -> None:
    """A row that holds a tag alone goes away when the paper is made."""
    merged = row.cells[0].merge(row.cells[-1])
    _write(merged.paragraphs[0], tag)


def _text_row(document: WordDocument, row: _Row, content: Words) -> None:
    kind = next(key for key in content if key != "span")
    cells: list[_Cell] = [row.cells[0].merge(row.cells[-1])] if "span" in content else list(row.cells)
    for cell, texts in zip(cells, content[kind], strict=True):
        _fill_cell(document, cell, texts, kind)
    if kind != "row":
        _row_property(row, "w:cantSplit")
    if kind == "head":
        _row_property(row, "w:tblHeader")
    if kind == "group":
        for cell in cells:
            _keep_with_next(cell.paragraphs)


def _fill_cell(document: WordDocument, cell: _Cell, texts: str | Sequence[Any], kind: str) -> None:
    usual = "TableHead" if kind == "head" else "TableText"
    for place, (style, text) in enumerate(_styled(texts, usual)):
        paragraph = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
        paragraph.style = _style(document, usual if style == "Strong" else style)
        _write(paragraph, text, strong=style == "Strong" or kind == "group")
    if kind in {"head", "group"}:
        _shade(cell)
    if kind == "head":
        cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER


def _styled(texts: str | Sequence[Any], usual: str) -> Iterable[tuple[str, str]]:
    """A cell is a text, or [style, text], or a list of those: one paragraph each."""
    if isinstance(texts, str):
        return [(usual, texts)]
    if len(texts) == 2 and re.fullmatch(r"[A-Z]\w+", str(texts[0])):
        return [(str(texts[0]), str(texts[1]))]
    return [pair for text in texts for pair in _styled(text, usual)]


def _row_property(row: _Row, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _keep_with_next(paragraphs: Iterable[Paragraph]) -> None:
    for paragraph in paragraphs:
        paragraph.paragraph_format.keep_with_next = True


def _shade(cell: _Cell) -> None:
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:color"), "auto")
    shade.set(qn("w:fill"), HEAD_SHADE)
    cell._tc.get_or_add_tcPr().append(shade)


def _footer(document: WordDocument, text: str) -> None:
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.style = _style(document, "Footer")
    for place, piece in enumerate(FIELD.split(text)):
        if place % 2:
            _field(paragraph, piece)
        elif piece:
            _write(paragraph, piece)


def _field(paragraph: Paragraph, code: str) -> None:
    """A number that Word fills in: the page, or how many pages there are."""
    for kind, value in (("begin", ""), ("instrText", code), ("separate", ""), ("text", "1"), ("end", "")):
        run = paragraph.add_run()
        run._r.get_or_add_rPr().append(OxmlElement("w:cs"))
        if kind == "text":
            run.add_text(value)
        else:
            run._r.append(_field_mark(kind, value))


def _field_mark(kind: str, value: str) -> Any:  # Any: lxml elements have no type here
    if kind == "instrText":
        mark = OxmlElement("w:instrText")
        mark.set(qn("xml:space"), "preserve")
        mark.text = f" {value} "
        return mark
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    return mark


if __name__ == "__main__":
    main()
