"""Reads what a picture says beside what it shows: place, camera, comments. What it shows, nobody but a person can tell."""

from collections.abc import Iterator
from typing import Any

GPS = 0x8825


def pieces(path: str) -> Iterator[dict[str, Any]]:
    from PIL import Image

    yield {"sign": "picture", "at": "file"}
    with Image.open(path) as picture:
        marks = picture.getexif()
        if marks.get_ifd(GPS):
            yield {"sign": "gps", "at": "properties"}
        words = [str(value) for value in marks.values() if isinstance(value, str)]
        words += [_text(value) for value in picture.info.values() if isinstance(value, (str, bytes))]
    told = "\n".join(word for word in words if word.strip())
    if told:
        yield {"text": told, "at": "properties", "hidden": 1}


def _text(value: str | bytes) -> str:
    return value if isinstance(value, str) else value.decode("utf-8", "ignore")
