"""Cards and posters as PDF. The answer that brings cards is the paper itself: their codes are kept nowhere."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from prongsai.accounts.members import MemberRequest, require
from prongsai.rounds.links import of_round
from prongsai.surveys import actions, permissions, queries
from prongsai.surveys.forms import PrintCards
from prongsai.surveys.models import Wave
from prongsai.surveys.printing import LANGUAGES, SIZES, Spot, cards_pdf, poster_pdf, posters_pdf
from prongsai.surveys.views.waves import found_wave, show_wave, wave_in_scope
from prongsai.surveys.wording import PRINT_REFUSED
from prongsai.ui.refusals import REFUSED


@require_POST
@never_cache
def print_cards(request: MemberRequest, agency: str, year: int, survey_id: int) -> HttpResponse:
    wave = found_wave(request, agency, year, survey_id)
    require(permissions.may_open_survey(request.member, wave.round))
    form = PrintCards(request.POST)
    if form.is_valid():
        try:
            batch, codes = actions.make_cards(
                wave=wave, size=form.cleaned_data["size"], by=request.member, now=timezone.now()
            )
        except actions.CannotPrint as refused:
            form.add_error("size", str(PRINT_REFUSED[refused.code]))
        else:
            return _pdf(cards_pdf(wave, batch, codes), f"cards-{wave.token}-{batch.number}")
    return show_wave(request, wave, form, REFUSED)


@require_POST
def cancel_cards(request: MemberRequest, agency: str, year: int, survey_id: int, number: int) -> HttpResponse:
    wave = wave_in_scope(request, agency, year, survey_id)
    batch = queries.batch_or_404(wave, number)
    require(permissions.may_open_survey(request.member, wave.round))
    try:
        voided = actions.cancel_cards(batch=batch, by=request.member, now=timezone.now())
    except actions.CannotPrint as refused:
        messages.error(request, str(PRINT_REFUSED[refused.code]))
    else:
        words = {"number": voided}
        messages.success(
            request, _("%(number)s unused cards are void. Print a new batch in their place.") % words
        )
    return HttpResponseRedirect(of_round("surveys:wave", wave.round, survey_id=wave.pk))


@require_POST
@never_cache
def reprint_cards(
    request: MemberRequest, agency: str, year: int, survey_id: int, number: int
) -> HttpResponse:
    """Cancel a batch and print another in its place, in one step."""
    wave = wave_in_scope(request, agency, year, survey_id)
    batch = queries.batch_or_404(wave, number)
    require(permissions.may_open_survey(request.member, wave.round))
    try:
        made, codes = actions.reprint_cards(batch=batch, by=request.member, now=timezone.now())
    except actions.CannotPrint as refused:
        messages.error(request, str(PRINT_REFUSED[refused.code]))
        return HttpResponseRedirect(of_round("surveys:wave", wave.round, survey_id=wave.pk))
    return _pdf(cards_pdf(wave, made, codes), f"cards-{wave.token}-{made.number}")


@require_safe
def poster(request: MemberRequest, agency: str, year: int, survey_id: int) -> HttpResponse:
    """?place= a division's own, ?point= a counter's; ?size= a4, a5, tent or all; ?language= th or en."""
    wave = found_wave(request, agency, year, survey_id)
    wanted: Mapping[str, str] = request.GET.dict()
    spot = _spot_of(wave, wanted)
    size, language = wanted.get("size", SIZES[0]), wanted.get("language", LANGUAGES[0])
    if size == "all":
        return _pdf(posters_pdf(spot), f"posters-{spot.token}")
    if size not in SIZES or language not in LANGUAGES:
        raise Http404
    return _pdf(poster_pdf(spot, size=size, language=language), f"poster-{spot.token}-{size}-{language}")


def _spot_of(wave: Wave, wanted: Mapping[str, str]) -> Spot:
    if wanted.get("point"):
        number = wanted["point"]
        point = queries.point_or_404(wave, int(number) if number.isdecimal() and len(number) < 6 else 0)
        if point.kind == point.Kind.KIOSK:
            raise Http404
        return Spot(wave, point.place, point)
    return Spot(wave, queries.place_or_404(wave, wanted["place"]) if wanted.get("place") else None)


def _pdf(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
