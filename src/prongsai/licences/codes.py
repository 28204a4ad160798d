"""References and access secrets: random, easy to read from a slip, and forgiving to those who type them."""

import hashlib
import hmac
import secrets

from django.conf import settings

from prongsai.rules.digits import arabic

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""32 signs, without I, L, O and U."""
REFERENCE_LENGTH, SECRET_LENGTH = 8, 12
"""40 and 60 random bits."""
_GROUP = 4
_ALIKE = str.maketrans("ILO", "110")
_NOBODY = "0" * 64


def new_reference() -> str:
    return "".join(secrets.choice(ALPHABET) for _place in range(REFERENCE_LENGTH))


def secret_of(sending: str) -> str:
    """The access secret of an application, from the random number of the form that filed it: a repeated sending is told the same."""
    digest = hmac.digest(settings.SECRET_KEY.encode(), b"licences secret\0" + sending.encode(), "sha256")
    number = int.from_bytes(digest[:8], "big")
    return "".join(ALPHABET[number >> 5 * place & 31] for place in range(SECRET_LENGTH))


def hash_of(reference: str, secret: str) -> str:
    """SHA-256 of both: 60 random bits need no slow hash."""
    return hashlib.sha256(f"{reference}:{secret}".encode()).hexdigest()


def is_right(reference: str, secret: str, secret_hash: str | None) -> bool:
    """None where there is no such reference: then as much work is done, and the answer is no."""
    matches = hmac.compare_digest(hash_of(reference, secret), secret_hash or _NOBODY)
    return matches and secret_hash is not None


def mark_of(place: str, sending: str) -> str:
    return hashlib.sha256(f"{place} {sending}".encode()).hexdigest()


def typed(text: str) -> str:
    """As somebody typed it: small letters, Thai digits, spaces, hyphens, and letters taken for digits."""
    letters = arabic(text).upper().translate(_ALIKE)
    return "".join(letter for letter in letters[:60] if letter in ALPHABET)


def printed(code: str) -> str:
    """In groups of four: 7K2M-9QXA."""
    return "-".join(code[at : at + _GROUP] for at in range(0, len(code), _GROUP))
