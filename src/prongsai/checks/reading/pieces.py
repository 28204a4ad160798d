"""What comes out of a file, piece by piece."""

import json
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

CHILD = Path(__file__).with_name("child.py")
SECONDS = 120


@dataclass(frozen=True, slots=True)
class Words:
    """Text at a place. is_hidden: it is there, and whoever opens the file does not see it."""

    place: str
    text: str
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """Neighbouring cells of a table."""

    place: str
    cells: tuple[str, ...]
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class Sign:
    """Something about the file itself. kind: as in scanning.SIGNS; "unread" where a part could not be read."""

    kind: str
    place: str = ""


Piece: TypeAlias = Words | Row | Sign


def pieces_of(path: Path, media_type: str) -> Iterator[Piece]:
    """Every piece of the file, in the order in which it is read; memory does not grow with its size.

    A part, or the whole, that cannot be read is the sign "unread"; it never raises for what a file holds.
    """
    command = [sys.executable, "-I", str(CHILD), media_type, str(path)]
    with (
        tempfile.TemporaryFile() as said,
        subprocess.Popen(  # noqa: S603 - our own program
            command, stdout=subprocess.PIPE, stderr=said
        ) as child,
    ):
        timer = threading.Timer(SECONDS, child.kill)
        timer.start()
        is_whole = False
        try:
            assert child.stdout is not None
            for line in child.stdout:
                told = _told(line)
                if told is None:
                    is_whole = True
                else:
                    yield told
        finally:
            timer.cancel()
            child.kill()
    if not is_whole:
        yield Sign("unread")


def _told(line: bytes) -> Piece | None:
    """None for the last line, without which the child did not come to its end."""
    try:
        raw: dict[str, Any] = json.loads(line)
    except ValueError:
        return Sign("unread")
    if "end" in raw:
        return None
    place, is_hidden = str(raw.get("at", "")), bool(raw.get("hidden"))
    if "cells" in raw:
        return Row(place, tuple(map(str, raw["cells"])), is_hidden)
    if "text" in raw:
        return Words(place, str(raw["text"]), is_hidden)
    return Sign(str(raw["sign"]), place)
