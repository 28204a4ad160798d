"""Rounding agrees with the decimal module, and a limit is met exactly where it is shown."""

from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.rules.arithmetic import exact_text, grid, least_shown_as, rounded, shown
from prongsai.rules.framework import Rounding, RoundingMode

IN_DECIMAL = {
    RoundingMode.HALF_UP: ROUND_HALF_UP,
    RoundingMode.HALF_EVEN: ROUND_HALF_EVEN,
    RoundingMode.DOWN: ROUND_DOWN,
}
POLICIES = st.builds(Rounding, st.sampled_from(RoundingMode), st.integers(0, 3))


@given(st.decimals(0, 100, places=5), POLICIES)
def test_rounding_agrees_with_decimal(value: Decimal, policy: Rounding) -> None:
    wanted = value.quantize(Decimal(1).scaleb(-policy.places), IN_DECIMAL[policy.mode])
    assert shown(Fraction(value), policy) == f"{wanted:.{policy.places}f}"
    assert rounded(Fraction(value), policy) == Fraction(wanted)


@pytest.mark.parametrize(
    ("mode", "value", "text"),
    [
        (RoundingMode.HALF_UP, "97.885", "97.89"),
        (RoundingMode.HALF_EVEN, "97.885", "97.88"),
        (RoundingMode.HALF_EVEN, "97.895", "97.90"),
        (RoundingMode.DOWN, "97.889", "97.88"),
        (RoundingMode.HALF_UP, "91.055", "91.06"),
        (RoundingMode.HALF_UP, "100", "100.00"),
        (RoundingMode.HALF_UP, "0.004", "0.00"),
    ],
)
def test_two_places(mode: RoundingMode, value: str, text: str) -> None:
    assert shown(Fraction(value), Rounding(mode, 2)) == text


@pytest.mark.parametrize(
    ("value", "least_places", "text"),
    [
        ("97.885", 2, "97.885"),
        ("85", 2, "85.00"),
        ("92.5", 0, "92.5"),
        ("100", 0, "100"),
        ("281/3", 2, "281/3"),
        ("1/16", 2, "0.0625"),
        ("0.0000001", 0, "0.0000001"),
    ],
)
def test_an_exact_figure_is_a_decimal_where_one_ends(value: str, least_places: int, text: str) -> None:
    assert exact_text(Fraction(value), least_places=least_places) == text


@given(st.fractions(0, 100))
def test_an_exact_figure_reads_back_as_itself(value: Fraction) -> None:
    assert Fraction(exact_text(value)) == value


@given(st.fractions(0, 100, max_denominator=40), POLICIES)
def test_the_least_figure_shown_as_a_limit_is_the_least(limit: Fraction, policy: Rounding) -> None:
    edge, is_enough = least_shown_as(limit, policy)
    hair = grid(policy) / 1000
    assert rounded(edge + hair, policy) >= limit
    assert (edge >= 0 and rounded(edge, policy) >= limit) == (is_enough and edge >= 0)
    if edge > hair:
        assert rounded(edge - hair, policy) < limit
