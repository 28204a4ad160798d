"""The year of the measures: to be read."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from prongsai.accounts.members import MemberRequest
from prongsai.followup.presenters.year import year_page
from prongsai.rounds.queries import round_or_404


@require_safe
def year(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """Measures over the months of the year."""
    round_ = round_or_404(request.member, agency, year)
    page = year_page(round_, viewer=request.member, today=timezone.localdate())
    return render(request, "followup/year.html", {"page": page})
