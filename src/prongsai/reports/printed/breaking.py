"""Where a line of Thai may not end, for the typesetter of the PDF.

It breaks Thai by dictionary, and there it forgets what follows: a closing bracket, a slash or ๆ could open the next
line, and an abbreviation such as พ.ศ. could be torn. Such places are marked here and drawn as one piece.
"""

import re

OPEN, CLOSE = "\ue000", "\ue001"
LEADING_VOWELS = "เแโใไ"
AT_MOST = 7
MARKS = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
ABBREVIATION = re.compile(r"(?<![ก-๛.])(?:[ก-ฮ]{1,4}\.){1,6}|(?:[ก-ฮ]\.){2,6}")
THAI_BEFORE_CLOSING = re.compile(r"(?P<word>[ก-\u0e4e]+)(?P<closing>[)\]:;,/!?%”’\"]+| ?ๆ)")
ONSET = re.compile(r"(?<=[ะาำิีึืุู็่้๊๋์])[ก-ฮ](?=[ะัาำิีึืุู็่้๊๋])")


def keep_together(text: str) -> str:
    """The text with OPEN and CLOSE around what must stand on one line; short pieces only, so that columns hold them."""
    bare = text.replace(OPEN, "").replace(CLOSE, "")
    marked = ABBREVIATION.sub(lambda found: f"{OPEN}{found.group()}{CLOSE}", bare)
    return THAI_BEFORE_CLOSING.sub(_with_its_closing, marked)


def _with_its_closing(found: re.Match[str]) -> str:
    word, closing = found.group("word", "closing")
    place = _start_of_last_piece(word)
    return found.group() if place is None else f"{word[:place]}{OPEN}{word[place:]}{closing}{CLOSE}"


def _start_of_last_piece(word: str) -> int | None:
    """Where the piece begins that goes with the closing: a short word whole, else its last syllable, if one is plain."""
    if _width(word) <= AT_MOST:
        return 0
    starts = [place for place, letter in enumerate(word) if letter in LEADING_VOWELS]
    starts += [found.start() for found in ONSET.finditer(word)]
    return max((place for place in starts if 2 <= _width(word[place:]) <= AT_MOST), default=None)


def _width(word: str) -> int:
    """Letters that take room of their own."""
    return len(MARKS.sub("", word))
