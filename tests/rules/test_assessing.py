"""What an item earns from what was found of its components."""

from fractions import Fraction

import pytest

from prongsai.rules.assessing import PointRule, Points, Verdict, points_of, rule_of

MET, NOT, NA = Verdict.MET, Verdict.NOT_MET, Verdict.NOT_APPLICABLE
WHOLE = Points(Fraction(0), Fraction(100))


@pytest.mark.parametrize(
    ("verdicts", "every", "share"),
    [
        ((MET, MET), Fraction(100), Fraction(100)),
        ((MET, NOT), Fraction(0), Fraction(50)),
        ((MET, NOT, NOT), Fraction(0), Fraction(100, 3)),
        ((MET, NA), Fraction(100), Fraction(100)),
        ((NOT, NA), Fraction(0), Fraction(0)),
        ((NA, NA), None, None),
        ((), None, None),
    ],
)
def test_points(verdicts: tuple[Verdict, ...], every: Fraction | None, share: Fraction | None) -> None:
    assert points_of(verdicts, PointRule.ALL, WHOLE) == every
    assert points_of(verdicts, PointRule.SHARE, WHOLE) == share


def test_points_lie_on_the_scale() -> None:
    narrow = Points(Fraction(20), Fraction(80))
    assert points_of((MET, NOT), PointRule.SHARE, narrow) == 50
    assert points_of((MET, NOT), PointRule.ALL, narrow) == 20


def test_a_framework_without_partial_credit_needs_every_component() -> None:
    assert rule_of("none") is rule_of("") is PointRule.ALL
    assert rule_of("by_component") is PointRule.SHARE
