"""Sealing: entries that stand in the database are put at the end of the chain, a few hundred at a time.

The entry is written in the transaction of what it tells, and sealed in a short one afterwards, within minutes: nobody who
writes ever waits for the chain, however long their transaction lasts. Sealers take turns. See docs/decisions/0015.
"""

from django.db import connection, transaction

from prongsai.audit.chain import GENESIS, digest_of, line_of
from prongsai.audit.models import Entry
from prongsai.audit.reading import unsealed_rows

AT_ONCE = 1_000
_TURN = 7_271_569_801
"""The advisory lock of PostgreSQL that whoever lengthens the chain holds. SQLite lets one writer in at a time anyway."""


def seal() -> int:
    """Put every entry that is not sealed yet into the chain; how many there were. Safe to run twice, and beside itself."""
    sealed = 0
    while Entry.objects.unsealed().exists():
        sealed += _seal_some()
    return sealed


@transaction.atomic
def _seal_some() -> int:
    take_turn()
    seq, previous = head()
    links = []
    for row in unsealed_rows(AT_ONCE):
        seq += 1
        digest = digest_of(line_of(row, seq=seq, previous=previous))
        links.append((seq, previous, digest, row.id))
        previous = digest
    with connection.cursor() as cursor:
        cursor.executemany(
            "UPDATE audit_entry SET seq = %s, previous = %s, digest = %s WHERE id = %s AND seq IS NULL", links
        )
    return len(links)


def take_turn() -> None:
    """Wait until nobody else lengthens the chain or closes a day; held until the transaction ends."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_TURN])


def head() -> tuple[int, str]:
    """Number and checksum of the last link."""
    last = Entry.objects.sealed().order_by("-seq").values_list("seq", "digest").first()
    return (last[0] or 0, last[1]) if last else (0, GENESIS)
