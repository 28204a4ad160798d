"""Sealing of what tells who applied: AES-GCM under keys that the database does not hold, bound to one row and column."""

import base64
import hashlib
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
    nonce = secrets.token_bytes(_NONCE)
    body = AESGCM(_keys()[0]).encrypt(nonce, text.encode(), _place(row, column))
    return _MARK + base64.b64encode(nonce + body).decode()


def opened(row: models.Model, column: str) -> str:
    """What stands sealed in that field of that row. Raises CannotOpen."""
    for key in _keys():
        found = _opened_with(key, row, column)
        if found is not None:
            return found
    raise CannotOpen(column)


def sealed_anew(row: models.Model, column: str) -> str:
    """The same text under the first key; unchanged where it is so already. Raises CannotOpen."""
    if _opened_with(_keys()[0], row, column) is not None:
        return str(getattr(row, column))
    return seal(row, column, opened(row, column))


def _opened_with(key: bytes, row: models.Model, column: str) -> str | None:
    sealed = str(getattr(row, column))
    if not sealed.startswith(_MARK):
        raise CannotOpen(column)
    try:
        whole = base64.b64decode(sealed.removeprefix(_MARK), validate=True)
        return AESGCM(key).decrypt(whole[:_NONCE], whole[_NONCE:], _place(row, column)).decode()
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
