"""What is to be done, and the key figures: to be read."""

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from prongsai.accounts.members import MemberRequest
from prongsai.people.views.lists import list_file
from prongsai.rounds.queries import round_or_404
from prongsai.support.presenters.kpi import kpi_json, kpi_lines, kpi_page
from prongsai.support.presenters.overview import overview_page
from prongsai.support.presenters.parts import FORMATS


@require_safe
def overview(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    round_ = round_or_404(request.member, agency, year)
    page = overview_page(round_, viewer=request.member, today=timezone.localdate())
    return render(request, "support/list.html", {"page": page})


@require_safe
def kpi(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """Each figure in the unit that is wanted elsewhere, with how it came about."""
    page = kpi_page(round_or_404(request.member, agency, year), today=timezone.localdate())
    return render(request, "support/list.html", {"page": page})


@require_safe
def export_kpi(request: MemberRequest, agency: str, year: int, format: str) -> HttpResponse:  # noqa: A002
    round_ = round_or_404(request.member, agency, year)
    name, today = f"key-figures-{agency}-{year}", timezone.localdate()
    if format in FORMATS:
        return list_file(format, name, _("Key figures"), kpi_lines(round_, today))
    if format != "json":
        raise Http404
    answer = JsonResponse(kpi_json(round_, today), json_dumps_params={"ensure_ascii": False, "indent": 1})
    answer["Content-Disposition"] = f'attachment; filename="{name}.json"'
    return answer
