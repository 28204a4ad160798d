"""Which hue a code or a level wears."""

import re

INSTRUMENTS = {"I": "iit", "E": "eit", "O": "oit"}
_CODE = re.compile(r"(I|E|O)(?:IT)?\d*(?:\.\d+)?")


def instrument_of(code: str) -> str:
    """iit, eit or oit for IIT, I3, EIT1, O22; "" for codes that do not say (TOTAL, 9, 9.1)."""
    found = _CODE.fullmatch(code.upper())
    return INSTRUMENTS[found[1]] if found else ""


LEVEL_TONES = {
    "excellent": "best",
    "good": "good",
    "pass": "pass",
    "improve": "warn",
    "urgent": "urgent",
    "very_high": "best",
    "high": "good",
    "aa": "best",
    "a": "good",
    "b": "pass",
    "c": "warn",
    "d": "warn",
    "e": "urgent",
    "f": "urgent",
}


def level_tone(key: str) -> str:
    """best, good, pass, warn or urgent; "plain" for a level that no rule here knows."""
    return LEVEL_TONES.get(key.lower(), "plain")
