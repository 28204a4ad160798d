"""Make the house template (.docx) from its words (.yaml) and the styles of all house templates (styles.xml),
and the list of its tags in docs/templates.md.

    .venv/bin/python scripts/paper_templates.py

Run it after changing either; a test says when the committed .docx is not what this makes.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import yaml
from docx import Document
from docx.document import Document as WordDocument
from docx.enum.table import WD_ALIGN_VERTICAL
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph

from prongsai.reports.packing import packed
from prongsai.reports.tag_list import tag_list

PAPERS = Path(__file__).resolve().parents[1] / "src/prongsai/reports/papers"
PAGE = PAPERS.parents[3] / "docs" / "templates.md"
BEGIN, END = "<!-- tags: begin -->", "<!-- tags: end -->"
MADE_AT = datetime(2025, 1, 1, tzinfo=UTC)
FIELD = re.compile(r"\{(PAGE|NUMPAGES)\}")
BALLAST = frozenset({"thumbnail", "stylesWithEffects", "customXml", "webSettings"})
HEAD_SHADE = "F2F2F2"
Words = Mapping[str, Any]  # Any: YAML as it was written


def main() -> None:
    (PAPERS / "analysis.docx").write_bytes(make(PAPERS / "analysis.yaml"))
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    PAGE.write_text(f"{before}{BEGIN}\n{tag_table()}{END}{after}", encoding="utf-8")


def tag_table() -> str:
    """The list of tags for docs/templates.md, from the same file as the page in the browser."""
    lines = ["| แท็ก · tag | ความหมาย | meaning |", "|---|---|---|"]
    lines += [f"| `{tag.name}` | {tag.text.th} | {tag.text.en} |" for tag in tag_list()]
    return "\n".join(lines) + "\n"


def make(path: Path) -> bytes:
    words: Words = yaml.safe_load(path.read_text(encoding="utf-8"))
    document = _blank(str(words["title"]))
    for block in words["body"]:
        ((style, content),) = block.items()
        if style == "table":
            _table(document, content)
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
    """Text into one run, "↵" as a line break; runs are marked as Thai, and bold twice."""
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
    table = document.add_table(rows=0, cols=len(widths), style=_style(document, "TableGrid"))
    table.autofit = False
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
