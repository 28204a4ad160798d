"""Looking at evidence."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from prongsai.accounts.members import MemberRequest, require
from prongsai.files import permissions, presenters, queries
from prongsai.files.forms import SearchLibrary
from prongsai.files.queries import Wanted
from prongsai.ui.ids import id_in


@require_safe
def library(request: MemberRequest) -> HttpResponse:
    """The evidence of one's agency, or of one below it: ?agency=slug, ?q=words, ?month=2025-03, ?show=, ?page=."""
    require(permissions.may_read(request.member))
    agency = queries.agency_or_404(request.member, request.GET.get("agency", ""))
    asked = SearchLibrary(request.GET).asked()
    wanted = Wanted(words=asked["q"], month=asked["month"], show=asked["show"])
    number = id_in(request.GET.get("page")) or 1
    page = presenters.library_page(request.member, agency, wanted, number=number)
    return render(request, "files/library.html", {"page": page})


@require_safe
def evidence(request: MemberRequest, evidence_id: int) -> HttpResponse:
    page = presenters.evidence_page(request.member, queries.evidence_or_404(request.member, evidence_id))
    return render(request, "files/evidence.html", {"page": page})
