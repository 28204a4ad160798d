"""The board of a round, and the part of one unit."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from prongsai.accounts.members import MemberRequest, require
from prongsai.disclosure import actions, permissions, queries
from prongsai.disclosure.presenters.board import ALL, board_page
from prongsai.disclosure.presenters.carrying import carry_page
from prongsai.disclosure.presenters.places import address, unit_address
from prongsai.disclosure.presenters.unit import unit_page
from prongsai.rounds.queries import round_or_404
from prongsai.rules.disclosure_standing import Standing


@require_safe
def board(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """For the office; people of a unit are led to what their unit tells."""
    round_ = round_or_404(request.member, agency, year)
    if request.member.own_unit is not None:
        return HttpResponseRedirect(unit_address(round_, request.member.own_unit))
    state = request.GET.get("state", ALL)
    chosen = state if state in set(Standing) else ALL
    found = queries.workspace_of(round_, request.member)
    page = board_page(found, viewer=request.member, today=timezone.localdate(), chosen=chosen)
    return render(request, "disclosure/board.html", {"page": page})


@require_safe
def unit(request: MemberRequest, agency: str, year: int, code: str) -> HttpResponse:
    round_ = round_or_404(request.member, agency, year)
    found_unit = queries.unit_or_404(request.member, round_, code)
    found = queries.workspace_of(round_, request.member, unit=found_unit)
    page = unit_page(found, found_unit, viewer=request.member, today=timezone.localdate())
    return render(request, "disclosure/unit.html", {"page": page})


@require_POST
def prepare(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """Rows that the framework asks for and that are not there yet: of a new school, or of an older round."""
    round_ = round_or_404(request.member, agency, year)
    made = actions.prepare_records(round_=round_, by=request.member, now=timezone.now())
    said = ngettext("%(count)s row was added.", "%(count)s rows were added.", made) % {"count": made}
    messages.success(request, said if made else _("Every row is there already."))
    return HttpResponseRedirect(address("board", round_))


@require_http_methods(["GET", "HEAD", "POST"])
def carry(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """GET: what would be brought over from last year; POST: it is."""
    round_ = round_or_404(request.member, agency, year)
    require(permissions.may_carry(request.member, round_))
    if request.method != "POST":
        return render(
            request, "disclosure/carry.html", {"page": carry_page(round_, queries.to_carry(round_))}
        )
    made = actions.carry_forward(round_=round_, by=request.member, now=timezone.now())
    said = ngettext("%(count)s row was brought over.", "%(count)s rows were brought over.", made)
    messages.success(request, said % {"count": made} if made else _("There is nothing to bring over."))
    return HttpResponseRedirect(address("board", round_))
