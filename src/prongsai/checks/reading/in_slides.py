"""Reads a PowerPoint file: slides, also hidden ones, the notes beneath them, comments, properties."""

import zipfile
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PLACES = {
    "ppt/slides/": "slides",
    "ppt/notesSlides/": "notes",
    "ppt/comments/": "comments",
    "ppt/charts/": "slides",
    "ppt/diagrams/": "slides",
    "docProps/": "properties",
}
SIGNS = {"notes": "speaker_notes", "comments": "comment"}


def pieces(path: str) -> Iterator[dict[str, Any]]:
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            place = next((each for start, each in PLACES.items() if name.startswith(start)), "")
            if place and name.endswith(".xml"):
                yield from _part(fromstring(archive.read(name)), place)
            elif name.startswith("ppt/media/"):
                yield {"sign": "picture", "at": "slides"}


def _part(root: Element, place: str) -> Iterator[dict[str, Any]]:
    is_hidden = place != "slides" or root.get("show") == "0"
    if place == "slides" and is_hidden:
        yield {"sign": "hidden_slide", "at": place}
    lines = ["".join(node.text or "" for node in line.iter(f"{A}t")) for line in root.iter(f"{A}p")]
    if not lines:
        lines = [(node.text or "").strip() for node in root.iter()]
    told = "\n".join(line for line in lines if line.strip())
    if told and place in SIGNS and not told.isdecimal():
        yield {"sign": SIGNS[place], "at": place}
    if told:
        yield {"text": told, "at": place, "hidden": int(is_hidden)}
