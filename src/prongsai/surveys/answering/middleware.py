"""Public pages are answered at once: they have no use for a session, a language cookie or a member."""

from collections.abc import Callable
from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import ResolverMatch, resolve
from django.utils.cache import patch_vary_headers

from prongsai.surveys.answering.kept import answer_of, ready_page
from prongsai.surveys.answering.showing import LARGEST_FORM
from prongsai.ui.door import READY
from prongsai.ui.uploads import announced_length

PLACE = "/s/"
ROOM = "answering"
MOST_ADDRESSES = 4_096


class ReadyPagesMiddleware:
    """Stands behind whatever guards every address (host, https, content policy), before whatever knows people.

    A page that stands ready is shown from memory, and a form that is not too large goes straight to the view that takes it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith(PLACE):
            return self.get_response(request)
        answer = _shown(request) if request.method == "GET" else _taken(request)
        if answer is None:
            return self.get_response(request)
        answer["X-Frame-Options"] = "DENY"
        answer["Content-Length"] = str(len(answer.content))
        return answer


def _shown(request: HttpRequest) -> HttpResponse | None:
    request.get_host()
    packed = "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", "")
    page = ready_page(request.path_info)
    body = page.now(packed=packed) if page else None
    if body is None:
        return None
    request.META[READY] = page
    answer = answer_of(body)
    if packed:
        answer["Content-Encoding"] = "gzip"
    patch_vary_headers(answer, ["Accept-Encoding"])
    return answer


def _taken(request: HttpRequest) -> HttpResponse | None:
    """What the view of a public form says; None for whatever the whole way is there for, such as reading away what is too much."""
    if request.method != "POST" or not 0 < announced_length(request) <= LARGEST_FORM:
        return None
    request.get_host()
    match = _found(request.path_info)
    if match is None:
        return None
    request.resolver_match = match
    view: Callable[..., HttpResponse] = match.func
    return view(request, *match.args, **match.kwargs)


@lru_cache(maxsize=MOST_ADDRESSES)
def _found(path: str) -> ResolverMatch | None:
    """The view of a public form; None for other addresses. Raises Resolver404."""
    match = resolve(path)
    return match if match.app_names == [ROOM] else None
