"""Whether two pictures look the same: a difference hash of 128 bits, and the bits in which two of them differ.

Each bit says whether brightness rises to the next of 9 x 9 fields, across and down. Resizing, another compression and a
change of light hardly touch it; another scene changes about half of it.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TypeVar

from PIL import Image

SIDE = 8
NEAR = 10
PLAIN = 12
Key = TypeVar("Key")


def look_of(picture: Image.Image) -> str:
    """32 hexadecimal digits; "" for a plain surface, which looks like every other."""
    grey = picture.convert("L").resize((SIDE + 1, SIDE + 1), Image.Resampling.BOX).tobytes()
    rows = [grey[start : start + SIDE + 1] for start in range(0, len(grey), SIDE + 1)]
    bits = 0
    for line in [*rows[:SIDE], *list(zip(*rows, strict=True))[:SIDE]]:
        for here, there in pairwise(line):
            bits = bits << 1 | (here < there)
    is_plain = not PLAIN <= bits.bit_count() <= 2 * SIDE * SIDE - PLAIN
    return "" if is_plain else f"{bits:032x}"


def alike(look: str, others: Iterable[tuple[Key, str]]) -> Sequence[tuple[int, Key]]:
    """(distance, key) of those that look nearly the same as `look`, nearest first. 10,000 take about 10 ms."""
    if not look:
        return []
    own = int(look, 16)
    found = [
        (distance, key) for key, other in others if (distance := (own ^ int(other, 16)).bit_count()) <= NEAR
    ]
    return sorted(found, key=lambda pair: pair[0])
