"""The grids of a file: the content decides what it is, the name only betrays macro formats."""

import sys
from pathlib import Path, PurePath

from django.conf import settings

from prongsai.tables.cannot_read import CannotRead
from prongsai.tables.delimited import decoded, grid_from_text
from prongsai.tables.grid import GridRow
from prongsai.tables.workbooks import grids_from_workbook, looks_like_workbook
from prongsai.ui.uploads import limit_in_words

LARGEST_FILE: int = settings.UPLOAD_LIMIT_BYTES
LARGEST_SHOWN = limit_in_words()
_MACRO_ENDINGS = {".xlsm", ".xltm", ".xlsb", ".xlam"}


def content_of(path: Path) -> bytes:
    """The bytes of a file, "-" being standard input. Raises CannotRead: not_found, too_large.

    No more is read than a table may hold: some files are large, and some have no end.
    """
    try:
        content = _beginning(path)
    except OSError as error:
        raise CannotRead("not_found") from error
    if len(content) > LARGEST_FILE:
        raise CannotRead("too_large", limit=LARGEST_SHOWN)
    return content


def _beginning(path: Path) -> bytes:
    if str(path) == "-":
        return sys.stdin.buffer.read(LARGEST_FILE + 1)
    with path.open("rb") as file:
        return file.read(LARGEST_FILE + 1)


def grids_of(name: str, content: bytes) -> dict[str, list[GridRow]]:
    """Every visible sheet of a workbook by its title, or the one table of a text file under "". Raises CannotRead."""
    ending = PurePath(name).suffix.lower()
    if len(content) > LARGEST_FILE:
        raise CannotRead("too_large", limit=LARGEST_SHOWN)
    if not content.strip():
        raise CannotRead("empty")
    if ending in _MACRO_ENDINGS:
        raise CannotRead("macro")
    if looks_like_workbook(content):
        return grids_from_workbook(content)
    if ending in {".xlsx", ".xls"}:
        raise CannotRead("damaged")
    return {"": grid_from_text(decoded(content))}
