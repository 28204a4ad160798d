"""Our own copies of outside content: in the store of evidence, apart from the files that people put in."""

from collections.abc import Iterator
from pathlib import Path

from django.db import models

from prongsai.checks.models import Copy, WatchedAddress
from prongsai.files.stores import the_store

FOLDER = "link-copies"
"""No agency's number, so that the sweeping of evidence leaves what lies below it alone."""
KEPT = 10


def key_of(agency_id: int, sha256: str) -> str:
    return f"{FOLDER}/{agency_id}/{sha256}"


def keep(address: WatchedAddress, sha256: str, path: Path) -> None:
    """Put the bytes into the store; those that lie there already are the same."""
    if not _rows_with(address.agency_id, sha256).exists():
        try:
            the_store().put(key_of(address.agency_id, sha256), path)
        except FileExistsError:
            return


def let_old_go(address: WatchedAddress) -> None:
    """All but the newest ten of an address; bytes go when no row names them any more."""
    for row in list(address.copies.order_by("-taken_at", "-pk")[KEPT:]):
        row.delete()
        if not _rows_with(address.agency_id, row.sha256).exists():
            the_store().remove(key_of(address.agency_id, row.sha256))


def read(copy: Copy) -> Iterator[bytes]:
    """Raises files.stores.MissingBytes."""
    return the_store().read(key_of(copy.address.agency_id, copy.sha256))


def _rows_with(agency_id: int, sha256: str) -> models.QuerySet[Copy]:
    return Copy.objects.filter(address__agency=agency_id, sha256=sha256)
