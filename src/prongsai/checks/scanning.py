"""Looking through a file or a table: what belongs to a private person, what is hidden, and what could not be told.

Three answers: found, unsure, and told (worth knowing, nothing to decide). Nothing that is found leaves this module unmasked.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from prongsai.checks.content import Content
from prongsai.checks.models import Finding
from prongsai.checks.reading import Piece, Row, Sign, Words, pieces_of
from prongsai.rules.openness import Openness, doubts_about, openness_of
from prongsai.rules.private_marks import excerpt, is_split_over_cells, marks

EYES: Final = 1
"""Version of these rules. It goes up with them: what was looked through by older eyes is looked through again."""
MOST: Final = 100
MANY: Final = "many"
LONGEST_PLACE: Final = 120
LONGEST_EXCERPT: Final = 200

_FOUND, _UNSURE, _TOLD = Finding.Answer.FOUND, Finding.Answer.UNSURE, Finding.Answer.TOLD
SIGNS: Final[Mapping[str, Finding.Answer]] = {
    "covered": _FOUND,
    "unapplied": _FOUND,
    "hidden_sheet": _FOUND,
    "hidden_rows": _FOUND,
    "hidden_slide": _FOUND,
    "hidden_text": _FOUND,
    "tracked": _FOUND,
    "comment": _FOUND,
    "kept_copy": _FOUND,
    "speaker_notes": _FOUND,
    "layer": _FOUND,
    "gps": _FOUND,
    "scan": _UNSURE,
    "picture": _UNSURE,
    "unread": _UNSURE,
    "unknown": _UNSURE,
    "author": _TOLD,
}


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that was found, masked."""

    answer: Finding.Answer
    kind: str
    place: str = ""
    excerpt: str = ""
    times: int = 1


@dataclass(frozen=True, slots=True)
class Looked:
    """The outcome: what was found, the first of each kind at each page or sheet, and how open the format is."""

    found: tuple[Found, ...]
    openness: Openness = Openness.UNKNOWN


def look_through_file(path: Path, *, name: str, media_type: str) -> Looked:
    """Everything that a stored file says, its name too."""
    has_text = False

    def watched() -> Iterator[Piece]:
        nonlocal has_text
        for piece in pieces_of(path, media_type):
            has_text = has_text or (isinstance(piece, Words | Row) and not piece.is_hidden)
            yield piece

    found = list(_gathered(_found_in(watched())))
    doubts = [Found(_TOLD, doubt.value, "file_name") for doubt in doubts_about(name)]
    named = list(_gathered(_found_in([Words("file_name", name)])))
    return Looked((*named, *found, *doubts), openness_of(name, has_text=has_text))


def look_through(content: Content) -> Looked:
    """Texts and tables of forms."""
    pieces: list[Piece] = [Words(f"field:{name}", text) for name, text in content.texts]
    for table in content.tables:
        pieces += [Row(f"sheet:{table.name}!{number}", row) for number, row in enumerate(table.rows, 1)]
    level = Openness.DATA if content.tables else Openness.TEXT
    return Looked(tuple(_gathered(_found_in(pieces))), level)


def _found_in(pieces: Iterable[Piece]) -> Iterator[Found]:
    for piece in pieces:
        if isinstance(piece, Sign):
            yield Found(SIGNS.get(piece.kind, _UNSURE), piece.kind, _covered(piece.place))
        elif isinstance(piece, Words):
            yield from _in_text(piece.text, _covered(piece.place))
        else:
            yield from _in_row(piece)


def _in_text(text: str, place: str) -> Iterator[Found]:
    there = marks(text)
    for mark in there:
        yield Found(_FOUND, mark.kind.value, place, excerpt(text, mark, there)[:LONGEST_EXCERPT])


def _in_row(row: Row) -> Iterator[Found]:
    place = _covered(row.place)
    line = "\n\n".join(row.cells)
    cells = list(_in_cells(row.cells, place))
    yield from cells
    yield from (one for one in _in_text(line, place) if one.kind not in {each.kind for each in cells})
    if not cells and is_split_over_cells(row.cells):
        yield Found(_FOUND, "citizen_number", place, "x | x | x")


def _in_cells(cells: Iterable[str], place: str) -> Iterator[Found]:
    """Words of a heading in one cell speak for the number in another: only the whole row tells an account."""
    for cell in cells:
        yield from _in_text(cell, place)


def _covered(place: str) -> str:
    """A sheet may be called by somebody's number."""
    for mark in reversed(marks(place)):
        place = place[: mark.begin] + "▇▇▇" + place[mark.end :]
    return place[:LONGEST_PLACE]


def _gathered(found: Iterable[Found]) -> Iterator[Found]:
    """The first of each kind at each page or sheet, with how often it stands there; of very many, that there are more."""
    kept: dict[tuple[str, str], Found] = {}
    rest = 0
    for one in found:
        key = (one.kind, one.place.partition("!")[0])
        if key in kept:
            kept[key] = replace(kept[key], times=kept[key].times + 1)
        elif len(kept) < MOST:
            kept[key] = one
        else:
            rest += 1
    yield from kept.values()
    if rest:
        yield Found(_UNSURE, MANY, times=rest)
