"""Result tables from outside, as raw rows: a CSV or XLSX file, or a pasted block."""

from pathlib import Path, PurePath

from django.conf import settings

from prongsai.intake.cannot_read import CannotRead
from prongsai.intake.columns import rows_from_grid
from prongsai.intake.delimited import decoded, grid_from_text
from prongsai.intake.pasted import read_pasted
from prongsai.intake.workbooks import grid_from_workbook, looks_like_workbook
from prongsai.rules.reading import RawRow
from prongsai.ui.uploads import limit_in_words

LARGEST_FILE: int = settings.UPLOAD_LIMIT_BYTES
LARGEST_SHOWN = limit_in_words()
_MACRO_ENDINGS = {".xlsm", ".xltm", ".xlsb", ".xlam"}

__all__ = ["LARGEST_FILE", "LARGEST_SHOWN", "CannotRead", "read_file", "read_pasted", "read_path"]


def read_path(path: Path) -> list[RawRow]:
    """Raw rows of a file on disk. Raises CannotRead (also: not_found) before a large file is read."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise CannotRead("too_large", limit=LARGEST_SHOWN)
        content = path.read_bytes()
    except OSError as error:
        raise CannotRead("not_found", reason=error.strerror or "") from error
    return read_file(path.name, content)


def read_file(name: str, content: bytes) -> list[RawRow]:
    """Raw rows of a file's content; the content decides what it is, the name only betrays macro formats."""
    ending = PurePath(name).suffix.lower()
    if len(content) > LARGEST_FILE:
        raise CannotRead("too_large", limit=LARGEST_SHOWN)
    if not content.strip():
        raise CannotRead("empty")
    if ending in _MACRO_ENDINGS:
        raise CannotRead("macro")
    if looks_like_workbook(content):
        return rows_from_grid(grid_from_workbook(content))
    if ending in {".xlsx", ".xls"}:
        raise CannotRead("damaged")
    return rows_from_grid(grid_from_text(decoded(content)))
