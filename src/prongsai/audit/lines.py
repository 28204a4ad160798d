"""The chain as a file: one line an entry, exactly the text that its checksum is over. To be kept, and verified anywhere.

Whoever has the file needs nothing of this program: the SHA-256 of a line (without its line end) stands as the third value
of the next one, and that of a day's last line is printed on the day's root.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from prongsai.audit.chain import digest_of, line_of
from prongsai.audit.reading import sealed_rows
from prongsai.audit.verifying import MOST_BREAKS, Break, Verdict, What


def lines(*, first: int = 1, last: int | None = None) -> Iterator[str]:
    """The lines of these entries, without line ends. Raises UnknownEncoding."""
    for row in sealed_rows(first=first, last=last):
        yield line_of(row, seq=row.seq or 0, previous=row.previous)


def verify_lines(given: Iterable[str], *, known: Mapping[date, str] | None = None) -> Verdict:
    """Whether lines follow from each other, and hold the roots known from paper. They may begin anywhere in the chain."""
    verdict = Verdict()
    missing = dict(known or {})
    for number, line in enumerate(given, start=1):
        text = line.rstrip("\r\n")
        read = _read(text)
        if read is None:
            verdict.breaks.append(Break(What.UNKNOWN, number, number))
            return verdict
        if verdict.entries and len(verdict.breaks) < MOST_BREAKS:
            verdict.breaks += _step(read, verdict)
        verdict.entries += 1
        verdict.last, verdict.digest = read[0], digest_of(text)
        missing = {day: digest for day, digest in missing.items() if digest != verdict.digest}
    verdict.breaks += [Break(What.ROOT_GONE, day=day) for day in missing]
    return verdict


def _read(text: str) -> tuple[int, str] | None:
    """Number and previous checksum of a line; None where it is none."""
    try:
        _encoding, seq, previous, *_rest = json.loads(text)
    except (ValueError, TypeError, RecursionError):
        return None
    return (seq, previous) if isinstance(seq, int) and isinstance(previous, str) else None


def _step(read: tuple[int, str], before: Verdict) -> Iterator[Break]:
    seq, previous = read
    if seq > before.last + 1:
        yield Break(What.MISSING, before.last + 1, seq - 1)
    elif seq <= before.last:
        yield Break(What.TWICE, seq, seq)
    elif previous != before.digest:
        yield Break(What.UNLINKED, seq, seq)
