"""One page for the supervising office."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from prongsai.accounts.members import MemberRequest, require
from prongsai.surveys.overview.page import ORDERS, overview_page, years_seen
from prongsai.surveys.permissions import may_see_boards_below


@require_safe
def overview(request: MemberRequest) -> HttpResponse:
    """?year= of those seen, the newest if none is named; ?order=need (what needs help first) or name."""
    require(may_see_boards_below(request.member))
    years = years_seen(request.member)
    asked = request.GET.get("year", str(years[0]) if years else "")
    year = next((one for one in years if str(one) == asked), None)
    if year is None:
        raise Http404
    order = request.GET.get("order", ORDERS[0])
    page = overview_page(
        request.member, years, year, order if order in ORDERS else ORDERS[0], now=timezone.now()
    )
    return render(request, "surveys/overview.html", {"page": page})
