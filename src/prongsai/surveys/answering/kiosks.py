"""A device at a counter: set up once with a code, then free for everybody, and forgetful."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from prongsai.accounts.middleware import public
from prongsai.surveys.answering.addresses import Spot, kiosk_address
from prongsai.surveys.answering.facts import Asked, PlaceFacts, Way
from prongsai.surveys.answering.frames import frame
from prongsai.surveys.answering.pages import start_page
from prongsai.surveys.answering.showing import (
    SEE_OTHER,
    asked_or_404,
    form_of,
    kept,
    open_at,
    rendered,
    start_of,
)
from prongsai.surveys.codes import is_kiosk_code, is_kiosk_seal, kiosk_seal, tidied
from prongsai.ui.refusals import REFUSED

GONE = 410
LONGEST = 64


@public
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def set_up(request: HttpRequest, language: str, token: str) -> HttpResponse:
    """The officer types the code; from then on the device stays on the kiosk's own address, without anybody signed in."""
    spot = Spot("set_up_kiosk", {"token": token}, language)

    def shown(asked: Asked) -> HttpResponse:
        way = _kiosk_of(asked)
        if way.is_ended:
            return _ended(asked, spot)
        if request.method != "POST":
            return rendered(spot, "kiosk_set_up.html", {"frame": frame(asked, spot), "problem": False})
        if is_kiosk_code(tidied(request.POST.get("code", "")[:LONGEST]), way.code):
            answer = HttpResponseRedirect(kiosk_address(token, kiosk_seal(token), language))
            answer.status_code = SEE_OTHER
            return answer
        return rendered(
            spot, "kiosk_set_up.html", {"frame": frame(asked, spot), "problem": True}, status=REFUSED
        )

    return open_at(spot, shown)


@public
@require_safe
def start(request: HttpRequest, language: str, token: str, seal: str) -> HttpResponse:  # noqa: ARG001
    """What did you come for?"""
    spot = Spot("kiosk", {"token": token, "seal": seal}, language)
    return _at_kiosk(spot, lambda asked, here: kept(asked, spot, start_of(asked, spot, here)))


@public
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def form(request: HttpRequest, language: str, token: str, seal: str, service: str) -> HttpResponse:
    """Who began before the kiosk was ended may finish."""
    spot = Spot("kiosk_form", {"token": token, "seal": seal, "service": service}, language)

    def shown(asked: Asked, here: PlaceFacts) -> HttpResponse:
        if service not in {one.code for one in asked.services_at(here)}:
            page = start_page(asked, spot, where=here, not_offered=True)
            return rendered(spot, "start.html", page, status=REFUSED)
        return form_of(request, asked, spot, here, service)

    return _at_kiosk(spot, shown, may_finish=request.method == "POST")


@public
@require_safe
def promise(request: HttpRequest, language: str, token: str, seal: str) -> HttpResponse:  # noqa: ARG001
    spot = Spot("kiosk_promise", {"token": token, "seal": seal}, language)
    return _at_kiosk(spot, lambda asked, _here: rendered(spot, "promise.html", _context(asked, spot)))


@public
@require_safe
def thanks(request: HttpRequest, language: str, token: str, seal: str) -> HttpResponse:  # noqa: ARG001
    """For a few seconds; then the device is ready for the next person."""
    spot = Spot("kiosk_thanks", {"token": token, "seal": seal}, language)
    return _at_kiosk(
        spot, lambda asked, _here: rendered(spot, "thanks.html", _context(asked, spot)), may_finish=True
    )


def _context(asked: Asked, spot: Spot) -> dict[str, object]:
    return {"frame": frame(asked, spot), "asked": asked}


def _at_kiosk(
    spot: Spot, shown: Callable[[Asked, PlaceFacts], HttpResponse], *, may_finish: bool = False
) -> HttpResponse:
    """The page, if the address is one that this server made and the kiosk has not been ended."""
    asked = asked_or_404(spot.kwargs["token"], spot.language)
    way = _kiosk_of(asked)
    if asked.here is None or not is_kiosk_seal(spot.kwargs["seal"], asked.token):
        raise Http404
    if way.is_ended and not may_finish:
        return _ended(asked, spot)
    here = asked.here
    return open_at(spot, lambda found: shown(found, here))


def _kiosk_of(asked: Asked) -> Way:
    if asked.way is None or not asked.way.is_kiosk:
        raise Http404
    return asked.way


def _ended(asked: Asked, spot: Spot) -> HttpResponse:
    return rendered(spot, "kiosk_ended.html", _context(asked, spot), status=GONE)
