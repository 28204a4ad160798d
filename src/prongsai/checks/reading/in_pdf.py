"""Reads a PDF file: the words of its pages, what is written in notes, fields and properties, and what lies under black boxes."""

import ctypes
from collections.abc import Iterator
from typing import Any

Box = tuple[float, float, float, float]
STRINGS = frozenset(
    {
        "/Contents",
        "/V",
        "/DV",
        "/TU",
        "/Alt",
        "/ActualText",
        "/Subj",
        "/RC",
        "/Title",
        "/Author",
        "/Subject",
        "/Keywords",
        "/Creator",
    }
)
NOTES = frozenset(
    {
        "/Text",
        "/FreeText",
        "/Popup",
        "/Caret",
        "/Stamp",
        "/Highlight",
        "/Underline",
        "/StrikeOut",
        "/Squiggly",
    }
)
DARK = 80
SOLID = 200
LEAST = (12.0, 5.0)
MOST_OBJECTS = 20_000
FEW_WORDS = 20


def pieces(path: str) -> Iterator[dict[str, Any]]:
    yield from _pages(path)
    yield from _structure(path)


def _pages(path: str) -> Iterator[dict[str, Any]]:
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    for number in range(len(document)):
        page = document[number]
        words = page.get_textpage()
        text = words.get_text_range()
        at = f"page:{number + 1}"
        if text.strip():
            yield {"text": text, "at": at}
        yield from _look(page, text, at)
        words.close()
        page.close()


def _look(page: Any, text: str, at: str) -> Iterator[dict[str, Any]]:
    import pypdfium2.raw as raw

    dark: list[tuple[int, Box]] = []
    texts: list[tuple[int, Box]] = []
    has_picture = False
    for place, one in enumerate(page.get_objects(max_depth=4)):
        if place > MOST_OBJECTS:
            yield {"sign": "unread", "at": at}
            break
        if one.type == raw.FPDF_PAGEOBJ_TEXT:
            texts.append((place, _bounds(one)))
        elif one.type == raw.FPDF_PAGEOBJ_PATH and _is_dark(one, raw):
            dark.append((place, _bounds(one)))
        elif one.type == raw.FPDF_PAGEOBJ_IMAGE:
            has_picture = True
    if any(_covers(box, place, texts) for place, box in dark):
        yield {"sign": "covered", "at": at}
    if has_picture and len("".join(text.split())) < FEW_WORDS:
        yield {"sign": "scan", "at": at}


def _bounds(one: Any) -> Box:
    getter = getattr(one, "get_bounds", None) or one.get_pos
    left, bottom, right, top = getter()
    return left, bottom, right, top


def _is_dark(one: Any, raw: Any) -> bool:
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    if not raw.FPDFPath_GetDrawMode(one.raw, mode, stroke) or mode.value == 0:
        return False
    red, green, blue, solid = (ctypes.c_uint() for _ in range(4))
    if not raw.FPDFPageObj_GetFillColor(one.raw, red, green, blue, solid):
        return False
    left, bottom, right, top = _bounds(one)
    is_large = right - left >= LEAST[0] and top - bottom >= LEAST[1]
    return is_large and solid.value >= SOLID and max(red.value, green.value, blue.value) < DARK


def _covers(box: Box, place: int, texts: list[tuple[int, Box]]) -> bool:
    """Words that were drawn before the box lie under it; words drawn after it, as on a dark heading, do not."""
    return any(earlier < place and _shared(box, words) > 0.4 for earlier, words in texts)


def _shared(one: Box, two: Box) -> float:
    """The part of the smaller box that the other one covers."""
    wide = min(one[2], two[2]) - max(one[0], two[0])
    high = min(one[3], two[3]) - max(one[1], two[1])
    smaller = min((each[2] - each[0]) * (each[3] - each[1]) for each in (one, two))
    return wide * high / smaller if wide > 0 and high > 0 and smaller > 0 else 0.0


def _structure(path: str) -> Iterator[dict[str, Any]]:
    import pikepdf

    with pikepdf.open(path) as pdf:
        for held in pdf.objects:
            yield from _strings(held)
        yield from _properties(pdf)
        for number, page in enumerate(pdf.pages, 1):
            yield from _notes(page, f"page:{number}")


def _properties(pdf: Any) -> Iterator[dict[str, Any]]:
    told = " ".join(str(value) for _key, value in pdf.docinfo.items())
    if "/Author" in pdf.docinfo and str(pdf.docinfo["/Author"]).strip():
        yield {"sign": "author", "at": "properties"}
    if told:
        yield {"text": told, "at": "properties", "hidden": 1}
    metadata = pdf.Root.get("/Metadata")
    if metadata is not None:
        yield {"text": metadata.read_bytes().decode("utf-8", "replace"), "at": "properties", "hidden": 1}
    layers = pdf.Root.get("/OCProperties", {}).get("/D", {})
    if len(layers.get("/OFF", [])) or str(layers.get("/BaseState", "")) == "/OFF":
        yield {"sign": "layer", "at": "file"}


def _strings(held: Any) -> Iterator[dict[str, Any]]:
    """Words in one object and in all that stands directly inside it; objects of their own come in their own turn."""
    import pikepdf

    waiting = [held]
    while waiting:
        one = waiting.pop()
        if isinstance(one, pikepdf.Array):
            waiting += [each for each in one if not getattr(each, "is_indirect", False)]
        elif isinstance(one, (pikepdf.Dictionary, pikepdf.Stream)):
            for key, value in one.items():
                if isinstance(value, pikepdf.String) and key in STRINGS and str(value).strip():
                    yield {"text": str(value), "at": "notes", "hidden": 1}
                elif not getattr(value, "is_indirect", False):
                    waiting.append(value)


def _notes(page: Any, at: str) -> Iterator[dict[str, Any]]:
    """Marks upon a page: a comment, an unapplied redaction, a box that only lies on top."""
    for note in page.get("/Annots", []):
        kind = str(note.get("/Subtype", ""))
        if kind == "/Redact":
            yield {"sign": "unapplied", "at": at}
        elif kind in NOTES and str(note.get("/Contents", "")).strip():
            yield {"sign": "comment", "at": at}
        elif kind in {"/Square", "/Polygon", "/Ink"} and _is_dark_note(note):
            yield {"sign": "covered", "at": at}


def _is_dark_note(note: Any) -> bool:
    shades = [float(each) for each in note.get("/IC", [])]
    if len(shades) == 4:
        return shades[3] > 0.7
    return bool(shades) and max(shades) < DARK / 255
