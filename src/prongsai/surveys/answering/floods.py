"""A generous limit against floods: sendings to one survey from one network, counted in memory and nowhere else.

The network's address is never kept: it is scrambled with a key that this process drew at its start and that ends with it, and
forgotten when its bucket is full again. One mobile carrier or one office may stand behind one address, so many may.
"""

import hmac
import secrets
import time
from hashlib import sha256
from threading import Lock

AT_ONCE = 600
A_SECOND = 5.0
WAIT_SECONDS = 60
MOST_KEPT = 20_000

_key = secrets.token_bytes(32)
_lock = Lock()
_buckets: dict[bytes, tuple[float, float]] = {}
"""Scrambled network and survey -> sendings left, at a moment of this process's clock."""


def is_flood(wave_token: str, network: str) -> bool:
    """One more sending; does it go over the limit?"""
    mark = hmac.digest(_key, f"{wave_token} {network}".encode(), sha256)[:16]
    now = time.monotonic()
    with _lock:
        left, at = _buckets.get(mark, (float(AT_ONCE), now))
        left = min(AT_ONCE, left + (now - at) * A_SECOND)
        if left < 1:
            return True
        if len(_buckets) >= MOST_KEPT:
            _forget_full(now)
        _buckets[mark] = (left - 1, now)
        return False


def forget() -> None:
    with _lock:
        _buckets.clear()


def _forget_full(now: float) -> None:
    full = [mark for mark, (left, at) in _buckets.items() if left + (now - at) * A_SECOND >= AT_ONCE]
    for mark in full:
        del _buckets[mark]
    if not full:
        _buckets.clear()
