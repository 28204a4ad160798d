"""Reads an Excel file straight from its parts: every sheet, also those that only a program can show, comments, names, kept copies of other files."""

import zipfile
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring, iterparse

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
HIDDEN_PARTS = (
    "xl/comments",
    "xl/threadedComments",
    "xl/persons",
    "xl/externalLinks",
    "xl/pivotCache",
    "xl/drawings",
    "xl/charts",
    "xl/diagrams",
    "xl/tables",
    "docProps/",
    "customXml/",
)


def pieces(path: str) -> Iterator[dict[str, Any]]:
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        shared = _shared(archive) if "xl/sharedStrings.xml" in names else []
        book = fromstring(archive.read("xl/workbook.xml"))
        places = _places(archive)
        yield from _defined(book)
        for sheet in book.iter(f"{S}sheet"):
            yield from _sheet(archive, sheet, places.get(sheet.get(R, ""), ""), shared)
        for name in names:
            yield from _part(archive, name)


def _part(archive: zipfile.ZipFile, name: str) -> Iterator[dict[str, Any]]:
    if name.startswith("xl/media/"):
        yield {"sign": "picture", "at": "text"}
    if not name.endswith(".xml") or not name.startswith(HIDDEN_PARTS):
        return
    root = fromstring(archive.read(name))
    told = "\n".join(text for text in _words_of(root) if text)
    if name.startswith(("xl/comments", "xl/threadedComments")) and told:
        yield {"sign": "comment", "at": "comments"}
    if name.startswith("xl/externalLinks") and told:
        yield {"sign": "kept_copy", "at": "links"}
    if name == "docProps/core.xml" and _is_signed(root):
        yield {"sign": "author", "at": "properties"}
    if told:
        place = "properties" if name.startswith("docProps/") else "comments" if "omments" in name else "parts"
        yield {"text": told, "at": place, "hidden": 1}


def _words_of(root: Element) -> Iterator[str]:
    for node in root.iter():
        yield (node.text or "").strip()
        if node.tag.rsplit("}", 1)[-1] in {"s", "n", "person"}:
            yield node.get("v", "") or node.get("displayName", "")


def _is_signed(root: Element) -> bool:
    tags = {"creator", "lastModifiedBy"}
    return any(
        node.tag.rsplit("}", 1)[-1] in tags and (node.text or "").strip() not in {"", "openpyxl"}
        for node in root.iter()
    )


def _defined(book: Element) -> Iterator[dict[str, Any]]:
    told = "\n".join(node.text or "" for node in book.iter(f"{S}definedName"))
    if told.strip():
        yield {"text": told, "at": "names", "hidden": 1}


def _places(archive: zipfile.ZipFile) -> dict[str, str]:
    root = fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    return {node.get("Id", ""): _whole(node.get("Target", "")) for node in root}


def _whole(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _shared(archive: zipfile.ZipFile) -> list[str]:
    """The strings that cells point at, with their runs put together and without how they are spoken."""
    found: list[str] = []
    with archive.open("xl/sharedStrings.xml") as source:
        for _event, node in iterparse(source):
            if node.tag == f"{S}si":
                found.append(_text(node))
                node.clear()
    return found


def _text(node: Element) -> str:
    return "".join(one.text or "" for one in node.iter(f"{S}t"))


def _sheet(
    archive: zipfile.ZipFile, sheet: Element, part: str, shared: list[str]
) -> Iterator[dict[str, Any]]:
    title, is_hidden = sheet.get("name", ""), sheet.get("state", "visible") != "visible"
    at = f"sheet:{title}"
    yield {"text": title, "at": at, "hidden": int(is_hidden)}
    if is_hidden:
        yield {"sign": "hidden_sheet", "at": at}
    if part not in archive.namelist():
        yield {"sign": "unread", "at": at}
        return
    has_hidden = False
    with archive.open(part) as source:
        for _event, node in iterparse(source):
            if node.tag in {f"{S}row", f"{S}col"} and node.get("hidden") in {"1", "true"}:
                has_hidden = True
            if (
                node.tag in {f"{S}oddHeader", f"{S}oddFooter", f"{S}firstHeader", f"{S}firstFooter"}
                and node.text
            ):
                yield {"text": node.text, "at": at}
            if node.tag == f"{S}row":
                yield from _row(node, at, shared, is_hidden=is_hidden)
                node.clear()
    if has_hidden:
        yield {"sign": "hidden_rows", "at": at}


def _row(node: Element, at: str, shared: list[str], *, is_hidden: bool) -> Iterator[dict[str, Any]]:
    cells = [_value(cell, shared) for cell in node.iter(f"{S}c")]
    if any(cells):
        yield {
            "cells": cells,
            "at": f"{at}!{node.get('r', '')}",
            "hidden": int(is_hidden or node.get("hidden") in {"1", "true"}),
        }


def _value(cell: Element, shared: list[str]) -> str:
    kind, value = cell.get("t", "n"), cell.find(f"{S}v")
    if kind == "inlineStr":
        return _text(cell)
    if value is None or value.text is None:
        return ""
    if kind == "s":
        return shared[int(value.text)]
    return _number(value.text) if kind == "n" else value.text


def _number(text: str) -> str:
    """1.1017002307E12 as the digits that the cell shows."""
    try:
        number = float(text)
    except ValueError:
        return text
    return str(int(number)) if number.is_integer() and abs(number) < 1e15 else text
