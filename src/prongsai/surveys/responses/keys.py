"""Marks that stand for codes and sheets: HMAC under a key of which half lies in the database and half in the settings.

The half in the database is destroyed by the seal: after that nobody, with every other key in hand, can work out a mark again.
"""

import hmac
from hashlib import sha256

from django.conf import settings

KEY_BYTES = 32
MARK_BYTES = 16
DRAW_BITS = 62


def wave_key(stored: bytes) -> bytes:
    """The whole key from both halves."""
    return hmac.digest(settings.SECRET_KEY.encode(), b"prongsai survey wave" + stored, sha256)


def code_mark(key: bytes, code: str) -> bytes:
    return hmac.digest(key, b"code" + code.encode(), sha256)[:MARK_BYTES]


def sheet_draw(key: bytes, submission: str) -> int:
    """The same number for the same submission, so that one sent twice is one sheet; 0 to 2**62 - 1."""
    return _draw(key, b"sheet", submission)


def comment_draw(key: bytes, submission: str) -> int:
    """The same for what was written beside it; without the key nobody can tell that the two numbers belong together."""
    return _draw(key, b"comment", submission)


def _draw(key: bytes, of: bytes, submission: str) -> int:
    digest = hmac.digest(key, of + submission.encode(), sha256)
    return int.from_bytes(digest[:8], "big") >> (64 - DRAW_BITS)
