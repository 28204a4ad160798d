"""The surveys of a year, one of them, and preparing another."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from prongsai.accounts.members import MemberRequest, require
from prongsai.rounds.links import of_round
from prongsai.rounds.queries import round_or_404
from prongsai.surveys import actions, permissions, queries
from prongsai.surveys.forms import PrepareWave, PrintCards, days
from prongsai.surveys.models import Wave
from prongsai.surveys.presenters.board import board_page
from prongsai.surveys.presenters.method import method_page
from prongsai.surveys.presenters.waves import waves_page
from prongsai.surveys.wording import PREPARE_REFUSED
from prongsai.ui.refusals import REFUSED


@require_safe
def waves(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    round_ = round_or_404(request.member, agency, year)
    require(permissions.may_see_board(request.member, round_))
    page = waves_page(round_, viewer=request.member, now=timezone.now())
    return render(request, "surveys/waves.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def prepare_wave(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    round_ = round_or_404(request.member, agency, year)
    require(permissions.may_open_survey(request.member, round_))
    form = PrepareWave(round_, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        first_on, last_on = days(form)
        try:
            made = actions.prepare_wave(
                round_=round_,
                instrument=form.cleaned_data["instrument"],
                kind=Wave.Kind(form.cleaned_data["kind"]),
                first_on=first_on,
                last_on=last_on,
                with_slips=form.cleaned_data["with_slips"],
                with_comments=form.cleaned_data["with_comments"],
                by=request.member,
                now=timezone.now(),
            )
        except actions.CannotPrepare as refused:
            place, sentence = PREPARE_REFUSED[refused.code]
            form.add_error(place, str(sentence))
        else:
            messages.success(request, _("The survey is prepared. Look at it, then open it."))
            return HttpResponseRedirect(of_round("surveys:wave", round_, survey_id=made.pk))
    context = {"form": form, "back": of_round("surveys:waves", round_)}
    return render(request, "surveys/prepare.html", context, status=REFUSED if form.errors else 200)


@require_safe
def wave(request: MemberRequest, agency: str, year: int, survey_id: int) -> HttpResponse:
    return show_wave(request, found_wave(request, agency, year, survey_id))


@require_safe
def method(request: MemberRequest, agency: str, year: int, survey_id: int) -> HttpResponse:
    page = method_page(found_wave(request, agency, year, survey_id))
    return render(request, "surveys/method.html", {"page": page})


def wave_in_scope(request: MemberRequest, agency: str, year: int, survey_id: int) -> Wave:
    return queries.wave_or_404(request.member, round_or_404(request.member, agency, year), survey_id)


def found_wave(request: MemberRequest, agency: str, year: int, survey_id: int) -> Wave:
    """The wave, for those who may see its board."""
    found = wave_in_scope(request, agency, year, survey_id)
    require(permissions.may_see_board(request.member, found.round))
    return found


def show_wave(
    request: MemberRequest, found: Wave, card_form: PrintCards | None = None, status: int = 200
) -> HttpResponse:
    page = board_page(found, viewer=request.member, now=timezone.now(), card_form=card_form)
    return render(request, "surveys/wave.html", {"page": page}, status=status)
