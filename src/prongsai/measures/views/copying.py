"""Choosing measures of an earlier year or of another agency, and copying them."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from prongsai.accounts.members import MemberRequest
from prongsai.analysis.models import Finding
from prongsai.measures import actions, queries
from prongsai.measures.approving import is_plan_held
from prongsai.measures.forms import CopyForm
from prongsai.measures.presenters.copying import copy_page
from prongsai.measures.views.answers import not_now, plan_address, round_to_plan
from prongsai.measures.words import PLAN_HELD
from prongsai.rounds.models import Round
from prongsai.rules.digits import arabic
from prongsai.rules.thai_text import tidy_line
from prongsai.ui.refusals import REFUSED

_REFUSED = {
    "held": lambda: str(PLAN_HELD),
    "no_item": lambda: _("One of them is for an item that this plan does not have. Please choose an item."),
}
OWN, PUBLISHED = "own", "published"
A_PAGE = 20


@require_http_methods(["GET", "POST"])
def copy_measures(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """?source=own|published, ?code=E4 to search, ?finding= the item to copy onto."""
    round_ = round_to_plan(request, agency, year)
    findings = queries.findings_of(round_)
    onto = _wanted(findings, request.GET.get("finding", ""))
    if request.method != "POST" and is_plan_held(round_):
        return not_now(request, round_)
    if request.method != "POST":
        initial = {"onto": onto.pk if onto else None}
        return _choose(request, round_, findings, onto, CopyForm(initial=initial, findings=findings))
    form = CopyForm(request.POST, findings=findings)
    if not form.is_valid():
        return _choose(request, round_, findings, onto, form)
    chosen = next((one for one in findings if one.pk == form.cleaned_data["onto"]), None)
    sources, now = form.cleaned_data["measures"], timezone.now()
    try:
        copies = actions.copy_measures(
            round_=round_, sources=sources, onto=chosen, by=request.member, now=now
        )
    except (actions.CannotCopy, actions.CannotPlan) as refused:
        if refused.code == "not_open":
            raise Http404 from None
        form.add_error("onto", _REFUSED[refused.code]())
        return _choose(request, round_, findings, onto, form)
    words = ngettext(
        "%(number)d measure copied, with credit.", "%(number)d measures copied, with credit.", len(copies)
    )
    messages.success(request, words % {"number": len(copies)})
    return HttpResponseRedirect(plan_address(round_, f"measure-{copies[0].pk}"))


def _choose(
    request: MemberRequest, round_: Round, findings: list[Finding], onto: Finding | None, form: CopyForm
) -> HttpResponse:
    source = PUBLISHED if request.GET.get("source") == PUBLISHED else OWN
    default = onto.node.code if onto and source == PUBLISHED else ""
    code = arabic(tidy_line(request.GET.get("code", default))).upper()[:20]
    plans = (
        queries.published_plans_for(round_.agency, code=code)
        if source == PUBLISHED
        else queries.own_earlier_plans(round_)
    )
    pages = Paginator(queries.copyable_measures(round_, plans, code=code), A_PAGE)
    page = copy_page(
        round_,
        findings,
        source=source,
        code=code,
        onto=onto.pk if onto else None,
        form=form,
        pages=pages.get_page(request.GET.get("page")),
        chosen=form.cleaned_data.get("measures", []) if form.is_bound else [],
    )
    status = REFUSED if form.is_bound else 200
    return render(request, "measures/copy.html", {"page": page}, status=status)


def _wanted(findings: list[Finding], finding_id: str) -> Finding | None:
    """The item of ?finding=, None without one; Http404 when the round has none such."""
    if not finding_id:
        return None
    found = next((one for one in findings if str(one.pk) == finding_id), None)
    if found is None:
        raise Http404
    return found
