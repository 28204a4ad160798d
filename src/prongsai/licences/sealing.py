"""Sealing of what tells who applied: AES-GCM under keys that the database does not hold, bound to one row and column."""

import base64
import hashlib
import hmac
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import models

_NONCE = 12
_MARK = "1."


class CannotOpen(Exception):
    """The sealed text was moved or changed, or its key is no longer set."""


def seal(row: models.Model, column: str, text: str) -> str:
    """row: with its id set; column: the field that the sealed text goes into."""
    return _MARK + base64.b64encode(seal_bytes(row, column, text.encode())).decode()


def seal_bytes(row: models.Model, column: str, content: bytes) -> bytes:
    nonce = secrets.token_bytes(_NONCE)
    return nonce + AESGCM(_keys()[0]).encrypt(nonce, content, _place(row, column))


def opened(row: models.Model, column: str) -> str:
    """What stands sealed in that field of that row. Raises CannotOpen."""
    return _opened_bytes(row, column, _unwrapped(row, column)).decode()


def opened_bytes(row: models.Model, column: str) -> bytes:
    """The same of a field of bytes. Raises CannotOpen."""
    return _opened_bytes(row, column, bytes(getattr(row, column)))


def sealed_anew(row: models.Model, column: str) -> str:
    """The same text under the first key; unchanged where it is so already. Raises CannotOpen."""
    if _opened_with(_keys()[0], row, column, _unwrapped(row, column)) is not None:
        return str(getattr(row, column))
    return seal(row, column, opened(row, column))


def mark_of(content: bytes) -> str:
    """The same for the same content under the first key; tells nothing to whoever lacks the key."""
    return hmac.digest(_keys()[0], content, "sha256").hex()


def key_name() -> str:
    """Tells the first key from others."""
    return hashlib.sha256(_keys()[0]).hexdigest()[:16]


def _opened_bytes(row: models.Model, column: str, sealed: bytes) -> bytes:
    for key in _keys():
        found = _opened_with(key, row, column, sealed)
        if found is not None:
            return found
    raise CannotOpen(column)


def _unwrapped(row: models.Model, column: str) -> bytes:
    """The bytes of a sealed text. Raises CannotOpen."""
    text = str(getattr(row, column))
    if not text.startswith(_MARK):
        raise CannotOpen(column)
    try:
        return base64.b64decode(text.removeprefix(_MARK), validate=True)
    except ValueError as broken:
        raise CannotOpen(column) from broken


def _opened_with(key: bytes, row: models.Model, column: str, sealed: bytes) -> bytes | None:
    try:
        return AESGCM(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], _place(row, column))
    except (InvalidTag, ValueError):
        return None


def _place(row: models.Model, column: str) -> bytes:
    return f"{row._meta.db_table}|{column}|{row.pk}".encode()


def _keys() -> list[bytes]:
    """LICENCE_KEYS, else the secret key and those before it; the first one seals."""
    texts: list[str] = settings.LICENCE_KEYS or [
        settings.SECRET_KEY,
        *map(str, settings.SECRET_KEY_FALLBACKS),
    ]
    return [hashlib.sha256(b"prongsai licences\0" + text.encode()).digest() for text in texts]
