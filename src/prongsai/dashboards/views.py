"""The first pages."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from prongsai.accounts.members import MemberRequest
from prongsai.accounts.roles import Verb
from prongsai.approvals.turns import under_way
from prongsai.dashboards import presenters, queries
from prongsai.dashboards.district import district_page
from prongsai.dashboards.searching import search_page
from prongsai.rounds.queries import round_and_before_or_404, round_or_404
from prongsai.rules.thai_text import tidy_line

LONGEST_ASKED = 200
ORDERS = ("name", "score", "late")


@require_safe
def home(request: MemberRequest) -> HttpResponse:
    """A district's people go to their newest round; the supervising office sees all of its agencies."""
    member = request.member
    years = queries.years_seen(member)
    if not years:
        return render(request, "dashboards/empty.html", {"may_open": member.can(Verb.OPEN_ROUND)})
    if member.can(Verb.READ_BELOW):
        return _overview(request, years)
    return redirect("dashboards:round", agency=member.agency.slug, year=years[0])


def _overview(request: MemberRequest, years: list[int]) -> HttpResponse:
    asked = request.GET.get("year", str(years[0]))
    year = next((one for one in years if str(one) == asked), None)
    if year is None:
        raise Http404
    order = request.GET.get("order", "name")
    page = presenters.overview_page(
        request.member, year, years, order if order in ORDERS else "name", today=timezone.localdate()
    )
    return render(request, "dashboards/overview.html", {"page": page})


@require_safe
def search(request: MemberRequest) -> HttpResponse:
    """?q= the words, ?in= one kind alone. What cannot be read is left out rather than refused."""
    asked = tidy_line(request.GET.get("q", "")[:LONGEST_ASKED])
    page = search_page(request.member, asked, request.GET.get("in", ""))
    return render(request, "dashboards/search.html", {"page": page})


@require_safe
def round_(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    shown, before = round_and_before_or_404(request.member, agency, year, is_under_way=under_way())
    page = presenters.round_page(shown, before, viewer=request.member, today=timezone.localdate())
    return render(request, "dashboards/round.html", {"page": page, "agency": shown.agency})


@require_safe
def district(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """Everything about the year of one district that somebody would otherwise look for on several pages."""
    shown = round_or_404(request.member, agency, year)
    page = district_page(shown, viewer=request.member, today=timezone.localdate())
    return render(request, "dashboards/district.html", {"page": page})
