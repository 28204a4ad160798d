"""Rounding by a named policy, and figures as text, in whole numbers: no figure passes through a float.

Figures are never negative here; a *unit* is one step of the last place shown (0.01 where two places are shown).
"""

from fractions import Fraction
from functools import cache, lru_cache

from prongsai.rules.framework import Rounding, RoundingMode


@cache
def units_per_point(places: int) -> int:
    """How many units make one point: 100 where two places are shown."""
    return int(10**places)


def grid(rounding: Rounding) -> Fraction:
    """One unit: the step from one shown figure to the next."""
    return Fraction(1, units_per_point(rounding.places))


def units(numerator: int, denominator: int, rounding: Rounding) -> int:
    """The figure numerator / denominator, rounded, counted in units: 97.885 -> 9789 half up at two places."""
    scaled = numerator * units_per_point(rounding.places)
    if rounding.mode is RoundingMode.HALF_UP:
        return (2 * scaled + denominator) // (2 * denominator)
    whole, rest = divmod(scaled, denominator)
    if rounding.mode is RoundingMode.HALF_EVEN:
        return whole + (2 * rest > denominator or (2 * rest == denominator and whole % 2 == 1))
    return whole


@lru_cache(maxsize=1 << 15)
def text_of_units(count: int, places: int) -> str:
    """9789 -> "97.89"; a minus sign where the count is negative (differences)."""
    sign = "-" if count < 0 else ""
    whole, rest = divmod(abs(count), units_per_point(places))
    return f"{sign}{whole}.{rest:0{places}d}" if places else f"{sign}{whole}"


def rounded(value: Fraction, rounding: Rounding) -> Fraction:
    return Fraction(units(*value.as_integer_ratio(), rounding), units_per_point(rounding.places))


def shown(value: Fraction, rounding: Rounding) -> str:
    return text_of_units(units(*value.as_integer_ratio(), rounding), rounding.places)


def exact_text(value: Fraction, *, least_places: int = 0) -> str:
    """A decimal that ends ("97.885", "100"), with at least so many places; else a fraction ("281/3")."""
    places = _places_of(value.denominator)
    if places is None:
        return str(value)
    places = max(places, least_places)
    return text_of_units(int(value * units_per_point(places)), places)


def _places_of(denominator: int) -> int | None:
    """Decimals needed, or None where the decimals never end."""
    twos = fives = 0
    while denominator % 2 == 0:
        denominator, twos = denominator // 2, twos + 1
    while denominator % 5 == 0:
        denominator, fives = denominator // 5, fives + 1
    return max(twos, fives) if denominator == 1 else None


def least_shown_as(limit: Fraction, rounding: Rounding) -> tuple[Fraction, bool]:
    """The exact figure from which on `limit` or more is shown, and whether that figure itself is enough.

    Half up at two places: 95 -> (94.995, True). Half to even: 95.01 -> (95.005, False), because 95.005 shows 95.00.
    """
    per_point = units_per_point(rounding.places)
    wanted = -(-limit.numerator * per_point // limit.denominator)
    if rounding.mode is RoundingMode.DOWN:
        return Fraction(wanted, per_point), True
    edge = Fraction(2 * wanted - 1, 2 * per_point)
    return edge, rounding.mode is RoundingMode.HALF_UP or wanted % 2 == 0
