"""How many sheets came by which way in, kept so that no sheet can be tied to a way.

A way is never stored with a sheet. Arrivals are summed in memory and written, at most once a minute, when a later sheet comes:
so a sum is never written in the request, and hardly ever beside the row, of a sheet that it counts. What a process had not
written when it ended is missing from the sum; the sheets themselves are counted from their own rows and never from here.
"""

import time
from collections import Counter
from collections.abc import Sequence
from threading import Lock

from django.db import connections, transaction

from prongsai.surveys.responses.apps import DATABASE

ARRIVALS = "survey_answers_arrival"
WRITTEN_EVERY = 60.0
ADD = f"""INSERT INTO {ARRIVALS} (wave, channel, count) VALUES (%s, %s, %s)
ON CONFLICT (wave, channel) DO UPDATE SET count = {ARRIVALS}.count + excluded.count"""

_lock = Lock()
_waiting: Counter[tuple[int, int]] = Counter()
_written_at = 0.0


def note(*, wave: int, channel: int) -> None:
    """One more sheet of the wave came by this way; what came before it is written first, if that was long ago."""
    if time.monotonic() - _written_at >= WRITTEN_EVERY:
        write()
    with _lock:
        _waiting[wave, channel] += 1


def write() -> None:
    """Add what waits to the sums."""
    global _written_at
    with _lock:
        waiting = sorted(_waiting.items())
        _waiting.clear()
        _written_at = time.monotonic()
    if waiting:
        with transaction.atomic(using=DATABASE), connections[DATABASE].cursor() as cursor:
            cursor.executemany(ADD, [[wave, channel, count] for (wave, channel), count in waiting])


def arrivals(waves: Sequence[int]) -> dict[int, dict[int, int]]:
    """Wave -> way -> sheets, with what waits in this process. One query."""
    found: dict[int, dict[int, int]] = {wave: {} for wave in waves}
    if not waves:
        return found
    marks = ", ".join(["%s"] * len(waves))
    with connections[DATABASE].cursor() as cursor:
        cursor.execute(f"SELECT wave, channel, count FROM {ARRIVALS} WHERE wave IN ({marks})", [*waves])
        stored = cursor.fetchall()
    for wave, channel, count in [*stored, *((*key, count) for key, count in list(_waiting.items()))]:
        if wave in found:
            found[int(wave)][int(channel)] = found[int(wave)].get(int(channel), 0) + int(count)
    return found


def forget() -> None:
    """Drop what waits."""
    with _lock:
        _waiting.clear()
