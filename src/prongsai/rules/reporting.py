"""Reporting rounds of a fiscal year, and whether a result says more than its measure did."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from prongsai.rules.calendar import FiscalYear
from prongsai.rules.framework import Text
from prongsai.rules.numbered_lines import points_of
from prongsai.rules.thai_text import folded

PIECE = 5
SAME = Fraction(9, 10)
"""A point repeats the plan when nine in ten of its pieces of five letters stand there already."""


@dataclass(frozen=True, slots=True)
class Half:
    """One reporting round of a year: the first six months, or all twelve.

    months     counted from October
    calendar   the rule of the framework's calendar that says when the report is due
    """

    key: str
    months: int
    calendar: str
    text: Text

    def starts_on(self, year: FiscalYear) -> date:
        return year.starts_on

    def ends_on(self, year: FiscalYear) -> date:
        """The last day before the month in which the next round begins."""
        years, month = divmod(9 + self.months, 12)
        after = date(year.starts_on.year + years, month + 1, 1)
        return date.fromordinal(after.toordinal() - 1)


def only_repeats(said: str, planned: Iterable[str]) -> bool:
    """Does every point of a result only say again what the measure's steps say? A result without words repeats nothing.

    planned   the steps of the measure
    """
    known = {piece for step in planned for piece in _pieces(step)}
    points = [pieces for point in points_of(said) if (pieces := _pieces(point))]
    return bool(points) and all(_is_known(pieces, known) for pieces in points)


def _is_known(pieces: set[str], known: set[str]) -> bool:
    return len(pieces & known) >= SAME * len(pieces)


def _pieces(text: str) -> set[str]:
    letters = folded(text)
    return {letters[at : at + PIECE] for at in range(max(1, len(letters) - PIECE + 1))} - {""}
