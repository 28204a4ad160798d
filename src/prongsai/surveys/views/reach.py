"""How people reach a survey: posters, counters, events, kiosks."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from prongsai.accounts.members import MemberRequest, require
from prongsai.rounds.links import of_round
from prongsai.surveys import actions, permissions, queries
from prongsai.surveys.codes import printed
from prongsai.surveys.forms import AddKiosk, AddPoint
from prongsai.surveys.models import Point, Wave
from prongsai.surveys.presenters.board import full_address
from prongsai.surveys.presenters.reach import reach_page
from prongsai.surveys.views.waves import found_wave
from prongsai.surveys.wording import REACH_REFUSED
from prongsai.ui.refusals import REFUSED


@require_safe
def reach(request: MemberRequest, agency: str, year: int, survey_id: int) -> HttpResponse:
    wave = found_wave(request, agency, year, survey_id)
    return render(request, "surveys/reach.html", {"page": reach_page(wave, viewer=request.member)})


@require_POST
def add_point(request: MemberRequest, agency: str, year: int, survey_id: int) -> HttpResponse:
    wave = _own_wave(request, agency, year, survey_id)
    form = AddPoint(list(wave.places.all()), request.POST)
    if form.is_valid():
        kind = Point.Kind(form.cleaned_data["kind"])
        if _added(request, wave, form, kind) is not None:
            messages.success(request, _("It has an address and posters of its own now."))
            return _back(wave)
    page = reach_page(wave, viewer=request.member, point_form=form)
    return render(request, "surveys/reach.html", {"page": page}, status=REFUSED)


@require_POST
@never_cache
def add_kiosk(request: MemberRequest, agency: str, year: int, survey_id: int) -> HttpResponse:
    """The answer is the page with the code, which is shown this once."""
    wave = _own_wave(request, agency, year, survey_id)
    form = AddKiosk(list(wave.places.all()), request.POST, prefix="kiosk")
    if form.is_valid():
        added = _added(request, wave, form, Point.Kind.KIOSK)
        if added is not None:
            point, code = added
            context = {
                "point": point,
                "code": printed(code),
                "address": full_address(point.token),
                "back": of_round("surveys:reach", wave.round, survey_id=wave.pk),
            }
            return render(request, "surveys/kiosk_made.html", context)
    page = reach_page(wave, viewer=request.member, kiosk_form=form)
    return render(request, "surveys/reach.html", {"page": page}, status=REFUSED)


@require_POST
def end_point(request: MemberRequest, agency: str, year: int, survey_id: int, number: int) -> HttpResponse:
    wave = found_wave(request, agency, year, survey_id)
    point = queries.point_or_404(wave, number)
    require(permissions.may_open_survey(request.member, wave.round))
    try:
        actions.end_point(point=point, by=request.member, now=timezone.now())
    except actions.CannotReach as refused:
        messages.error(request, str(REACH_REFUSED[refused.code]))
    else:
        messages.success(request, _("It is ended. Within half a minute its address shows so."))
    return _back(wave)


def _added(
    request: MemberRequest, wave: Wave, form: AddPoint | AddKiosk, kind: Point.Kind
) -> tuple[Point, str] | None:
    place = queries.place_or_404(wave, form.cleaned_data["place"])
    try:
        return actions.add_point(
            place=place, kind=kind, name=form.cleaned_data["name"], by=request.member, now=timezone.now()
        )
    except actions.CannotReach as refused:
        form.add_error("name", str(REACH_REFUSED[refused.code]))
        return None


def _own_wave(request: MemberRequest, agency: str, year: int, survey_id: int) -> Wave:
    wave = found_wave(request, agency, year, survey_id)
    require(permissions.may_open_survey(request.member, wave.round))
    return wave


def _back(wave: Wave) -> HttpResponse:
    return HttpResponseRedirect(of_round("surveys:reach", wave.round, survey_id=wave.pk))
