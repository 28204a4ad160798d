"""How the office works on disclosure through the year: read and written apart from the measures."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from prongsai.accounts.members import MemberRequest
from prongsai.measures import actions
from prongsai.measures.forms import GuidelinesForm
from prongsai.measures.models import Plan
from prongsai.measures.presenters.guidelines import guidelines_page
from prongsai.measures.queries import plan_of
from prongsai.measures.views.answers import round_to_plan
from prongsai.measures.words import PLAN_HELD
from prongsai.rounds.links import of_round
from prongsai.ui.refusals import REFUSED
from prongsai.ui.versions import Versions, as_chosen, versions_of


@require_http_methods(["GET", "HEAD", "POST"])
def write_guidelines(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """An approved plan is shown locked; what was typed stands there still."""
    round_ = round_to_plan(request, agency, year)
    plan = plan_of(round_) or Plan(round=round_)
    plan.round, mark = round_, actions.fingerprint(plan.guidelines)
    if request.method != "POST":
        return _page(request, plan, GuidelinesForm(initial={"text": plan.guidelines, "seen": mark}))
    form = GuidelinesForm(as_chosen(request.POST, {"text": [plan.guidelines]}))
    if not form.is_valid():
        return _page(request, plan, form, refused=True)
    text, seen = form.cleaned_data["text"], form.cleaned_data["seen"]
    try:
        actions.write_guidelines(plan=plan, text=text, seen=seen, by=request.member, now=timezone.now())
    except actions.CannotPlan:
        form.add_error(None, str(PLAN_HELD))
        return _page(request, plan, form, refused=True)
    except actions.Stale:
        label = {"text": str(form.fields["text"].label)}
        versions = versions_of(label, {"text": text}, {"text": plan.guidelines})
        form = GuidelinesForm(initial={"text": text, "seen": mark})
        return _page(request, plan, form, versions=versions, refused=True)
    messages.success(request, _("The guidelines are saved."))
    return HttpResponseRedirect(f"{of_round('measures:plan', round_)}#guidelines")


def _page(
    request: MemberRequest,
    plan: Plan,
    form: GuidelinesForm,
    *,
    versions: Versions | None = None,
    refused: bool = False,
) -> HttpResponse:
    page = guidelines_page(plan, form=form, versions=versions)
    return render(request, "measures/guidelines.html", {"page": page}, status=REFUSED if refused else 200)
