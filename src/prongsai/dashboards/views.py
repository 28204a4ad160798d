"""The first pages."""

from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from prongsai.accounts.members import MemberRequest
from prongsai.accounts.roles import Verb
from prongsai.dashboards import presenters, queries
from prongsai.rounds.queries import round_or_404

ORDERS = ("name", "score")


def home(request: HttpRequest) -> HttpResponse:
    """A district's people go to their newest round; the supervising office sees all of its agencies."""
    member = cast(MemberRequest, request).member
    year = queries.latest_year(member)
    if year is None:
        return render(request, "dashboards/empty.html", {})
    if member.can(Verb.READ_BELOW):
        return _overview(request, year)
    return redirect("dashboards:round", agency=member.agency.slug, year=year)


def _overview(request: HttpRequest, newest: int) -> HttpResponse:
    member = cast(MemberRequest, request).member
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdecimal() and len(asked) == 4 else newest
    order = request.GET.get("order", "name")
    page = presenters.overview_page(member, year, order if order in ORDERS else "name")
    if year not in page.years:
        raise Http404
    return render(request, "dashboards/overview.html", {"page": page})


def round_(request: HttpRequest, agency: str, year: int) -> HttpResponse:
    member = cast(MemberRequest, request).member
    shown = round_or_404(member, agency, year)
    context: dict[str, Any] = {"page": presenters.round_page(shown, viewer=member), "agency": shown.agency}
    return render(request, "dashboards/round.html", context)
