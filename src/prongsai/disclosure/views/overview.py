"""All offices of a year, for those above them."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from prongsai.accounts.members import MemberRequest, require
from prongsai.disclosure import queries
from prongsai.disclosure.permissions import may_see_overview
from prongsai.disclosure.presenters.overview import overview_page


@require_safe
def overview(request: MemberRequest, fiscal_year: int) -> HttpResponse:
    require(may_see_overview(request.member))
    found = queries.offices_of(request.member, fiscal_year, timezone.localdate())
    return render(request, "disclosure/overview.html", {"page": overview_page(found, fiscal_year)})
