"""A Word document as bytes that depend on nothing but what it says."""

import io
import zipfile

from docx.document import Document

LONG_AGO = (1980, 1, 1, 0, 0, 0)


def packed(document: Document) -> bytes:
    """The .docx file; the same document gives the same bytes, whenever it is packed."""
    written, steady = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(steady, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            target.writestr(_undated(entry.filename), source.read(entry))
    return steady.getvalue()


def _undated(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, LONG_AGO)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry
