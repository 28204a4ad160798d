"""A session ends when nobody has used it for a while."""

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from prongsai.credentials import actions

SEEN = "seen"
NOTED_EVERY_SECONDS = 300


class IdleMiddleware:
    """Signs out whoever comes back too late; what they send is kept by the sign-in page. One write in five minutes."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.session.session_key and request.user.is_authenticated:
            _look(request, now=int(time.time()))
        return self.get_response(request)


def _look(request: HttpRequest, *, now: int) -> None:
    """A clock that was moved back ends nothing: the time is noted anew."""
    idle = now - request.session.get(SEEN, 0)
    if SEEN in request.session and idle > settings.SESSION_IDLE_SECONDS:
        logout(request)
    elif SEEN not in request.session or idle < 0 or idle >= NOTED_EVERY_SECONDS:
        request.session[SEEN] = now
        actions.note_session_seen(key=request.session.session_key or "", now=timezone.now())
