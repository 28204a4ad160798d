"""The plan of a round, read by everybody in scope; opened to other agencies, or closed to them."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from prongsai.accounts.members import MemberRequest
from prongsai.measures import actions, queries
from prongsai.measures.models import Plan
from prongsai.measures.presenters.plan import plan_page
from prongsai.measures.views.answers import plan_address, round_to_plan
from prongsai.rounds.models import Round
from prongsai.rounds.queries import round_or_404


@require_safe
def plan(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """How the plan stands, what is open, and every item with its measures."""
    round_ = round_or_404(request.member, agency, year)
    planned, open_at = queries.whole_plan(round_), request.GET.get("open", "")
    page = plan_page(round_, planned, viewer=request.member, open_at=open_at)
    return render(request, "measures/plan.html", {"page": page})


@require_POST
def publish_plan(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    round_ = round_to_plan(request, agency, year)
    try:
        actions.publish_plan(plan=plan_or_404(round_), by=request.member, now=timezone.now())
    except actions.CannotPublish as refused:
        messages.error(request, _REFUSED[refused.code]())
    else:
        messages.success(
            request, _("The plan is published. Other agencies can now copy from it, with credit.")
        )
    return HttpResponseRedirect(plan_address(round_, "publishing"))


@require_POST
def withdraw_plan(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    round_ = round_to_plan(request, agency, year)
    actions.withdraw_plan(plan=plan_or_404(round_), by=request.member, now=timezone.now())
    messages.success(request, _("The plan is for your own agency only again."))
    return HttpResponseRedirect(plan_address(round_, "publishing"))


def plan_or_404(round_: Round) -> Plan:
    found = queries.plan_of(round_)
    if found is None:
        raise Http404
    found.round = round_
    return found


_REFUSED = {
    "empty": lambda: _("There is no measure yet, so there is nothing to publish."),
    "unfinished": lambda: _(
        "Something is still open in this plan. Please finish the list above, then publish."
    ),
}
