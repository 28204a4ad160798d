"""How fast one form may be answered: counted in memory, by the form alone, never by who sends."""

import time
from collections import deque

MOST = 60
SECONDS = 60
_sent: dict[int, deque[float]] = {}


def is_too_fast(form_id: int) -> bool:
    """Whether this form took as many answers in a minute as a counter can serve; counts this one if not. One process's view."""
    now = time.monotonic()
    times = _sent.setdefault(form_id, deque(maxlen=MOST))
    while times and now - times[0] > SECONDS:
        times.popleft()
    if len(times) >= MOST:
        return True
    times.append(now)
    return False


def forget() -> None:
    _sent.clear()
