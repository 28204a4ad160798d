"""Removing what a power cut or a broken line left behind: bytes without a row, and uploads never finished."""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from uuid import UUID

from prongsai.files.models import StoredFile
from prongsai.files.receiving import incoming_folder
from prongsai.files.stores import Store, the_store, token_in

GRACE = timedelta(hours=24)
"""Younger bytes may belong to an upload that is still under way."""
AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Swept:
    stored: int
    incoming: int


def sweep(*, now: datetime, grace: timedelta = GRACE) -> Swept:
    """Remove orphans older than `grace` from the store and from this machine's incoming folder. Safe at any time."""
    before = now - grace
    store = the_store()
    stored = sum(_remove(store, keys) for keys in _lots(_older(store, before)))
    return Swept(stored, _sweep_incoming(before))


def _older(store: Store, before: datetime) -> Iterator[str]:
    return (key for key, touched in store.everything() if touched < before)


def _lots(keys: Iterator[str]) -> Iterator[list[str]]:
    while lot := list(islice(keys, AT_ONCE)):
        yield lot


def _remove(store: Store, keys: Iterable[str]) -> int:
    tokens = {key: _token(key) for key in keys}
    wanted = {token for token in tokens.values() if token is not None}
    known = set(StoredFile.objects.filter(token__in=wanted).values_list("token", flat=True))
    orphans = [key for key, token in tokens.items() if token is not None and token not in known]
    for key in orphans:
        store.remove(key)
    return len(orphans)


def _token(key: str) -> UUID | None:
    """None for what is not ours: it is left alone."""
    try:
        return UUID(hex=token_in(key))
    except ValueError:
        return None


def _sweep_incoming(before: datetime) -> int:
    removed = 0
    for path in incoming_folder().iterdir():
        with suppress(FileNotFoundError):
            if datetime.fromtimestamp(path.stat().st_mtime, UTC) >= before:
                continue
            shutil.rmtree(path) if path.is_dir() else path.unlink()
            removed += 1
    return removed
