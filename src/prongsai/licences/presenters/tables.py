"""Tables of this room, on pages and in files."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from prongsai.licences.queries import PublicLine
from prongsai.rules.arithmetic import shown as rounded
from prongsai.rules.framework import Rounding, RoundingMode
from prongsai.ui.language import in_words

NOTHING = "–"
ONE_PLACE = Rounding(RoundingMode.HALF_UP, 1)


@dataclass(frozen=True, slots=True)
class Cell:
    """tone: of a state, shown with its icon; note: small words below."""

    text: str
    href: str = ""
    is_number: bool = False
    tone: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """heads: (words, is a number). rows: the first cell names the row."""

    caption: str
    heads: tuple[tuple[str, bool], ...]
    rows: tuple[tuple[Cell, ...], ...]

    def lines(self) -> list[tuple[str, ...]]:
        """For a file."""
        head = tuple(words for words, _is_number in self.heads)
        return [head, *(tuple(cell.text for cell in row) for row in self.rows)]


def times_heads() -> tuple[tuple[str, bool], ...]:
    return (
        (_("Filed"), True),
        (_("Decided so far"), True),
        (_("Median working days"), True),
        (_("Overdue"), True),
        (_("Overdue, %"), True),
    )


def decimal(value: Fraction | None) -> str:
    return NOTHING if value is None else rounded(value, ONE_PLACE)


def number(text: str, note: str = "") -> Cell:
    return Cell(text, is_number=True, note=note)


def public_table(lines: Sequence[PublicLine]) -> Table:
    rows = tuple(
        (
            Cell(in_words(one.name)),
            number(_told(one.filed)),
            number(_told(one.decided)),
            number(decimal(one.median_days)),
            number(_told(one.overdue)),
            number(decimal(one.overdue_share)),
        )
        for one in lines
    )
    return Table(_("Times of applications"), ((_("Kind"), False), *times_heads()), rows)


def _told(count: int | None) -> str:
    """A count that is left out may be small, or stand beside a small one."""
    return _("not told") if count is None else f"{count:,}"
