"""The archive, made while it is sent: nothing larger than a block is held in memory, whatever the record's size."""

import hashlib
import io
import json
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import IO

from django.utils import timezone

from prongsai.agencies.models import Agency
from prongsai.files.export.registry import registered_tables
from prongsai.files.export.rows import write_rows
from prongsai.files.kinds import JPEG
from prongsai.files.models import FileVersion, Rendition
from prongsai.files.stores import ORIGINAL, MissingBytes, key_of, the_store

BLOCK = 256 * 1024
SPOOL = 1024 * 1024
AT_ONCE = 200


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
class _Archive:
    """Grows entry by entry; `sums` collects a line for each, as sha256sum reads them."""

    made_at: datetime
    sums: IO[bytes]
    outlet: _Outlet = field(default_factory=_Outlet)
    counts: dict[str, int] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)

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


def whole_record(agency: Agency, *, now: datetime, foreword: str) -> Iterator[bytes]:
    """The ZIP file in blocks: README.txt, tables/*.csv and *.json, evidence/*, manifest.json, SHA256SUMS.

    Rows written while it is being made may be in or out; files are never half in. What the store has lost is named in the
    manifest instead of spoiling the rest.
    """
    with tempfile.SpooledTemporaryFile(SPOOL) as sums:
        archive = _Archive(now, sums)
        yield from archive.add_text("README.txt", foreword)
        yield from _tables(archive, agency)
        yield from _evidence(archive, agency)
        yield from archive.add_text("manifest.json", _manifest(archive, agency))
        size = sums.tell()
        sums.seek(0)
        yield from archive.add("SHA256SUMS", [sums.read()], size, packed=True)
        archive.zip.close()
        yield archive.outlet.emptied()


def _tables(archive: _Archive, agency: Agency) -> Iterator[bytes]:
    for table in registered_tables():
        with tempfile.SpooledTemporaryFile(SPOOL) as as_csv, tempfile.SpooledTemporaryFile(SPOOL) as as_json:
            count = 0
            for cell in write_rows(table, agency, as_csv, as_json):
                if cell is None:
                    count += 1
                else:
                    yield from archive.add(
                        f"tables/{cell.path}", [cell.content], len(cell.content), packed=False
                    )
            archive.counts[table.name] = count
            yield from archive.add_held(f"tables/{table.name}.csv", as_csv)
            yield from archive.add_held(f"tables/{table.name}.json", as_json)


def _evidence(archive: _Archive, agency: Agency) -> Iterator[bytes]:
    """Each version's original, and its clean copy where there is one."""
    versions = (
        FileVersion.objects.filter(evidence__agency=agency)
        .select_related("file")
        .prefetch_related("file__renditions")
        .order_by("evidence_id", "number")
    )
    for version in versions.iterator(AT_ONCE):
        folder = f"evidence/{version.evidence_id}/v{version.number}"
        wanted = [(f"{folder}/{version.file.name}", ORIGINAL, version.file.size)]
        wanted += [
            (f"{folder}/clean-copy{JPEG.ending}", made.kind, made.size)
            for made in version.file.renditions.all()
            if made.kind == Rendition.Kind.WORKING
        ]
        for path, name, size in wanted:
            try:
                content = the_store().read(key_of(version.file, name))
            except MissingBytes:
                archive.missing.append(path)
                continue
            yield from archive.add(path, content, size, packed=False)


def _manifest(archive: _Archive, agency: Agency) -> str:
    told = {
        "agency": agency.slug,
        "made_at": archive.made_at.isoformat(),
        "rows": archive.counts,
        "missing": archive.missing,
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"
