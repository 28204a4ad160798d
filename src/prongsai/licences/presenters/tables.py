"""Tables of times, on pages and in files."""

from collections.abc import Sequence
from fractions import Fraction

from django.utils.translation import gettext as _

from prongsai.licences.queries import PublicLine
from prongsai.rules.arithmetic import shown as rounded
from prongsai.rules.framework import Rounding, RoundingMode
from prongsai.ui.language import in_words
from prongsai.ui.parts import NOTHING, Cell, Table, numeric

ONE_PLACE = Rounding(RoundingMode.HALF_UP, 1)


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


def public_table(lines: Sequence[PublicLine]) -> Table:
    rows = tuple(
        (
            Cell(in_words(one.name)),
            numeric(_told(one.filed)),
            numeric(_told(one.decided)),
            numeric(decimal(one.median_days)),
            numeric(_told(one.overdue)),
            numeric(decimal(one.overdue_share)),
        )
        for one in lines
    )
    return Table(_("Times of applications"), ((_("Kind"), False), *times_heads()), rows)


def _told(count: int | None) -> str:
    """A count that is left out may be small, or stand beside a small one."""
    return _("not told") if count is None else f"{count:,}"
