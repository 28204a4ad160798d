"""The table: one file a room. A new address gets its row in the file of its room; a new room gets a file with ROWS."""

from importlib import import_module
from pkgutil import iter_modules

from tests.architecture.matrix.declaring import Row

ROWS: tuple[Row, ...] = tuple(
    row for found in iter_modules(__path__) for row in import_module(f"{__name__}.{found.name}").ROWS
)
