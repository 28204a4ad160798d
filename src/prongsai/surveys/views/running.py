"""Opening, moving the days, and closing."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from prongsai.accounts.members import MemberRequest, require
from prongsai.rounds.links import of_round
from prongsai.surveys import actions, permissions
from prongsai.surveys.forms import DaysForm, days
from prongsai.surveys.models import Wave
from prongsai.surveys.views.waves import found_wave
from prongsai.surveys.wording import CLOSE_REFUSED, OPEN_REFUSED, PREPARE_REFUSED
from prongsai.ui.refusals import REFUSED


@require_POST
def open_wave(request: MemberRequest, agency: str, year: int, survey_id: int) -> HttpResponse:
    wave = _own_wave(request, agency, year, survey_id)
    try:
        actions.open_wave(wave=wave, by=request.member, now=timezone.now())
    except actions.CannotOpen as refused:
        messages.error(request, str(OPEN_REFUSED[refused.code]))
    else:
        messages.success(request, _("The survey is open. What it promises can no longer be changed."))
    return _back(wave)


@require_POST
def close_wave(request: MemberRequest, agency: str, year: int, survey_id: int) -> HttpResponse:
    wave = _own_wave(request, agency, year, survey_id)
    try:
        actions.close_wave(wave=wave, by=request.member, now=timezone.now())
    except actions.CannotClose as refused:
        messages.error(request, str(CLOSE_REFUSED[refused.code]))
    else:
        messages.success(request, _("The survey is closed and its answers are sealed."))
    return _back(wave)


@require_http_methods(["GET", "HEAD", "POST"])
def change_days(request: MemberRequest, agency: str, year: int, survey_id: int) -> HttpResponse:
    wave = _own_wave(request, agency, year, survey_id)
    standing = {"first_on": wave.first_on, "last_on": wave.last_on}
    form = DaysForm(request.POST if request.method == "POST" else None, initial=standing)
    if request.method == "POST" and form.is_valid():
        first_on, last_on = days(form)
        try:
            actions.change_days(
                wave=wave, first_on=first_on, last_on=last_on, by=request.member, now=timezone.now()
            )
        except actions.CannotPrepare as refused:
            place, sentence = PREPARE_REFUSED[refused.code]
            form.add_error(place, str(sentence))
        else:
            messages.success(
                request, _("The days are changed. Posters that name another day need printing anew.")
            )
            return _back(wave)
    context = {"form": form, "back": of_round("surveys:wave", wave.round, survey_id=wave.pk)}
    return render(request, "surveys/days.html", context, status=REFUSED if form.errors else 200)


def _own_wave(request: MemberRequest, agency: str, year: int, survey_id: int) -> Wave:
    wave = found_wave(request, agency, year, survey_id)
    require(permissions.may_open_survey(request.member, wave.round))
    return wave


def _back(wave: Wave) -> HttpResponse:
    return HttpResponseRedirect(of_round("surveys:wave", wave.round, survey_id=wave.pk))
