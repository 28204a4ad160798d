"""Reads a Word file: paragraphs with their runs put together, tables, notes, comments, deleted and hidden words, properties."""

import zipfile
from collections.abc import Iterator
from typing import Any

from defusedxml.ElementTree import fromstring

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PLACES = {
    "word/document.xml": "text",
    "word/footnotes.xml": "footnotes",
    "word/endnotes.xml": "footnotes",
    "word/comments.xml": "comments",
}
HIDDEN = frozenset({"comments"})


def pieces(path: str) -> Iterator[dict[str, Any]]:
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            place = PLACES.get(name) or ("header" if name.startswith(("word/header", "word/footer")) else "")
            if place:
                yield from _part(fromstring(archive.read(name)), place)
            elif name.startswith("word/media/"):
                yield {"sign": "picture", "at": "text"}
            elif name.endswith(".xml") and name.startswith(
                ("docProps/", "customXml/", "word/charts/", "word/diagrams/")
            ):
                yield from _properties(fromstring(archive.read(name)), name)


def _part(root: Any, place: str) -> Iterator[dict[str, Any]]:
    if place == "comments" and root.find(f".//{W}comment") is not None:
        yield {"sign": "comment", "at": "comments"}
    if any(root.find(f".//{W}{tag}") is not None for tag in ("ins", "del", "moveFrom")):
        yield {"sign": "tracked", "at": place}
    for number, paragraph in enumerate(root.iter(f"{W}p"), 1):
        yield from _paragraph(paragraph, f"{place}:{number}", is_hidden=place in HIDDEN)
    for number, row in enumerate(root.iter(f"{W}tr"), 1):
        cells = ["".join(_texts(cell)) for cell in row.findall(f"{W}tc")]
        yield {"cells": cells, "at": f"table:{number}"}


def _paragraph(paragraph: Any, at: str, *, is_hidden: bool) -> Iterator[dict[str, Any]]:
    text = "".join(_texts(paragraph))
    if text.strip():
        yield {"text": text, "at": at, "hidden": int(is_hidden)}
    deleted = "".join(
        node.text or "" for node in paragraph.iter() if node.tag in {f"{W}delText", f"{W}instrText"}
    )
    if deleted.strip():
        yield {"text": deleted, "at": at, "hidden": 1}
    if any("".join(_texts(run)).strip() for run in paragraph.iter(f"{W}r") if _is_vanished(run)):
        yield {"sign": "hidden_text", "at": at}


def _is_vanished(run: Any) -> bool:
    mark = run.find(f"{W}rPr/{W}vanish")
    return mark is not None and mark.get(f"{W}val", "1") not in {"0", "false"}


def _texts(node: Any) -> Iterator[str]:
    for one in node.iter():
        if one.tag == f"{W}t":
            yield one.text or ""
        elif one.tag in {f"{W}tab", f"{W}br", f"{W}cr"}:
            yield " "
        elif one.tag == f"{W}noBreakHyphen":
            yield "-"


def _properties(root: Any, name: str) -> Iterator[dict[str, Any]]:
    """Words of the properties one by one: who wrote it, for whom, by which template."""
    texts = [(node.tag.rsplit("}", 1)[-1], (node.text or "").strip()) for node in root.iter()]
    if name == "docProps/core.xml" and any(
        tag in {"creator", "lastModifiedBy"} and text for tag, text in texts
    ):
        yield {"sign": "author", "at": "properties"}
    told = "\n".join(text for _tag, text in texts if text)
    if told:
        yield {"text": told, "at": "properties", "hidden": 1}
