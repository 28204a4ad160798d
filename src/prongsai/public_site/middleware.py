"""The public site is answered here, before anything that knows people: no session, no cookie, no member."""

from collections.abc import Callable

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import Resolver404, resolve

from prongsai.agencies.slugs import may_be_slug
from prongsai.public_site.kept import Standing, answer_of, ready_page
from prongsai.ui.door import READY

ADDRESSES = "prongsai.public_site.urls"
SAFE = {"GET", "HEAD"}
BY_NAME = {"/robots.txt", "/sitemap.xml"}


class PublicSiteMiddleware:
    """Stands behind whatever guards every address (host, https, content policy). An office that does not exist goes on."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method in SAFE and may_be_public(request.path_info):
            request.get_host()
            answer = _ready(request) or _made(request)
            if answer is not None:
                return answer
        return self.get_response(request)


def may_be_public(path: str) -> bool:
    """Can the path be one of the public site, by its first word?"""
    if path in BY_NAME:
        return True
    parts = path.split("/", 3)
    word = parts[2] if len(parts) > 2 and parts[1] == "en" else parts[1]
    return may_be_slug(word)


def packs(request: HttpRequest) -> bool:
    return "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", "")


def _ready(request: HttpRequest) -> HttpResponseBase | None:
    if request.META.get("QUERY_STRING"):
        return None
    page = ready_page(request.path_info)
    if page is None:
        return None
    request.META[READY] = Standing(request.path_info, page)
    return answer_of(page, packs=packs(request), seen=request.META.get("HTTP_IF_NONE_MATCH", ""))


def _made(request: HttpRequest) -> HttpResponseBase | None:
    try:
        match = resolve(request.path_info, ADDRESSES)
        answer: HttpResponseBase = match.func(request, *match.args, **match.kwargs)
    except (Http404, Resolver404):
        return None
    return answer
