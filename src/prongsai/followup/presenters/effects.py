"""What the score needs: what each item is worth, and which of them lead to the next level."""

from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from prongsai.analysis.models import Finding
from prongsai.analysis.presenters.next_level import way_in_words
from prongsai.rules.arithmetic import shown
from prongsai.rules.improve import Way, cheapest_way, gain_per_point
from prongsai.rules.score import Scored
from prongsai.scoring.queries import scored_sheet


@dataclass(frozen=True, slots=True)
class Effects:
    """The result that the measures start from, with what a point of each item is worth for its total."""

    year: int
    scored: Scored
    gains: dict[str, Fraction]
    way: Way | None

    def sentence(self, code: str) -> str:
        """What the item could bring: how far it is from 100, what that is worth, whether it is on the cheapest way."""
        step = self.scored.steps.get(code)
        if step is None or step.value is None:
            return ""
        rounding = self.scored.framework.rounding
        words = {
            "figure": step.shown,
            "year": self.year,
            "gain": shown(self.gain_to_full(code), rounding),
        }
        said = _("%(figure)s points in FY %(year)s; full marks would add %(gain)s to the total.") % words
        lift = next((one for one in self.way.raises if one.code == code), None) if self.way else None
        if lift is None:
            return said
        needed = _("The cheapest way to the next level needs %(figure)s here.") % {
            "figure": shown(lift.after, rounding)
        }
        return f"{said} {needed}"

    def gain_to_full(self, code: str) -> Fraction:
        """What the total would gain if the item had full marks."""
        step = self.scored.steps.get(code)
        if step is None or step.value is None:
            return Fraction(0)
        return (100 - step.value) * self.gains.get(code, Fraction(0))

    def way_sentence(self) -> str:
        return way_in_words(self.scored, self.way)


def effects_of(findings: tuple[Finding, ...] | list[Finding]) -> Effects | None:
    """For items of one analysis; None where there are none. One query, two where the framework is not at hand."""
    if not findings:
        return None
    baseline = findings[0].analysis.baseline
    scored = scored_sheet(baseline)
    gains = dict(gain_per_point(scored.framework, scored)) if scored.total.value is not None else {}
    return Effects(baseline.round.fiscal_year, scored, gains, cheapest_way(scored))
