"""Whether every stored byte is still what it was: after a restore, after moving house, once a month."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from prongsai.files.models import Rendition, StoredFile
from prongsai.files.stores import ORIGINAL, MissingBytes, Store, key_of, the_store


@dataclass(frozen=True, slots=True)
class Verdict:
    """is_whole is False when the bytes are missing or differ from their hash."""

    key: str
    is_missing: bool
    is_whole: bool


def verify() -> Iterator[Verdict]:
    """Read every original and every rendition, and compare. Takes as long as reading them takes."""
    store = the_store()
    for file in StoredFile.objects.order_by("pk").iterator():
        yield _verdict(store, key_of(file, ORIGINAL), file.sha256)
    for made in Rendition.objects.select_related("file").order_by("pk").iterator():
        yield _verdict(store, key_of(made.file, made.kind), made.sha256)


def _verdict(store: Store, key: str, sha256: str) -> Verdict:
    digest = hashlib.sha256()
    try:
        for block in store.read(key):
            digest.update(block)
    except MissingBytes:
        return Verdict(key, is_missing=True, is_whole=False)
    return Verdict(key, is_missing=False, is_whole=digest.hexdigest() == sha256)
