"""The public pages. They set no cookie, read none, and write nothing anywhere but the answers themselves."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from prongsai.accounts.middleware import public
from prongsai.surveys.answering.addresses import Spot
from prongsai.surveys.answering.facts import Asked, PlaceFacts
from prongsai.surveys.answering.frames import frame
from prongsai.surveys.answering.pages import start_page
from prongsai.surveys.answering.showing import (
    asked_or_404,
    form_of,
    kept,
    open_at,
    rendered,
    start_of,
)
from prongsai.ui.refusals import REFUSED


@public
@require_safe
def start(request: HttpRequest, language: str, token: str) -> HttpResponse:  # noqa: ARG001
    """Of a kiosk's address: where it is set up."""
    spot = Spot("start", {"token": token}, language)

    def shown(asked: Asked) -> HttpResponse:
        if asked.is_kiosk:
            return HttpResponseRedirect(Spot("set_up_kiosk", {"token": token}, language).href)
        return kept(asked, spot, start_of(asked, spot, asked.here))

    return open_at(spot, shown)


@public
@require_safe
def place(request: HttpRequest, language: str, token: str, place: str) -> HttpResponse:  # noqa: ARG001
    """Which service: asked after the division."""
    spot = Spot("place", {"token": token, "place": place}, language)
    return open_at(spot, lambda asked: kept(asked, spot, start_of(asked, spot, _where(asked, place))))


@public
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def form(request: HttpRequest, language: str, token: str, place: str, service: str) -> HttpResponse:
    """A visitor's form. Nobody is signed in here, so there is nothing that a forged request could borrow."""
    spot = Spot("form", {"token": token, "place": place, "service": service}, language)

    def shown(asked: Asked) -> HttpResponse:
        where = _where(asked, place)
        if service not in {one.code for one in asked.services_at(where)}:
            page = start_page(asked, spot, where=where, not_offered=True)
            return rendered(spot, "start.html", page, status=REFUSED)
        return form_of(request, asked, spot, where, service)

    return open_at(spot, shown)


@public
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def card(request: HttpRequest, language: str, token: str) -> HttpResponse:
    """The form of those who have drawn a card."""
    spot = Spot("card", {"token": token}, language)

    def shown(asked: Asked) -> HttpResponse:
        if not asked.is_of_staff:
            raise Http404
        return form_of(request, asked, spot, None, "")

    return open_at(spot, shown)


@public
@require_safe
def promise(request: HttpRequest, language: str, token: str) -> HttpResponse:  # noqa: ARG001
    """What is kept, what is not, and what nobody can promise."""
    spot = Spot("promise", {"token": token}, language)
    asked = asked_or_404(token, language)
    context = {"frame": frame(asked, spot), "asked": asked}
    return rendered(spot, "promise.html", context)


@public
@require_safe
def thanks(request: HttpRequest, language: str, token: str) -> HttpResponse:  # noqa: ARG001
    """The same words for everybody."""
    spot = Spot("thanks", {"token": token}, language)
    asked = asked_or_404(token, language)
    context = {"frame": frame(asked, spot), "asked": asked}
    return rendered(spot, "thanks.html", context)


def _where(asked: Asked, code: str) -> PlaceFacts:
    """The place of the address, which a place's own address does not let one change. A kiosk has addresses of its own."""
    found = asked.place(code)
    if (
        found is None
        or asked.is_of_staff
        or asked.is_kiosk
        or (asked.here is not None and asked.here != found)
    ):
        raise Http404
    return found
