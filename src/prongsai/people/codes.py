"""One-time codes: typed from paper, so without letters that look alike; long enough that nobody guesses one."""

import hashlib
import secrets

from prongsai.rules.thai_text import folded

_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LENGTH = 20
_GROUP = 4
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})


def new_code() -> str:
    """A hundred random bits: 7K2M-Q9XD-..."""
    signs = "".join(secrets.choice(_SIGNS) for _ in range(_LENGTH))
    return "-".join(signs[place : place + _GROUP] for place in range(0, _LENGTH, _GROUP))


def hash_of(code: str) -> str:
    """Of the code as it was meant: small letters, spaces and the letters O, I, L count as what they look like."""
    meant = folded(code[:200]).upper().translate(_READ_AS)
    return hashlib.sha256(meant.encode()).hexdigest()
