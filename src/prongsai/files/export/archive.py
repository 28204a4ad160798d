"""The archive, made while it is sent: nothing larger than a block is held in memory, whatever the record's size."""

import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from prongsai.agencies.models import Agency
from prongsai.files.export.growing import GrowingArchive
from prongsai.files.export.registry import registered_tables
from prongsai.files.export.rows import write_rows
from prongsai.files.kinds import JPEG
from prongsai.files.models import FileVersion, Rendition
from prongsai.files.stores import ORIGINAL, MissingBytes, key_of, the_store

SPOOL = 1024 * 1024
AT_ONCE = 200


@dataclass
class _Archive(GrowingArchive):
    counts: dict[str, int] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)


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
        yield from archive.close()


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
