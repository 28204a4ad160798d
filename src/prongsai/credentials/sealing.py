"""Sealing of the secrets of second factors, so that a copy of the database alone opens nothing."""

import base64
import hashlib

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


class CannotOpen(Exception):
    """No key that is set opens this secret: keys were changed and the old one was not left in the list."""


def seal(text: str) -> str:
    return _keyring().encrypt(text.encode()).decode()


def opened(sealed: str) -> str:
    """Raises CannotOpen."""
    try:
        return _keyring().decrypt(sealed.encode()).decode()
    except InvalidToken as refused:
        raise CannotOpen from refused


def sealed_anew(sealed: str) -> str:
    """The same secret under the first key; unchanged where it is so already. Raises CannotOpen."""
    try:
        _keys()[0].decrypt(sealed.encode())
    except InvalidToken:
        return seal(opened(sealed))
    return sealed


def _keyring() -> MultiFernet:
    return MultiFernet(_keys())


def _keys() -> list[Fernet]:
    """FACTOR_KEYS, else the secret key and those before it. Any text is a key: it is hashed to the length that is needed."""
    texts: list[str] = settings.FACTOR_KEYS or [settings.SECRET_KEY, *map(str, settings.SECRET_KEY_FALLBACKS)]
    return [Fernet(_key(text)) for text in texts]


def _key(text: str) -> bytes:
    return base64.urlsafe_b64encode(hashlib.sha256(b"prongsai second factors\0" + text.encode()).digest())
