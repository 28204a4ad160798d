"""The items of disclosure, as the communication plan lists them: to read, and to take out."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from prongsai.accounts.members import MemberRequest
from prongsai.reports.presenters.disclosed import disclosed_page, disclosed_table
from prongsai.rounds.queries import round_or_404
from prongsai.tables.writing import workbook_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def disclosed_items(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """?unit= shows those of one unit."""
    round_ = round_or_404(request.member, agency, year)
    page = disclosed_page(round_, unit=request.GET.get("unit", ""))
    return render(request, "reports/disclosed.html", {"page": page})


@require_safe
def export_disclosed_items(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    round_ = round_or_404(request.member, agency, year)
    rows = disclosed_table(round_, unit=request.GET.get("unit", ""))
    answer = HttpResponse(workbook_of({_("Items of disclosure"): rows}), content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="disclosure-items-{agency}-{year}.xlsx"'
    return answer
