"""The page on which the guidelines of a plan are written."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from prongsai.measures.forms import GuidelinesForm
from prongsai.measures.models import Plan
from prongsai.measures.states import HELD
from prongsai.rounds.links import of_round
from prongsai.rules.framework import Text
from prongsai.ui.parts import Crumbs
from prongsai.ui.versions import Versions


@dataclass(frozen=True, slots=True)
class GuidelinesPage:
    """points: as they stand; is_held: the plan is handed in or approved, so nothing is written now."""

    title: str
    agency: Text
    crumbs: Crumbs
    form: GuidelinesForm
    points: tuple[str, ...]
    is_held: bool
    versions: Versions | None
    back: str


def guidelines_page(plan: Plan, *, form: GuidelinesForm, versions: Versions | None = None) -> GuidelinesPage:
    """No query; plan with its round and agency."""
    round_, title = plan.round, _("How the work on disclosure is done")
    back = of_round("measures:plan", round_)
    return GuidelinesPage(
        title=title,
        agency=Text(round_.agency.name_th, round_.agency.name_en),
        crumbs=((_("Measures of FY %(year)s") % {"year": round_.fiscal_year}, back), (title, "")),
        form=form,
        points=points_in(plan),
        is_held=plan.state in HELD,
        versions=versions,
        back=back,
    )


def points_in(plan: Plan | None) -> tuple[str, ...]:
    """Each point without its number."""
    return tuple(plan.guidelines.split("\n")) if plan and plan.guidelines else ()
