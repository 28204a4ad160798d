"""What is too large is answered with one sentence, before any of it is read."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string

ROOM_FOR_FIELDS = 256 * 1024
TOO_LARGE = 413


class UploadLimitMiddleware:
    """Refuses a request by the length that it announces; the limit leaves room for the fields beside the file."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if announced_length(request) <= settings.UPLOAD_LIMIT_BYTES + ROOM_FOR_FIELDS:
            return self.get_response(request)
        page = render_to_string("413.html", {"limit": limit_in_words()}, request=None)
        return HttpResponse(page, status=TOO_LARGE)


def announced_length(request: HttpRequest) -> int:
    raw = request.META.get("CONTENT_LENGTH") or "0"
    return int(raw) if raw.isdecimal() else 0


def limit_in_words() -> str:
    return f"{settings.UPLOAD_LIMIT_BYTES // (1024 * 1024)} MB"
