"""How many rows of each list leave the brief one page: rows are added in turn, the most pressing list first."""

from collections.abc import Sequence
from math import ceil

LINE = 84
"""So many letters stand on one line of the paper, at least."""
ROOM = 17
"""Lines of the page that the lists share."""
MOST = 6


def fitted(lists: Sequence[Sequence[int]], room: int = ROOM) -> list[int]:
    """How many rows of each list are printed. lists: the letters of each row. A list that is cut takes a line to say so."""
    taken = [min(len(rows), 1) for rows in lists]
    while True:
        grown = next(
            (
                larger
                for place in sorted(range(len(lists)), key=lambda one: taken[one])
                if (larger := _one_more(taken, place, lists)) and _lines(larger, lists) <= room
            ),
            None,
        )
        if grown is None:
            return taken
        taken = grown


def _one_more(taken: Sequence[int], place: int, lists: Sequence[Sequence[int]]) -> list[int] | None:
    if taken[place] >= min(len(lists[place]), MOST):
        return None
    return [count + (here == place) for here, count in enumerate(taken)]


def _lines(taken: Sequence[int], lists: Sequence[Sequence[int]]) -> int:
    rows = sum(
        ceil(letters / LINE)
        for count, lengths in zip(taken, lists, strict=True)
        for letters in lengths[:count]
    )
    return rows + sum(count < len(lengths) for count, lengths in zip(taken, lists, strict=True))
