"""A paper as PDF/A-2a, tagged for screen readers (PDF/UA-1), typeset from what was read of its Word document."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

import typst

from prongsai.reports.printed.breaking import keep_together
from prongsai.reports.printed.shapes import Block, Paragraph, PrintedPaper, Section

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
        (folder / "paper.json").write_text(_as_json(paper, author, dated_on), encoding="utf-8")
        for name, picture in paper.pictures.items():
            (folder / name).write_bytes(picture)
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


def _as_json(paper: PrintedPaper, author: str, dated_on: date) -> str:
    sections = [asdict(section) for section in _stepwise(paper.sections)]
    _mark_spans(sections)
    return json.dumps(
        {
            "title": paper.title,
            "author": author,
            "language": paper.language,
            "date": [dated_on.year, dated_on.month, dated_on.day],
            "thai_pages": paper.thai_pages,
            "sections": sections,
        },
        ensure_ascii=False,
    )


def _mark_spans(document: object) -> None:
    """Every span learns, in place, where its lines may not break."""
    if isinstance(document, dict):
        if document.get("kind") == "span":
            document["text"] = keep_together(document["text"])
        for value in document.values():
            _mark_spans(value)
    elif isinstance(document, list | tuple):
        for value in document:
            _mark_spans(value)


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
