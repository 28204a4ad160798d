"""Codes of cards and tokens of addresses: letters and digits that are not mistaken for one another, read aloud or copied by hand.

A code ends in a check that only this server can make: a slip of the pen is told from a card that was used, without any
list of codes that were ever good.
"""

import hmac
import re
import secrets
from hashlib import sha256

from django.conf import settings

LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Without 0 O, 1 I L."""
TOKEN_LENGTH = 7
BODY_LENGTH, CHECK_LENGTH = 9, 3
SEAL_LENGTH = 20
CODE_LENGTH = BODY_LENGTH + CHECK_LENGTH
LOOKS_LIKE = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


def new_token() -> str:
    """Of a short address: small letters, 27 thousand million of them."""
    return "".join(secrets.choice(LETTERS) for _ in range(TOKEN_LENGTH)).lower()


def new_drawer() -> int:
    """A number between 1 and 2**31 - 1."""
    return secrets.randbelow(2**31 - 1) + 1


def new_code(wave_token: str) -> str:
    """Nine drawn letters (44 bits) and three that check them."""
    body = "".join(secrets.choice(LETTERS) for _ in range(BODY_LENGTH))
    return body + _check(wave_token, body)


def tidied(typed: str) -> str:
    """As it was printed: without spaces and hyphens, in capitals."""
    return re.sub(r"[\s\-–—·.]", "", typed[:60]).upper().translate(LOOKS_LIKE)


def is_of_wave(wave_token: str, code: str) -> bool:
    """The code is complete and was made for this wave; whether it is still good is for the store to say."""
    if len(code) != CODE_LENGTH or not set(code) <= set(LETTERS):
        return False
    return hmac.compare_digest(_check(wave_token, code[:BODY_LENGTH]), code[BODY_LENGTH:])


def printed(code: str) -> str:
    """In groups of four: K7QM 2XHF 9T4D."""
    return " ".join(code[start : start + 4] for start in range(0, CODE_LENGTH, 4))


def kiosk_mark(code: str) -> str:
    """What is kept of the code that sets up a kiosk."""
    return hmac.new(settings.SECRET_KEY.encode(), f"kiosk code {code}".encode(), sha256).hexdigest()


def kiosk_seal(token: str) -> str:
    """The part of a kiosk's address that only this server can make; good as long as the kiosk is not ended."""
    digest = hmac.digest(settings.SECRET_KEY.encode(), f"kiosk address {token}".encode(), sha256)
    return "".join(LETTERS[byte % len(LETTERS)] for byte in digest[:SEAL_LENGTH]).lower()


def is_kiosk_code(code: str, mark: str) -> bool:
    return hmac.compare_digest(kiosk_mark(code), mark)


def is_kiosk_seal(seal: str, token: str) -> bool:
    return hmac.compare_digest(kiosk_seal(token).encode(), seal.encode())


def _check(wave_token: str, body: str) -> str:
    digest = hmac.digest(settings.SECRET_KEY.encode(), f"card {wave_token} {body}".encode(), sha256)
    return "".join(LETTERS[byte % len(LETTERS)] for byte in digest[:CHECK_LENGTH])
