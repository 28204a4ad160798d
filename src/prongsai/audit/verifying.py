"""Verifying: reading the whole chain again, and saying where it is broken. Writes nothing.

What it can prove: no entry up to a root was changed, removed, put in or exchanged since that root was made, as far as the
root itself is known from outside, on paper. Without a root from outside it proves only that whoever changed something did
not write the rest anew. Entries after the last root are as safe as the database is, until the day is closed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from django.db.models import Min

from prongsai.audit.chain import GENESIS, Stored, UnknownEncoding, digest_of, line_of
from prongsai.audit.models import DailyRoot, Entry
from prongsai.audit.reading import sealed_rows

MOST_BREAKS = 20
SEALED_WITHIN = timedelta(minutes=10)
"""A worker seals every other minute; what waits longer says that none runs, or that somebody stopped it."""


class What(StrEnum):
    """How the chain is broken."""

    CHANGED = "changed"  # an entry holds something else than what was sealed
    MISSING = "missing"  # numbers that are not there: entries were removed
    TWICE = "twice"  # a number that is there more than once: an entry was put in
    UNLINKED = (
        "unlinked"  # an entry does not carry the checksum of the one before: removed, put in or exchanged
    )
    UNKNOWN = "unknown"  # written in a way that this program does not know
    ROOT_DIFFERS = "root_differs"  # the chain holds something else than when the day was closed
    ROOT_GONE = "root_gone"  # a root is there no more, or was never made
    ROOT_GAP = "root_gap"  # roots do not follow each other: one was removed or changed
    CUT_OFF = "cut_off"  # a root covers entries that are not there any more
    UNSEALED = "unsealed"  # entries have waited too long for the chain


@dataclass(frozen=True, slots=True)
class Break:
    """first, last: numbers in the chain; of one entry both are the same. day: of the root concerned."""

    what: What
    first: int = 0
    last: int = 0
    day: date | None = None


@dataclass(slots=True)
class Verdict:
    """entries: how many were read; last, digest: the end of the chain; unsealed: how many wait to be put into it."""

    entries: int = 0
    last: int = 0
    digest: str = GENESIS
    roots: int = 0
    last_day: date | None = None
    unsealed: int = 0
    breaks: list[Break] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        return not self.breaks


def verify(*, now: datetime, known: Mapping[date, str] | None = None) -> Verdict:
    """Read everything. known: roots from outside, day -> checksum, as they were printed.

    At most MOST_BREAKS breaks of the chain are told: after a first one, others may only follow from it.
    """
    verdict = Verdict()
    roots = list(DailyRoot.objects.order_by("last"))
    at_roots = _walk(sealed_rows(), verdict, {root.last for root in roots})
    verdict.breaks += _against_roots(roots, at_roots, verdict.last)
    verdict.breaks += _against_known(roots, known or {})
    verdict.breaks += _waiting(verdict, now)
    verdict.roots, verdict.last_day = len(roots), roots[-1].day if roots else None
    return verdict


def _walk(rows: Iterable[Stored], verdict: Verdict, wanted: set[int]) -> dict[int, str]:
    """Go along the chain; the checksums, as computed, at the wanted numbers."""
    found = {}
    for row in rows:
        seq = row.seq or 0
        computed = _computed(row, seq)
        if computed != row.digest or row.previous != verdict.digest or seq != verdict.last + 1:
            _note(verdict, _breaks_at(row, seq, computed, verdict))
        verdict.entries += 1
        verdict.last, verdict.digest = seq, row.digest
        if seq in wanted:
            found[seq] = computed or ""
    return found


def _computed(row: Stored, seq: int) -> str | None:
    try:
        return digest_of(line_of(row, seq=seq, previous=row.previous))
    except UnknownEncoding:
        return None


def _breaks_at(row: Stored, seq: int, computed: str | None, before: Verdict) -> Iterator[Break]:
    if seq > before.last + 1:
        yield Break(What.MISSING, before.last + 1, seq - 1)
    elif seq <= before.last:
        yield Break(What.TWICE, seq, seq)
    if computed is None:
        yield Break(What.UNKNOWN, seq, seq)
    elif computed != row.digest:
        yield Break(What.CHANGED, seq, seq)
    if seq == before.last + 1 and row.previous != before.digest:
        yield Break(What.UNLINKED, seq, seq)


def _note(verdict: Verdict, breaks: Iterable[Break]) -> None:
    verdict.breaks += list(breaks)[: MOST_BREAKS - len(verdict.breaks)]


def _against_roots(roots: Sequence[DailyRoot], at_roots: Mapping[int, str], last: int) -> Iterator[Break]:
    covered = 0
    for root in roots:
        if root.first != covered + 1:
            yield Break(What.ROOT_GAP, covered + 1, root.first - 1, root.day)
        if root.last > last:
            yield Break(What.CUT_OFF, last + 1, root.last, root.day)
        elif at_roots.get(root.last) != root.digest:
            yield Break(What.ROOT_DIFFERS, root.first, root.last, root.day)
        covered = root.last


def _against_known(roots: Sequence[DailyRoot], known: Mapping[date, str]) -> Iterator[Break]:
    standing = {root.day: root for root in roots}
    for day, digest in known.items():
        root = standing.get(day)
        if root is None:
            yield Break(What.ROOT_GONE, day=day)
        elif root.digest != digest:
            yield Break(What.ROOT_DIFFERS, root.first, root.last, day)


def _waiting(verdict: Verdict, now: datetime) -> Iterator[Break]:
    verdict.unsealed = Entry.objects.unsealed().count()
    oldest = Entry.objects.unsealed().aggregate(oldest=Min("at"))["oldest"]
    if oldest is not None and oldest < now - SEALED_WITHIN:
        yield Break(What.UNSEALED)
