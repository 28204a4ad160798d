"""Closed surveys as a computed score sheet."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from prongsai.accounts.members import MemberRequest, require
from prongsai.rounds.links import of_round
from prongsai.rounds.queries import round_or_404
from prongsai.scoring import permissions
from prongsai.scoring.actions import CannotSave
from prongsai.scoring.from_surveys import SOURCES, save_survey_sheet
from prongsai.scoring.presenters import computed_page
from prongsai.surveys.models import Wave
from prongsai.surveys.permissions import may_see_board


@require_safe
def computed(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    round_ = round_or_404(request.member, agency, year)
    require(may_see_board(request.member, round_))
    page = computed_page(round_, _kind(request.GET.get("kind")), viewer=request.member)
    return render(request, "scoring/computed.html", {"page": page})


@require_POST
def save_computed(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    round_ = round_or_404(request.member, agency, year)
    require(permissions.may_enter_result(request.member, round_))
    kind = _kind(request.POST.get("kind"))
    try:
        sheet = save_survey_sheet(round_=round_, kind=kind, by=request.member, now=timezone.now())
    except CannotSave:
        messages.error(
            request, _("There is nothing to save: no survey is closed, or too few people have answered.")
        )
        return HttpResponseRedirect(f"{of_round('scoring:computed', round_)}?kind={kind}")
    messages.success(request, _("The computed score sheet is saved and sealed."))
    return HttpResponseRedirect(f"{of_round('analysis:result', round_)}?sheet={sheet.pk}")


def _kind(asked: str | None) -> Wave.Kind:
    """Official where nothing that can be scored here is named."""
    return Wave.Kind(asked) if asked in SOURCES else Wave.Kind.OFFICIAL
