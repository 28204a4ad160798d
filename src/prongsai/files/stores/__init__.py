"""Where the bytes lie: a folder, or a bucket of S3-compatible storage. Rows point at them, never the other way.

A key is "<agency>/<token>/<name>": the token is the stored file's, the name is "original" or a kind of rendition.
"""

from collections.abc import Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Protocol

from django.conf import settings

from prongsai.files.models import StoredFile

ORIGINAL = "original"


class MissingBytes(Exception):
    """Nothing lies under this key."""


class Store(Protocol):
    """What a place for bytes can do. When `put` returns, the bytes are safe on disk, or with the storage service."""

    def put(self, key: str, source: Path) -> None: ...

    def read(self, key: str) -> Iterator[bytes]:
        """The bytes in blocks. Raises MissingBytes at once, not at the first block."""

    def everything(self) -> Iterator[tuple[str, datetime]]:
        """Every key with the moment it was last touched, in no order."""

    def remove(self, key: str) -> None: ...


def the_store() -> Store:
    """The store that the settings name."""
    if settings.EVIDENCE_S3:
        return _bucket(**settings.EVIDENCE_S3)
    from prongsai.files.stores.folder import FolderStore

    return FolderStore(Path(settings.EVIDENCE_FOLDER))


def key_of(file: StoredFile, name: str = ORIGINAL) -> str:
    return f"{file.agency_id}/{file.token.hex}/{name}"


def token_in(key: str) -> str:
    return key.split("/")[1] if key.count("/") == 2 else ""


@cache
def _bucket(**options: str) -> Store:
    """One client for the life of the process: it keeps its connections."""
    from prongsai.files.stores.bucket import BucketStore

    return BucketStore(**options)
