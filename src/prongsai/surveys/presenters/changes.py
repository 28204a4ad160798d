"""Changes since last year in words that promise no more than the test."""

from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from prongsai.rules.arithmetic import shown
from prongsai.rules.framework import Rounding, RoundingMode
from prongsai.rules.survey_margin import Change, Verdict
from prongsai.surveys.models import Wave
from prongsai.surveys.telling.comparing import SinceLastYear

TWO_PLACES = Rounding(RoundingMode.HALF_UP, 2)


@dataclass(frozen=True, slots=True)
class ChangeShown:
    """tone: of a status; by: with its sign; told_from: the smallest difference that could have been told from chance."""

    tone: str
    words: str
    by: str
    told_from: str


def change_of(found: Change | None) -> ChangeShown | None:
    if found is None:
        return None
    tone, words = {
        Verdict.HIGHER: ("accepted", _("Higher")),
        Verdict.LOWER: ("late", _("Lower")),
        Verdict.ALIKE: ("idle", _("No change that can be told")),
    }[found.verdict]
    return ChangeShown(tone, words, signed(found.by), shown(found.told_from, TWO_PLACES))


def signed(value: Fraction) -> str:
    """With a plus or a true minus sign, two decimals."""
    size = shown(abs(value), TWO_PLACES)
    if size == "0.00":
        return size
    return f"+{size}" if value > 0 else f"−{size}"


def since_in_words(wave: Wave, since: SinceLastYear | None) -> str:
    year = wave.round.fiscal_year - 1
    if since is None:
        return _("There is no survey of FY %(year)s in this system to compare with.") % {"year": year}
    if not since.changes:
        return _("No question was asked in the same way in FY %(year)s, so nothing is compared.") % {
            "year": year
        }
    return _(
        "Compared with FY %(year)s, for questions that stayed the same. “Higher” and “lower” mean: chance alone would show such a difference "
        "in any of these questions in at most one of twenty years. Otherwise the answers do not tell whether anything changed."
    ) % {"year": year}
