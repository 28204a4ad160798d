"""What a closed survey says, how it was answered, and its tables to take along. Nothing is there before the close."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase, HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from prongsai.accounts.members import MemberRequest, require
from prongsai.surveys import actions, permissions
from prongsai.surveys.forms import CountPeople
from prongsai.surveys.models import Wave
from prongsai.surveys.presenters.result import href, result_page
from prongsai.surveys.presenters.signs import signs_page
from prongsai.surveys.telling import taking_out
from prongsai.surveys.telling.lines import lines_csv
from prongsai.surveys.views.waves import wave_in_scope
from prongsai.surveys.wording import COUNT_REFUSED
from prongsai.ui.refusals import REFUSED


@require_safe
def result(request: MemberRequest, agency: str, year: int, survey_id: int) -> HttpResponse:
    return _shown(request, closed_wave(request, agency, year, survey_id))


@require_POST
def save_people(request: MemberRequest, agency: str, year: int, survey_id: int) -> HttpResponse:
    wave = closed_wave(request, agency, year, survey_id)
    require(permissions.may_open_survey(request.member, wave.round))
    form = CountPeople(request.POST)
    if form.is_valid():
        try:
            actions.save_headcount(
                wave=wave, people=form.cleaned_data["people"], by=request.member, now=timezone.now()
            )
        except actions.CannotCount as refused:
            form.add_error("people", str(COUNT_REFUSED[refused.code]))
        else:
            messages.success(request, _("The number is kept, and the margins are worked out with it."))
            return HttpResponseRedirect(href(wave, "result"))
    return _shown(request, wave, form)


@require_safe
def signs(request: MemberRequest, agency: str, year: int, survey_id: int) -> HttpResponse:
    page = signs_page(closed_wave(request, agency, year, survey_id))
    return render(request, "surveys/signs.html", {"page": page})


@require_safe
def take_tables(request: MemberRequest, agency: str, year: int, survey_id: int) -> HttpResponseBase:
    wave = closed_wave(request, agency, year, survey_id)
    kind = taking_out.KINDS.get(request.GET.get("as", "xlsx"))
    if kind is None:
        raise Http404
    answer = HttpResponse(kind.write(wave), content_type=kind.media_type)
    return as_file(answer, wave, "tables", kind.ending)


@require_safe
def take_lines(request: MemberRequest, agency: str, year: int, survey_id: int) -> HttpResponseBase:
    wave = closed_wave(request, agency, year, survey_id)
    answer = StreamingHttpResponse(lines_csv([wave]), content_type="text/csv; charset=utf-8")
    return as_file(answer, wave, "lines", "csv")


def closed_wave(request: MemberRequest, agency: str, year: int, survey_id: int) -> Wave:
    wave = wave_in_scope(request, agency, year, survey_id)
    if wave.closed_at is None:
        raise Http404
    require(permissions.may_see_board(request.member, wave.round))
    return wave


def _shown(request: MemberRequest, wave: Wave, form: CountPeople | None = None) -> HttpResponse:
    page = result_page(wave, viewer=request.member, people_form=form)
    return render(request, "surveys/result.html", {"page": page}, status=REFUSED if form else 200)


def as_file(answer: HttpResponseBase, wave: Wave, what: str, ending: str) -> HttpResponseBase:
    name = f"{wave.round.agency.slug}-{wave.round.fiscal_year}-{wave.instrument.lower()}-{what}.{ending}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "no-store"
    return answer
