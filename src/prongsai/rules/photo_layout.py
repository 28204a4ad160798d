"""How photos stand on a paper: rows of an even grid. The same rule lays them on the page and on paper."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class Layout(StrEnum):
    """AUTO chooses by the number of photos; ONE to FOUR stand side by side; LARGE is one across and small ones below."""

    AUTO = "auto"
    ONE = "one"
    TWO = "two"
    THREE = "three"
    FOUR = "four"
    LARGE = "large"


_ABREAST = {Layout.ONE: 1, Layout.TWO: 2, Layout.THREE: 3, Layout.FOUR: 4}
MOST_ABREAST = 3
"""Chosen automatically: four side by side are small on A4, so that is for people to choose."""
SMALL_ABREAST = 3


@dataclass(frozen=True, slots=True)
class PhotoRow:
    """Some photos side by side, in order.

    first   place of its first photo in the series, from 0
    count   how many photos it has
    of      how many the width has room for; a row that is not full leaves the rest empty
    """

    first: int
    count: int
    of: int

    @property
    def width(self) -> Fraction:
        """Of one photo, as a share of the whole width."""
        return Fraction(1, self.of)

    @property
    def places(self) -> range:
        return range(self.first, self.first + self.count)


def photo_rows(count: int, layout: Layout = Layout.AUTO) -> tuple[PhotoRow, ...]:
    """The rows in which that many photos stand, each photo once and in order; () for none."""
    if layout is Layout.AUTO:
        return _balanced(count)
    if layout is Layout.LARGE:
        return (*_even(min(count, 1), 1), *_even(count - 1, SMALL_ABREAST, begin=1))
    return _even(count, _ABREAST[layout])


def _even(count: int, abreast: int, begin: int = 0) -> tuple[PhotoRow, ...]:
    return tuple(
        PhotoRow(begin + first, min(abreast, count - first), abreast) for first in range(0, count, abreast)
    )


def _balanced(count: int) -> tuple[PhotoRow, ...]:
    """As few rows as possible, none left with a lonely photo, the larger photos above."""
    number = -(-count // MOST_ABREAST)
    rows, first = [], 0
    for left in range(number, 0, -1):
        here = (count - first) // left
        rows.append(PhotoRow(first, here, here))
        first += here
    return tuple(rows)
