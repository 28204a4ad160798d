"""The measures of a plan as rows of what the office discloses about them."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from prongsai.disclosure.suppliers import SuppliedRow
from prongsai.measures.models import Measure
from prongsai.measures.queries import measures_of
from prongsai.rounds.models import Round
from prongsai.ui.dates import span_in_words

EVERY_DIVISION, EVERY_SCHOOL = "ทุกฝ่าย", "ทุกโรงเรียน"


class PlanOfTheYear:
    """Every measure in the order of the plan, without any result. Five queries."""

    key = "plan"
    name = _("the plan of measures")

    def rows(self, round_: Round) -> Sequence[SuppliedRow]:
        return [row_of(measure) for measure in measures_of(round_)]


def row_of(measure: Measure, result: str = "") -> SuppliedRow:
    """In Thai, as it is published. No query for a measure read with its steps and units."""
    steps = [step.text for step in measure.steps.all()]
    is_numbered = len(steps) > 1 and not measure.as_written
    numbered = [f"{place}. {text}" for place, text in enumerate(steps, 1)] if is_numbered else steps
    return {
        "activity": " ".join(numbered),
        "when": _period(measure),
        "owner": _owner(measure),
        "result": result,
    }


def _period(measure: Measure) -> str:
    if measure.starts_on is None or measure.ends_on is None:
        return ""
    return span_in_words(measure.starts_on, measure.ends_on, "th")


def _owner(measure: Measure) -> str:
    groups = [EVERY_DIVISION] * measure.all_divisions + [EVERY_SCHOOL] * measure.all_schools
    return ", ".join([*groups, *(unit.name_th for unit in measure.units.all())])
