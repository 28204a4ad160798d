"""The photos of a paper as JPEG at the size that print needs, from the upright clean copies of the evidence."""

import io
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from typing import Any

from docx.shared import Mm
from docxtpl import DocxTemplate
from PIL import Image, ImageOps

from prongsai.files.models import Rendition, StoredFile
from prongsai.files.stores import MissingBytes, key_of, the_store
from prongsai.reports.pictures import Picture

DOTS_PER_MM = 7
"""178 dots an inch: a photo is sharp on paper, and 120 of them are a file that an e-mail takes."""
QUALITY = 80
GREY = (232, 235, 233)
_at_once = ThreadPoolExecutor(2, "print")


class PrintAlbum:
    """The photos of one paper, put into the part of the document that is being written."""

    def __init__(self, pictures: Iterable[Picture], document: DocxTemplate) -> None:
        self._document = document
        self._prints = prints_of(frozenset(pictures))

    def drawing(self, picture: Picture) -> str:
        """Ends the text around it, and begins it anew after the photo."""
        part: Any = self._document.current_rendering_part
        place = Mm(picture.width), Mm(picture.height)
        inline = part.new_pic_inline(io.BytesIO(self._prints[picture]), *place)
        inline.docPr.set("descr", picture.alt or picture.caption)
        return f'</w:t></w:r><w:r><w:drawing>{inline.xml}</w:drawing></w:r><w:r><w:t xml:space="preserve">'


def prints_of(pictures: frozenset[Picture]) -> Mapping[Picture, bytes]:
    """Each photo as JPEG; grey where its bytes are missing, because a paper must come out. Two queries."""
    if not pictures:
        return {}
    files = StoredFile.objects.filter(sha256__in={picture.sha256 for picture in pictures})
    stored = {file.sha256: file for file in files.prefetch_related("renditions").order_by("-pk")}
    ordered = sorted(pictures, key=lambda one: (one.sha256, one.width, one.height))
    made = _at_once.map(lambda picture: _print(stored.get(picture.sha256), picture), ordered)
    return dict(zip(ordered, made, strict=True))


def _print(file: StoredFile | None, picture: Picture) -> bytes:
    size = picture.width * DOTS_PER_MM, picture.height * DOTS_PER_MM
    source = _large_enough(file, max(size)) if file else None
    if file is None or source is None:
        return _blank(size)
    try:
        content = b"".join(the_store().read(key_of(file, source.kind)))
    except MissingBytes:
        return _blank(size)
    return _developed(content, size)


def _large_enough(file: StoredFile, dots: int) -> Rendition | None:
    """The smallest clean copy that has so many dots, else the largest."""
    copies = sorted(file.renditions.all(), key=lambda one: max(one.width, one.height))
    return next((one for one in copies if max(one.width, one.height) >= dots), copies[-1] if copies else None)


def _developed(content: bytes, size: tuple[int, int]) -> bytes:
    with Image.open(io.BytesIO(content), formats=("JPEG",)) as picture:
        picture.draft("RGB", size)
        fitted = ImageOps.fit(picture, _no_larger(size, picture.size), Image.Resampling.BICUBIC)
    return _as_jpeg(fitted)


def _no_larger(size: tuple[int, int], original: tuple[int, int]) -> tuple[int, int]:
    """A small picture is not blown up: Word does that as well."""
    share = min(1.0, original[0] / size[0], original[1] / size[1])
    return max(1, round(size[0] * share)), max(1, round(size[1] * share))


@lru_cache(maxsize=64)
def _blank(size: tuple[int, int]) -> bytes:
    return _as_jpeg(Image.new("RGB", size, GREY))


def _as_jpeg(picture: Image.Image) -> bytes:
    written = io.BytesIO()
    picture.convert("RGB").save(written, "JPEG", quality=QUALITY)
    return written.getvalue()
