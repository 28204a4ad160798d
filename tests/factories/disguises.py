"""Files in which something stands that nobody sees at first: PDF, Word, Excel and pictures made for tests."""

import io
from collections.abc import Sequence

import pikepdf
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from openpyxl import Workbook
from openpyxl.comments import Comment
from PIL import Image

from tests.factories.packages import with_parts

WIDE, HIGH = 595, 842


def pdf(
    *pages: str,
    info: str = "",
    notes: Sequence[tuple[str, str]] = (),
    picture: bool = False,
) -> bytes:
    """pages: content streams. notes: kind and words of marks on the first page."""
    made = pikepdf.new()
    font = made.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
    )
    for content in pages:
        page = made.add_blank_page(page_size=(WIDE, HIGH))
        page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        page.obj.Contents = made.make_stream(content.encode("latin-1"))
    if picture:
        image = made.make_stream(
            b"\x80" * 100,
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Image,
            Width=10,
            Height=10,
            ColorSpace=pikepdf.Name.DeviceGray,
            BitsPerComponent=8,
        )
        made.pages[0].obj.Resources.XObject = pikepdf.Dictionary(Im1=image)
        made.pages[0].obj.Contents = made.make_stream(b"q 595 0 0 842 0 0 cm /Im1 Do Q")
    if notes:
        marks = [
            pikepdf.Dictionary(
                Type=pikepdf.Name.Annot,
                Subtype=pikepdf.Name(f"/{kind}"),
                Rect=[60, 690, 300, 720],
                Contents=pikepdf.String(words),
                IC=[0, 0, 0],
            )
            for kind, words in notes
        ]
        made.pages[0].obj.Annots = made.make_indirect(pikepdf.Array(marks))
    if info:
        made.docinfo["/Author"] = info
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


def words(text: str, x: int = 72, y: int = 700, size: int = 12) -> str:
    return f"BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET\n"


def runs(*pieces: str) -> str:
    """One line in several pieces, each drawn by itself."""
    return "".join(words(piece, x=72 + 60 * number) for number, piece in enumerate(pieces))


def box(x: int = 60, y: int = 690, wide: int = 300, high: int = 30, shade: float = 0) -> str:
    return f"q {shade} g {x} {y} {wide} {high} re f Q\n"


def docx(
    *paragraphs: Sequence[str],
    rows: Sequence[Sequence[str]] = (),
    deleted: str = "",
    vanished: str = "",
    author: str = "",
    comment: str = "",
) -> bytes:
    """paragraphs: each in its runs."""
    made = Document()
    for pieces in paragraphs:
        paragraph = made.add_paragraph()
        for piece in pieces:
            paragraph.add_run(piece)
    if rows:
        table = made.add_table(len(rows), len(rows[0]))
        for at, cells in enumerate(rows):
            for place, cell in enumerate(cells):
                table.cell(at, place).text = cell
    if vanished:
        made.add_paragraph().add_run(vanished).font.hidden = True
    if deleted:
        gone, run, text = OxmlElement("w:del"), OxmlElement("w:r"), OxmlElement("w:delText")
        text.text = deleted
        run.append(text)
        gone.append(run)
        gone.set(qn("w:id"), "1")
        made.add_paragraph()._p.append(gone)
    made.core_properties.author = author
    made.core_properties.last_modified_by = ""
    held = io.BytesIO()
    made.save(held)
    content = held.getvalue()
    if comment:
        space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        part = f'<w:comments xmlns:w="{space}"><w:comment w:id="0"><w:p><w:r><w:t>{comment}</w:t></w:r></w:p></w:comment></w:comments>'
        content = with_parts(content, **{"word/comments.xml": part.encode()})
    return content


def xlsx(
    rows: Sequence[Sequence[object]] = (("รายการ", "จำนวน"), ("งานทะเบียน", 12)),
    *,
    hidden: Sequence[Sequence[object]] = (),
    state: str = "veryHidden",
    comment: str = "",
    hidden_row: bool = False,
) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "ข้อมูล"
    for row in rows:
        sheet.append(list(row))
    if comment:
        sheet["A1"].comment = Comment(comment, "")
    if hidden_row:
        sheet.row_dimensions[2].hidden = True
    if hidden:
        other = book.create_sheet("ที่มา")
        other.sheet_state = state
        for row in hidden:
            other.append(list(row))
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def photo(*, gps: bool = False, comment: bytes = b"") -> bytes:
    picture = Image.new("RGB", (64, 48), (90, 120, 150))
    marks = picture.getexif()
    if gps:
        marks.get_ifd(0x8825)[2] = (13.0, 44.0, 0.0)
        marks[0x8825] = {1: "N", 2: (13.0, 44.0, 0.0)}
    held = io.BytesIO()
    picture.save(held, "JPEG", exif=marks, comment=comment)
    return held.getvalue()
