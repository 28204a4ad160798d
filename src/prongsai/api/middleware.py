"""What every answer to a program has in common, also where the request never reached a route."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import translation

from prongsai.api.problems import MEDIA_TYPE, answer, of_status

PLACE = "/api/v1/"
JSON = "application/json"


class ProgramsMiddleware:
    """Cookies are let go before anybody reads them, so no session lives here and no request can be forged through one.

    Refusals of the house's pages (HTML) become problem documents; nothing is kept by a cache.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith(PLACE):
            return self.get_response(request)
        request.COOKIES = {}
        response = self.get_response(request)
        if _is_page_of_refusal(response):
            response = _as_document(request, response)
        for name, value in getattr(request, "answer_headers", {}).items():
            response.headers.setdefault(name, value)
        response["Cache-Control"] = "no-store"
        response["Vary"] = "Accept-Language"  # and not by cookies, whoever looked for one on the way
        return response


def _as_document(request: HttpRequest, page: HttpResponseBase) -> HttpResponseBase:
    with translation.override(translation.get_language_from_request(request)):
        document = answer(of_status(page.status_code))
    if "Allow" in page.headers:
        document["Allow"] = page.headers["Allow"]
    return document


def _is_page_of_refusal(response: HttpResponseBase) -> bool:
    if response.status_code < 400 or not isinstance(response, HttpResponse):
        return False
    media_type = response.headers.get("Content-Type", "").split(";")[0]
    return media_type not in {JSON, MEDIA_TYPE}
