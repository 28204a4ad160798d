"""A page that stands ready is answered at once: it has no use for a session, a language cookie or a member."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

from prongsai.surveys.answering.kept import ready_answer

PLACE = "/s/"


class ReadyPagesMiddleware:
    """Stands behind whatever guards every address (host, https, content policy), before whatever knows people."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method != "GET" or not request.path_info.startswith(PLACE):
            return self.get_response(request)
        request.get_host()
        answer = ready_answer(request.path_info, packs="gzip" in request.META.get("HTTP_ACCEPT_ENCODING", ""))
        if answer is None:
            return self.get_response(request)
        answer["X-Frame-Options"] = "DENY"
        patch_vary_headers(answer, ["Accept-Encoding"])
        return answer
