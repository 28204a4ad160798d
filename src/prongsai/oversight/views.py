"""Which districts have reported, and what of their approved results the supervising office takes into its own."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from prongsai.accounts.members import MemberRequest, require
from prongsai.oversight import actions, permissions, queries
from prongsai.oversight.forms import TakeForm
from prongsai.oversight.presenters import examples_page, gathering_page
from prongsai.oversight.wording import CANNOT_TAKE
from prongsai.results.halves import Reporting, current_half, halves
from prongsai.results.models import Result
from prongsai.results.queries import sheet_of
from prongsai.rounds.links import of_round
from prongsai.rules.framework import Node
from prongsai.ui.refusals import REFUSED

ON_A_PAGE = 25


@require_safe
def gathering(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """The half that is reported on today."""
    found = queries.gathering_or_404(request.member, agency, year, next(iter(halves())))
    half = current_half(found.round, timezone.localdate())
    return HttpResponseRedirect(of_round("oversight:reports", found.round, half=half.key))


@require_safe
def reports(request: MemberRequest, agency: str, year: int, half: str) -> HttpResponse:
    """?show= one state alone."""
    found = queries.gathering_or_404(request.member, agency, year, half)
    page = gathering_page(found, viewer=request.member, show=request.GET.get("show", ""))
    return render(request, "oversight/reports.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def examples(request: MemberRequest, agency: str, year: int, half: str, code: str) -> HttpResponse:
    """?from= one district alone, ?page=. Sent: results ticked, and the measure into whose result they go."""
    found = queries.gathering_or_404(request.member, agency, year, half)
    node = queries.indicator_or_404(found.round, code)
    if request.method == "POST":
        require(permissions.may_take(request.member, found.round))
    sheet = sheet_of(found, request.member)
    lines = queries.own_lines(sheet, node.code)
    results = _under(found, node, request)
    form = TakeForm(request.POST if request.method == "POST" else None, lines=lines, results=results)
    if request.method == "POST" and form.is_valid():
        try:
            count = actions.take_examples(
                reporting=found, line=form.line, results=form.chosen, by=request.member, now=timezone.now()
            )
        except actions.CannotTake as refused:
            form.add_error(None, str(CANNOT_TAKE[refused.code]))
        else:
            said = ngettext("%(count)s result is taken.", "%(count)s results are taken.", count)
            messages.success(request, said % {"count": count})
            return HttpResponseRedirect(request.get_full_path())
    offices = queries.districts_with_results(results)
    slug = request.GET.get("from", "")
    shown = results.filter(round__agency__slug=slug) if slug else results
    page = examples_page(
        found,
        node,
        viewer=request.member,
        lines=lines,
        offices=offices,
        chosen=slug,
        pages=Paginator(shown, ON_A_PAGE).get_page(request.GET.get("page")),
        form=form,
    )
    return render(request, "oversight/examples.html", {"page": page}, status=REFUSED if form.errors else 200)


def _under(found: Reporting, node: Node, request: MemberRequest) -> QuerySet[Result]:
    """The approved results under that indicator, by office and plan order. Four queries, and one when it is read."""
    results = queries.approved_results(found, request.member)
    measures = set(results.order_by().values_list("measure_id", flat=True))
    served = queries.measures_by_indicator(measures).get(node.code, frozenset())
    ordered = results.filter(measure__in=served).select_related("round__agency", "unit")
    return ordered.order_by("round__agency__sort_key", "measure__position", "unit__position", "pk")
