"""Ids of rows, as addresses and forms bring them back."""

LONGEST = 18
"""Digits; no database has a row with more."""


def id_in(text: str | None) -> int | None:
    """The whole number that the text is, or None for what cannot be the id of a row."""
    if text is None or not (text.isascii() and text.isdecimal()) or len(text) > LONGEST:
        return None
    return int(text)
