"""How the house refuses: the status of a form that must be mended, and a page for an address that takes forms only."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string

REFUSED = 422
WRONG_VERB = 405


class WrongVerbMiddleware:
    """Puts a page into the empty answer that Django gives to a GET where only a POST is at home."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        answer = self.get_response(request)
        if isinstance(answer, HttpResponse) and answer.status_code == WRONG_VERB and not answer.content:
            answer.content = render_to_string("405.html", request=None).encode()
        return answer
