"""How far the figure of a survey may lie from that of everybody, and whether two figures differ by more than chance.

Both take the answers for a random draw. Answers that people chose to give are none: say so beside every margin.
The normal quantile is the only number that is not exact; it is taken up to the next thousandth, so margins err on the wide side.
"""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import ceil, isqrt
from statistics import NormalDist

from prongsai.rules.survey import Question
from prongsai.rules.survey_tally import Tally, item_mean

ONE_IN_TWENTY = Fraction(1, 20)


@dataclass(frozen=True, slots=True)
class Spread:
    """The answers of one question as points from 0 to 100.

    base      how many, at least 2
    variance  of a single answer, counted with base - 1
    """

    base: int
    mean: Fraction
    variance: Fraction

    def mean_variance(self, people: int | None = None) -> Fraction:
        """Variance of the mean. people: how many there are in all; the more of them answered, the less is left to chance."""
        left = Fraction(max(people - self.base, 0), max(people - 1, 1)) if people is not None else Fraction(1)
        return self.variance / self.base * left


class Verdict(StrEnum):
    """What can be said of two figures. ALIKE: chance alone may explain the difference."""

    HIGHER = "higher"
    LOWER = "lower"
    ALIKE = "alike"


@dataclass(frozen=True, slots=True)
class Change:
    """From one survey to the next.

    by        the later mean less the earlier one
    told_from the smallest difference that these answers could have told from chance
    """

    by: Fraction
    told_from: Fraction
    verdict: Verdict


def spread(question: Question, counted: Tally) -> Spread | None:
    """None where fewer than two answers count: one answer has no spread."""
    if counted.base < 2:
        return None
    mean = item_mean(question, counted)
    squares = sum(
        (count * (points - mean) ** 2 for points, count in zip(question.points, counted.counts, strict=True)),
        Fraction(0),
    )
    return Spread(counted.base, mean, squares / (counted.base - 1))


def margin(answers: Spread, *, people: int | None = None) -> Fraction:
    """Half the width of the interval that holds the mean of everybody in 19 of 20 random draws, to hundredths, rounded up."""
    return _root_up(critical(answers.base - 1) ** 2 * answers.mean_variance(people))


def change(
    before: Spread,
    after: Spread,
    *,
    comparisons: int = 1,
    people_before: int | None = None,
    people_after: int | None = None,
) -> Change:
    """Welch's test of two means.

    comparisons   how many questions are compared at once: with twelve, one would differ by chance every other year
                  if each were tested alone
    """
    earlier, later = before.mean_variance(people_before), after.mean_variance(people_after)
    limit = critical(_freedom(before, after, earlier, later), comparisons) ** 2 * (earlier + later)
    by = after.mean - before.mean
    return Change(by, _root_up(limit), _verdict(by, limit))


def _verdict(by: Fraction, limit: Fraction) -> Verdict:
    if by**2 <= limit:
        return Verdict.ALIKE
    return Verdict.HIGHER if by > 0 else Verdict.LOWER


def share_between(part: int, whole: int) -> tuple[Fraction, Fraction]:
    """Wilson's interval of a share, 0 to 1, for 19 of 20 draws; to ten-thousandths, outward. whole: at least 1."""
    z2 = critical(None) ** 2
    share = Fraction(part, whole)
    middle = share + z2 / (2 * whole)
    half = _root_up(z2 * (share * (1 - share) / whole + z2 / (4 * whole**2)), places=4)
    below = 1 + z2 / whole
    return max((middle - half) / below, Fraction(0)), min((middle + half) / below, Fraction(1))


def critical(freedom: int | None, comparisons: int = 1) -> Fraction:
    """How many standard errors chance reaches in one of twenty draws: Student's quantile by its series in 1/freedom.

    freedom       degrees of freedom; None for endless many
    comparisons   the one in twenty is shared among so many (Bonferroni)
    """
    z = Fraction(NormalDist().inv_cdf(1 - float(ONE_IN_TWENTY) / 2 / comparisons))
    if freedom is not None:
        freedom = max(freedom, 1)
        z += (z**3 + z) / (4 * freedom) + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * freedom**2)
    return Fraction(ceil(z * 1000), 1000)


def _freedom(before: Spread, after: Spread, earlier: Fraction, later: Fraction) -> int:
    below = earlier**2 / (before.base - 1) + later**2 / (after.base - 1)
    return int((earlier + later) ** 2 / below) if below else before.base + after.base - 2


def _root_up(value: Fraction, places: int = 2) -> Fraction:
    """The square root, up to the next step of the last place."""
    scale = 10**places
    steps = ceil(value * scale**2)
    root = isqrt(steps)
    return Fraction(root + (root * root < steps), scale)
