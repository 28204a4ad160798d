"""The plan is handed in, endorsed, returned, approved, and opened again."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from prongsai.accounts.members import MemberRequest
from prongsai.approvals.views import decide
from prongsai.measures.approving import PLAN
from prongsai.measures.views.plans import plan_or_404
from prongsai.rounds.links import of_round
from prongsai.rounds.queries import round_or_404


@require_http_methods(["GET", "POST"])
def decide_on_plan(request: MemberRequest, agency: str, year: int, move: str) -> HttpResponse:
    """One move of measures.states.PLAN_FLOW."""
    round_ = round_or_404(request.member, agency, year)
    title = _("Measures of FY %(year)s") % {"year": year}
    crumbs = ((title, of_round("measures:plan", round_)),)
    return decide(request, PLAN, plan_or_404(round_), move, crumbs=crumbs)
