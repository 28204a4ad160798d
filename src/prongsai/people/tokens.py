"""Access tokens: how they are made and known again."""

import base64
import hashlib
import secrets
import zlib

PREFIX = "pgs_"
RANDOM_BYTES = 20
HINT_LENGTH = 8
_LENGTH = len(PREFIX) + 32 + 7


def new_secret() -> str:
    """pgs_, 160 random bits, and seven letters that check them: scanners find it in code, and take nothing else for it."""
    body = base64.b32encode(secrets.token_bytes(RANDOM_BYTES)).decode().lower()
    return f"{PREFIX}{body}{_check_letters(body)}"


def is_well_formed(secret: str) -> bool:
    """Could this be a token? Asked before the database is."""
    body = secret[len(PREFIX) : -7]
    return (
        len(secret) == _LENGTH
        and secret.isascii()
        and secret.startswith(PREFIX)
        and secrets.compare_digest(secret[-7:], _check_letters(body))
    )


def hash_of(secret: str) -> str:
    """SHA-256, hexadecimal. 160 random bits need no salt and no slow hash."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _check_letters(body: str) -> str:
    checksum = zlib.crc32(body.encode()).to_bytes(4, "big")
    return base64.b32encode(checksum).decode().lower().rstrip("=")
