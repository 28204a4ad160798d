"""The month of the office, and the director's page before a meeting."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from prongsai.accounts.members import MemberRequest
from prongsai.meetings.presenters.brief import brief_page
from prongsai.meetings.presenters.calendar import MINE, OFFICE, calendar_page, month_asked
from prongsai.meetings.views.finding import meeting_of
from prongsai.rounds.queries import round_or_404


@require_safe
def calendar(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """?month=2025-04, ?whose= office or mine."""
    round_ = round_or_404(request.member, agency, year)
    today = timezone.localdate()
    page = calendar_page(
        round_,
        month_asked(round_, request.GET.get("month", ""), today),
        viewer=request.member,
        today=today,
        whose=MINE if request.GET.get("whose") == MINE else OFFICE,
    )
    return render(request, "meetings/calendar.html", {"page": page})


@require_safe
def brief(request: MemberRequest, agency: str, year: int, meeting_id: int) -> HttpResponse:
    meeting = meeting_of(request, agency, year, meeting_id)
    page = brief_page(meeting, viewer=request.member, today=timezone.localdate())
    return render(request, "meetings/brief.html", {"page": page})
