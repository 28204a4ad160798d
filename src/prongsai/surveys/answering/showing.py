"""How every public page is shown: from memory where it is the same for all, never with a cookie, never to be kept."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.utils import timezone, translation

from prongsai.credentials.addresses import client_address
from prongsai.surveys.answering.addresses import Spot
from prongsai.surveys.answering.facts import Asked, PlaceFacts, Standing, asked_at
from prongsai.surveys.answering.floods import WAIT_SECONDS, is_flood
from prongsai.surveys.answering.frames import frame, thanks_of
from prongsai.surveys.answering.kept import answer_of, kept_answer
from prongsai.surveys.answering.pages import form_page, start_page
from prongsai.surveys.answering.taking import Refused, sent_of, take_form
from prongsai.ui.refusals import REFUSED
from prongsai.ui.uploads import TOO_LARGE, announced_length

LARGEST_FORM = 64 * 1024
"""Twice the longest comment, in signs that take the most room, and all answers."""
SEE_OTHER, TOO_MANY = 303, 429


@dataclass(frozen=True, slots=True)
class Ready:
    """A template with its page."""

    template: str
    page: object


def start_of(asked: Asked, spot: Spot, where: PlaceFacts | None) -> Callable[[], Ready]:
    return lambda: Ready("start.html", start_page(asked, spot, where=where))


def form_of(
    request: HttpRequest, asked: Asked, spot: Spot, where: PlaceFacts | None, service: str
) -> HttpResponse:
    if request.method != "POST":
        return kept(
            asked, spot, lambda: Ready("form.html", form_page(asked, spot, where=where, service=service))
        )
    if announced_length(request) > LARGEST_FORM:
        return rendered(spot, "too_large.html", {"frame": frame(asked, spot)}, TOO_LARGE)
    if is_flood(asked.wave_token, client_address(request)):
        return _held(asked, spot, request.POST.dict(), where, service)
    refused = take_form(asked, request.POST.dict(), where=where, service=service)
    if refused is None:
        answer = HttpResponseRedirect(thanks_of(asked, spot))
        answer.status_code = SEE_OTHER
        return answer
    return _refused(asked, spot, refused, where, service)


def _held(
    asked: Asked, spot: Spot, given: Mapping[str, str], where: PlaceFacts | None, service: str
) -> HttpResponse:
    """Too much at once from one network: nothing is taken, nothing typed is lost."""
    with translation.override(spot.language):
        sent = sent_of(asked, given)
        page = form_page(asked, spot, where=where, service=service, sent=sent, is_held=True)
        answer = rendered(spot, "form.html", page, TOO_MANY)
    answer["Retry-After"] = str(WAIT_SECONDS)
    return answer


def _refused(
    asked: Asked, spot: Spot, refused: Refused, where: PlaceFacts | None, service: str
) -> HttpResponse:
    if refused.closed:
        return _not_open(asked, spot, Standing.OVER, REFUSED)
    with translation.override(spot.language):
        page = form_page(asked, spot, where=where, service=service, sent=refused.sent)
        return rendered(spot, "form.html", page, REFUSED)


def open_at(spot: Spot, shown: Callable[[Asked], HttpResponse]) -> HttpResponse:
    """The page while the wave is open, else why it is not."""
    asked = asked_or_404(spot.kwargs["token"], spot.language)
    standing = asked.standing(timezone.now())
    if standing is not Standing.OPEN:
        return _not_open(asked, spot, standing)
    return shown(asked)


def _not_open(asked: Asked, spot: Spot, standing: Standing, status: int = 200) -> HttpResponse:
    context = {
        "frame": frame(asked, spot),
        "asked": asked,
        "is_over": standing is Standing.OVER,
        "was_sent": status == REFUSED,
    }
    return rendered(spot, "not_open.html", context, status)


def asked_or_404(token: str, language: str) -> Asked:
    """A language in which a word of this survey is missing is no address of it."""
    asked = asked_at(token)
    if asked is None or language not in asked.languages:
        raise Http404
    return asked


def kept(asked: Asked, spot: Spot, make: Callable[[], Ready]) -> HttpResponse:
    """A page that is the same for all, made once; only the number of the sending is its own."""

    def made() -> bytes:
        with translation.override(spot.language):
            ready = make()
            return _html(spot, ready.template, ready.page)

    return kept_answer(asked, spot.href, made)


def rendered(spot: Spot, template: str, page: object, status: int = 200) -> HttpResponse:
    with translation.override(spot.language):
        return answer_of(_html(spot, template, page), status)


def _html(spot: Spot, template: str, page: object) -> bytes:
    context = page if isinstance(page, dict) else {"page": page, "frame": page.frame}  # type: ignore[attr-defined]
    return render_to_string(f"surveys/public/{template}", {**context, "language": spot.language}).encode()
