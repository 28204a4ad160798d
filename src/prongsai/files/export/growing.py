"""An archive that is sent while it grows: nothing larger than a block is held in memory."""

import hashlib
import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import IO

from django.utils import timezone

BLOCK = 256 * 1024


class _Outlet(io.RawIOBase):
    """Takes what the archive writes and hands it on."""

    def __init__(self) -> None:
        self._held = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, content: object) -> int:
        held = bytes(content)  # type: ignore[call-overload]
        self._held += held
        return len(held)

    def is_full(self) -> bool:
        return len(self._held) >= BLOCK

    def emptied(self) -> bytes:
        content = bytes(self._held)
        self._held.clear()
        return content


@dataclass
class GrowingArchive:
    """Grows entry by entry; `sums` collects a line for each, as sha256sum reads them."""

    made_at: datetime
    sums: IO[bytes]
    outlet: _Outlet = field(default_factory=_Outlet)

    def __post_init__(self) -> None:
        self.zip = zipfile.ZipFile(self.outlet, "w")

    def add(self, path: str, content: Iterable[bytes], size: int, *, packed: bool) -> Iterator[bytes]:
        entry = zipfile.ZipInfo(path, date_time=timezone.localtime(self.made_at).timetuple()[:6])
        entry.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
        entry.external_attr = 0o644 << 16
        entry.file_size = size
        digest = hashlib.sha256()
        with self.zip.open(entry, "w") as target:
            for block in content:
                digest.update(block)
                target.write(block)
                if self.outlet.is_full():
                    yield self.outlet.emptied()
        self.sums.write(f"{digest.hexdigest()}  {path}\n".encode())
        yield self.outlet.emptied()

    def add_text(self, path: str, text: str) -> Iterator[bytes]:
        content = text.encode()
        return self.add(path, [content], len(content), packed=True)

    def add_held(self, path: str, held: IO[bytes]) -> Iterator[bytes]:
        size = held.tell()
        held.seek(0)
        return self.add(path, iter(lambda: held.read(BLOCK), b""), size, packed=True)

    def close(self) -> Iterator[bytes]:
        """Writes the list of all checksums, and ends the archive."""
        size = self.sums.tell()
        self.sums.seek(0)
        yield from self.add("SHA256SUMS", [self.sums.read()], size, packed=True)
        self.zip.close()
        yield self.outlet.emptied()
