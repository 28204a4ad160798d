"""Looking at evidence."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from prongsai.accounts.members import MemberRequest
from prongsai.files import presenters, queries
from prongsai.files.forms import SearchLibrary
from prongsai.files.queries import Wanted


@require_safe
def library(request: MemberRequest) -> HttpResponse:
    """The evidence of one's agency, or of one below it: ?agency=slug, ?q=words, ?month=2025-03, ?show=, ?page=."""
    agency = queries.agency_or_404(request.member, request.GET.get("agency", ""))
    asked = SearchLibrary(request.GET).asked()
    wanted = Wanted(words=asked["q"], month=asked["month"], show=asked["show"])
    number = request.GET.get("page", "1")
    page = presenters.library_page(
        request.member, agency, wanted, number=int(number) if number.isascii() and number.isdigit() else 1
    )
    return render(request, "files/library.html", {"page": page})


@require_safe
def evidence(request: MemberRequest, evidence_id: int) -> HttpResponse:
    page = presenters.evidence_page(request.member, queries.evidence_or_404(request.member, evidence_id))
    return render(request, "files/evidence.html", {"page": page})
