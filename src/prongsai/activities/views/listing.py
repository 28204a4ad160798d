"""The activities of a round: as a list, as photos, as a table to take out."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from prongsai.accounts.members import MemberRequest
from prongsai.activities.exporting import table_of
from prongsai.activities.presenters.gallery import gallery_page
from prongsai.activities.presenters.listing import list_page
from prongsai.activities.presenters.narrowing import Asked
from prongsai.rounds.queries import round_or_404
from prongsai.tables.writing import workbook_of
from prongsai.ui.ids import id_in

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def activities(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """The newest first. The address remembers every choice."""
    round_ = round_or_404(request.member, agency, year)
    asked, number = Asked.read(request.GET.dict()), id_in(request.GET.get("page")) or 1
    page = list_page(round_, asked, viewer=request.member, number=number)
    return render(request, "activities/list.html", {"page": page})


@require_safe
def gallery(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    round_ = round_or_404(request.member, agency, year)
    asked, number = Asked.read(request.GET.dict()), id_in(request.GET.get("page")) or 1
    page = gallery_page(round_, asked, viewer=request.member, number=number)
    return render(request, "activities/gallery.html", {"page": page})


@require_safe
def export(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """The same list as a table for Excel."""
    round_ = round_or_404(request.member, agency, year)
    rows = table_of(round_, Asked.read(request.GET.dict()), viewer=request.member)
    answer = HttpResponse(workbook_of({_("Activities"): rows}), content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="activities-{agency}-{year}.xlsx"'
    return answer
