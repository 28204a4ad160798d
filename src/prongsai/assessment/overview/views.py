"""One page for the supervising office."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from prongsai.accounts.members import MemberRequest, require
from prongsai.assessment.overview.page import overview_page, years_seen
from prongsai.assessment.permissions import may_see_all_below


@require_safe
def overview(request: MemberRequest) -> HttpResponse:
    """?year= of those seen, the newest if none is named."""
    require(may_see_all_below(request.member))
    years = years_seen(request.member)
    asked = request.GET.get("year", str(years[0]) if years else "")
    year = next((one for one in years if str(one) == asked), None)
    if year is None:
        raise Http404
    page = overview_page(request.member, years, year)
    return render(request, "assessment/overview.html", {"page": page})
