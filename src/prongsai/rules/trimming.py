"""Where figures are carried up rounded: start from a set of raises that reaches, and take away what is not needed."""

from collections.abc import Callable, Mapping
from fractions import Fraction


def trimmed(
    raised: Mapping[str, Fraction],
    before: Mapping[str, Fraction],
    unit: Fraction,
    reaches: Callable[[Mapping[str, Fraction]], bool],
) -> dict[str, Fraction]:
    """Drop whole raises, the smallest first, then lower the others as far as `reaches` stays true.

    After it no single raise can be dropped, or lowered by one unit.
    """
    kept = dict(raised)
    for code in sorted(raised, key=lambda code: raised[code] - before[code]):
        without = {other: value for other, value in kept.items() if other != code}
        if reaches(without):
            kept = without
    for code in kept:
        kept[code] = _least(code, kept, before[code], unit, reaches)
    return kept


def _least(
    code: str,
    raised: Mapping[str, Fraction],
    before: Fraction,
    unit: Fraction,
    reaches: Callable[[Mapping[str, Fraction]], bool],
) -> Fraction:
    """The lowest figure on the grid for one raise with the others as they are; found by halving."""
    low, high = before // unit, raised[code] // unit
    while high - low > 1:
        middle = (low + high) // 2
        if reaches({**raised, code: middle * unit}):
            high = middle
        else:
            low = middle
    return high * unit
