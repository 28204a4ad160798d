"""Opening a fiscal year for one's own agency, or for those below it."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from prongsai.accounts.members import MemberRequest, require
from prongsai.accounts.roles import Verb
from prongsai.frameworks.models import FrameworkVersion
from prongsai.rounds import actions, queries
from prongsai.rounds.forms import OpenForm
from prongsai.rounds.presenters.opening import opening_page
from prongsai.rounds.wording import OPEN_REFUSED
from prongsai.ui.refusals import REFUSED


@require_http_methods(["GET", "HEAD", "POST"])
def open_rounds(request: MemberRequest) -> HttpResponse:
    require(request.member.can(Verb.OPEN_ROUND))
    choices = queries.frameworks_to_open(request.member)
    chosen = _chosen(choices, request.GET.get("framework", ""))
    if chosen is None:
        return render(request, "rounds/open.html", {"page": opening_page((), None, viewer=request.member)})
    agencies = queries.agencies_to_open(request.member, chosen)
    form = OpenForm(request.POST if request.method == "POST" else None, agencies=agencies)
    if request.method == "POST" and form.is_valid():
        try:
            return _opened(request, chosen, form)
        except actions.CannotOpen as refused:
            field, sentence = OPEN_REFUSED[refused.code]
            form.add_error(field, str(sentence))
    page = opening_page(choices, chosen, viewer=request.member)
    status = REFUSED if form.errors else 200
    return render(request, "rounds/open.html", {"page": page, "form": form}, status=status)


def _chosen(choices: list[FrameworkVersion], asked: str) -> FrameworkVersion | None:
    """The framework that the address names, else the newest."""
    if not asked:
        return choices[0] if choices else None
    found = next((one for one in choices if one.framework_id == asked), None)
    if found is None and choices:
        raise Http404
    return found


def _opened(request: MemberRequest, framework: FrameworkVersion, form: OpenForm) -> HttpResponse:
    opened = actions.open_rounds(
        agencies=list(form.cleaned_data["agencies"]),
        framework=framework,
        by=request.member,
        now=timezone.now(),
    )
    words = ngettext(
        "Fiscal year %(year)s is open for %(count)s agency.",
        "Fiscal year %(year)s is open for %(count)s agencies.",
        len(opened),
    )
    messages.success(request, words % {"year": framework.fiscal_year, "count": len(opened)})
    return HttpResponseRedirect(reverse("dashboards:home"))
