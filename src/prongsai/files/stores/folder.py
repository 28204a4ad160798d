"""Bytes in a folder of this machine."""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from prongsai.files.stores import MissingBytes

BLOCK = 256 * 1024
READ_ONLY = 0o440


class FolderStore:
    def __init__(self, root: Path) -> None:
        self.root = root

    def put(self, key: str, source: Path) -> None:
        """Link or copy the file into place, and wait until the disk has it."""
        target = self.root / key
        made = _make_folders(target.parent)
        try:
            os.link(source, target)
        except OSError as refused:
            if refused.errno not in {errno.EXDEV, errno.EPERM, errno.ENOTSUP, errno.EMLINK}:
                raise
            shutil.copyfile(source, target)
        target.chmod(READ_ONLY)
        for place in (target, target.parent, *made):
            _wait_for_disk(place)

    def read(self, key: str) -> Iterator[bytes]:
        try:
            file = (self.root / key).open("rb")
        except FileNotFoundError as missing:
            raise MissingBytes(key) from missing
        return _Blocks(file)

    def everything(self) -> Iterator[tuple[str, datetime]]:
        for path in self.root.glob("*/*/*"):
            with suppress(FileNotFoundError):
                yield (
                    path.relative_to(self.root).as_posix(),
                    datetime.fromtimestamp(path.stat().st_mtime, UTC),
                )

    def remove(self, key: str) -> None:
        path = self.root / key
        path.unlink(missing_ok=True)
        with suppress(OSError):  # others may still lie there
            path.parent.rmdir()


class _Blocks:
    """The blocks of an open file; closed at its end, or by whoever stops reading earlier."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def __iter__(self) -> "_Blocks":
        return self

    def __next__(self) -> bytes:
        block = self._file.read(BLOCK)
        if not block:
            self.close()
            raise StopIteration
        return block

    def close(self) -> None:
        self._file.close()


def _make_folders(folder: Path) -> list[Path]:
    """Make the folder; returns the folders in which something new stands now, to be written to disk too."""
    missing = [place for place in (folder, *folder.parents) if not place.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    return [place.parent for place in missing]


def _wait_for_disk(place: Path) -> None:
    handle = os.open(place, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
