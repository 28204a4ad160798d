"""The board of a half, the part of a unit, and the decisions on it."""

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from prongsai.accounts.members import MemberRequest
from prongsai.accounts.roles import OF_A_UNIT
from prongsai.agencies.models import Unit
from prongsai.approvals.views import decide
from prongsai.followup.wording import unit_in_words
from prongsai.results import queries
from prongsai.results.approving import PART
from prongsai.results.halves import Reporting, current_half, reporting_of
from prongsai.results.permissions import may_see
from prongsai.results.presenters.board import board_page
from prongsai.results.presenters.part import part_page
from prongsai.results.presenters.places import board_address, crumbs, part_address
from prongsai.results.queries import Part
from prongsai.rounds.queries import round_or_404


@require_safe
def reporting(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """The half that is reported on today."""
    round_ = round_or_404(request.member, agency, year)
    half = current_half(round_, timezone.localdate())
    return HttpResponseRedirect(board_address(reporting_of(round_, half)))


@require_safe
def board(request: MemberRequest, agency: str, year: int, half: str) -> HttpResponse:
    """For the office; people of a unit are led to their own part."""
    found = half_in(request, agency, year, half)
    if request.member.role in OF_A_UNIT and request.member.unit:
        return HttpResponseRedirect(part_address(found, request.member.unit))
    page = board_page(found, viewer=request.member, today=timezone.localdate())
    return render(request, "results/board.html", {"page": page})


@require_safe
def office(request: MemberRequest, agency: str, year: int, half: str) -> HttpResponse:
    """What the office itself tells."""
    return _part(request, half_in(request, agency, year, half), None)


@require_safe
def part(request: MemberRequest, agency: str, year: int, half: str, code: str) -> HttpResponse:
    found = half_in(request, agency, year, half)
    return _part(request, found, unit_or_404(request, found, code))


@require_http_methods(["GET", "POST"])
def decide_on_part(
    request: MemberRequest, agency: str, year: int, half: str, code: str, move: str
) -> HttpResponse:
    """One move of results.states.UNIT_FLOW."""
    found = half_in(request, agency, year, half)
    unit = unit_or_404(request, found, code)
    report = queries.unit_report_of(found, unit, request.member)
    if report is None:
        raise Http404
    places = crumbs(found, (unit_in_words(unit), part_address(found, unit)))
    return decide(request, PART, report, move, crumbs=places)


def half_in(request: MemberRequest, agency: str, year: int, half: str) -> Reporting:
    return queries.half_or_404(round_or_404(request.member, agency, year), half)


def unit_or_404(request: MemberRequest, found: Reporting, code: str) -> Unit:
    """A unit of the agency whose results the member may see."""
    unit = Unit.objects.filter(agency=found.round.agency, code=code).first()
    if unit is None or not may_see(request.member, unit):
        raise Http404
    return unit


def _part(request: MemberRequest, found: Reporting, unit: Unit | None) -> HttpResponse:
    if not may_see(request.member, unit):
        raise Http404
    sheet = queries.sheet_of(found, request.member)
    asked = sheet.part_of(unit) or Part(unit, None, ())
    page = part_page(found, asked, viewer=request.member, today=timezone.localdate())
    return render(request, "results/part.html", {"page": page})
