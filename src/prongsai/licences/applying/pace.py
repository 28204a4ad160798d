"""How fast one office's public pages take applications, files and wrong codes: counted in memory by the office, never by who sends.

Right codes are always served: only what was wrong is slowed.
"""

import time
from collections import deque

SECONDS = 60
MOST_FILED, MOST_WRONG, MOST_SENT = 30, 60, 60
_times: dict[tuple[str, int], deque[float]] = {}


def is_too_fast(what: str, agency_id: int, most: int) -> bool:
    """Whether so many came within a minute; counts this one if not. One process's view; `most` numbers an office are kept."""
    now = time.monotonic()
    times = _times.setdefault((what, agency_id), deque(maxlen=most))
    while times and now - times[0] > SECONDS:
        times.popleft()
    if len(times) >= most:
        return True
    times.append(now)
    return False


def forget() -> None:
    _times.clear()
