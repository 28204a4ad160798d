"""The names of files, as people gave them, made harmless."""

import re
import unicodedata

LONGEST = 150
_PATH = re.compile(r".*[/\\]", re.DOTALL)
_BLANK = re.compile(r"\s+")
_RESERVED = re.compile(r'[<>:"|?*]')


def tidy_name(name: str, ending: str) -> str:
    """The name without path, control and direction characters, at most 150 long, with the ending of its real type.

    "..\\..\\a\\u202egpj.exe" never hides what a file is: direction marks go, and the ending is ours (".pdf").
    """
    text = unicodedata.normalize("NFC", _PATH.sub("", name))
    text = "".join(sign for sign in text if not unicodedata.category(sign).startswith("C"))
    text = _RESERVED.sub("", _BLANK.sub(" ", text)).rstrip(" .")
    stem = text[: -len(ending)] if text.lower().endswith(ending) else re.sub(r"\.[A-Za-z0-9]{1,5}$", "", text)
    return (stem.strip(" .")[: LONGEST - len(ending)] or "file") + ending
