"""A paper as PDF/A-2a, tagged for screen readers (PDF/UA-1), typeset from what was read of its Word document."""

import hashlib
import json
import shutil
from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

import typst

from prongsai.reports.printed.breaking import mark_breaks
from prongsai.reports.printed.shapes import PNG, Block, Paragraph, PrintedPaper, Section

FOLDER = Path(__file__).resolve().parent / "papers"
STANDARDS: list[Literal["a-2a", "ua-1"]] = ["a-2a", "ua-1"]


@cache
def _fonts() -> typst.Fonts:
    """Only our own: a paper must look the same on every machine."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[FOLDER / "fonts"]
    )


def write_pdf(paper: PrintedPaper, *, author: str, dated_on: date) -> bytes:
    """The PDF file; the same paper and date give the same bytes."""
    with TemporaryDirectory(prefix="prongsai-paper-") as place:
        folder = Path(place)
        shutil.copy(FOLDER / "paper.typ", folder)
        document = _as_plain_data(paper, author, dated_on, folder)
        (folder / "paper.json").write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
        made = typst.compile(
            folder / "paper.typ",
            root=folder,
            font_paths=_fonts(),
            ignore_system_fonts=True,
            format="pdf",
            pdf_standards=[*STANDARDS],
            timestamp=datetime(dated_on.year, dated_on.month, dated_on.day, tzinfo=UTC),
        )
    assert isinstance(made, bytes)
    return made


def _as_plain_data(paper: PrintedPaper, author: str, dated_on: date, folder: Path) -> dict[str, object]:
    """What paper.typ reads. Pictures become files in the folder."""
    sections = [asdict(section) for section in _stepwise(paper.sections)]
    for piece in _pieces(sections):
        if piece["kind"] == "picture":
            picture = piece.pop("content")
            piece["name"] = f"{hashlib.sha256(picture).hexdigest()[:16]}.{_ending(picture)}"
            (folder / piece["name"]).write_bytes(picture)
        elif piece["kind"] == "span":
            piece["text"] = mark_breaks(piece["text"])
    return {
        "title": paper.title,
        "author": author,
        "language": paper.language,
        "date": [dated_on.year, dated_on.month, dated_on.day],
        "thai_pages": paper.thai_pages,
        "sections": sections,
    }


def _pieces(document: object) -> Iterator[dict[str, Any]]:  # Any: what the dataclasses of shapes.py hold
    """Everything with a kind, at any depth."""
    if isinstance(document, dict):
        if "kind" in document:
            yield document
        document = list(document.values())
    if isinstance(document, list | tuple):
        for value in document:
            yield from _pieces(value)


def _ending(picture: bytes) -> str:
    return "png" if picture.startswith(PNG) else "jpg"


def _stepwise(sections: tuple[Section, ...]) -> Iterator[Section]:
    """Headings that begin at 1 and go down one level at a time, as PDF/UA wants, whatever the template chose."""
    last = 0

    def stepped(block: Block) -> Block:
        nonlocal last
        if not isinstance(block, Paragraph) or block.level == 0:
            return block
        last = min(block.level, last + 1)
        return replace(block, level=last)

    for section in sections:
        yield replace(section, blocks=tuple(stepped(block) for block in section.blocks))
