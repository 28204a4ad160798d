"""Word templates made for one test each."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

from docx import Document
from docx.document import Document as WordDocument
from docx.shared import Cm


def template(*texts: str, then: Callable[[WordDocument], object] | None = None) -> bytes:
    """A document with one paragraph for each text."""
    document = Document()
    for text in texts:
        document.add_paragraph(text)
    if then is not None:
        then(document)
    return saved(document)


def saved(document: WordDocument) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def with_emblem(docx: bytes) -> bytes:
    document = Document(io.BytesIO(docx))
    document.add_paragraph().add_run().add_picture(io.BytesIO(dot_png()), width=Cm(2))
    return saved(document)


def dot_png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\x00\x10\x60\x40"))
        + chunk(b"IEND", b"")
    )


def changed(docx: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The same package with one part changed, or added when it was not there."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(docx)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for entry in source.infolist():
            content = source.read(entry)
            target.writestr(entry.filename, change(content) if entry.filename == name else content)
        if name not in source.namelist():
            target.writestr(name, change(b""))
    return out.getvalue()
