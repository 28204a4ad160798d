"""Thai dictionary order as a column: leading vowels stand behind their consonant, tone marks count last."""

import re

_LEADING = re.compile("([เแโใไ])([ก-ฮ])")
_TONES = str.maketrans("", "", "็่้๊๋์ํ")


def sort_key(text: str) -> str:
    """A string whose plain order is the dictionary order of `text`.

    The bare letters come first and decide; the tones follow behind a separator that sorts before every letter.
    """
    swapped = _LEADING.sub(r"\2\1", text.strip())
    return f"{swapped.translate(_TONES)}\x01{swapped}"
