"""Glue: what Django, allauth and axes tell of signing in goes to the actions, and nothing is decided here."""

import time
from typing import Any

from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from axes.signals import user_locked_out
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone

from prongsai.accounts.models import User
from prongsai.credentials import actions
from prongsai.credentials.confirming import CONFIRMED
from prongsai.credentials.middleware import SEEN


@receiver(user_logged_in, dispatch_uid="prongsai.credentials.begun")
def begun(request: HttpRequest, user: User, **_: Any) -> None:
    if request.session.session_key is None:
        request.session.save()
    request.session[SEEN] = request.session[CONFIRMED] = int(time.time())
    actions.begin_session(
        user=user,
        key=request.session.session_key or "",
        device=request.META.get("HTTP_USER_AGENT", ""),
        ways=_ways(request),
        now=timezone.now(),
    )


@receiver(user_logged_out, dispatch_uid="prongsai.credentials.ended")
def ended(request: HttpRequest, user: User | None, **_: Any) -> None:
    if user is not None and user.pk:
        actions.finish_session(user=user, key=request.session.session_key or "", now=timezone.now())


@receiver(user_locked_out, dispatch_uid="prongsai.credentials.closed")
def closed(username: str | None = None, **_: Any) -> None:
    actions.note_lock_out(username=username or "", now=timezone.now())


def _ways(request: HttpRequest) -> list[str]:
    records = request.session.get(AUTHENTICATION_METHODS_SESSION_KEY) or []
    return [str(one.get("type") or one.get("method")) for one in records]
