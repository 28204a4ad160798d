"""What the interface writes for itself: answers kept for a day, and the count of requests."""

import hashlib
from collections.abc import Callable
from datetime import datetime, timedelta
from math import ceil
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F

from prongsai.api.models import KeptAnswer, RateWindow
from prongsai.people.models import AccessToken

KEPT_FOR = timedelta(hours=24)
MINUTE = timedelta(minutes=1)


class OtherRequest(Exception):
    """The key was used for a request that said something else."""


def once(
    *, token: AccessToken, key: str, fingerprint: str, do: Callable[[], Any], now: datetime
) -> tuple[Any, bool]:
    """What `do` answers, or what it answered to the same key within a day; True where it was done just now.

    The key is written first, in the same transaction as the work: of two requests at the same moment the database lets
    one wait for the other. What is refused leaves no key behind, so that it can be mended and sent again.
    do       returns plain JSON
    Raises   OtherRequest, and whatever `do` raises.
    """
    KeptAnswer.objects.filter(token=token, key=key, made_at__lte=now - KEPT_FOR).delete()
    kept = KeptAnswer.objects.filter(token=token, key=key).first()
    if kept is None:
        try:
            with transaction.atomic():
                return _done(token, key, fingerprint, do, now), True
        except _CameMeanwhile:
            kept = KeptAnswer.objects.get(token=token, key=key)
    if kept.fingerprint != fingerprint:
        raise OtherRequest
    return kept.content, False


class _CameMeanwhile(Exception):
    """The same key was written by another request."""


def _done(token: AccessToken, key: str, fingerprint: str, do: Callable[[], Any], now: datetime) -> Any:
    try:
        with transaction.atomic():
            kept = KeptAnswer.objects.create(token=token, key=key, fingerprint=fingerprint, made_at=now)
    except IntegrityError as meanwhile:
        raise _CameMeanwhile from meanwhile
    kept.content = do()
    kept.save(update_fields=["content"])
    return kept.content


def fingerprint_of(method: str, path: str, body: bytes) -> str:
    return hashlib.sha256(b"\n".join((method.encode(), path.encode(), body))).hexdigest()


def forget_answers(*, now: datetime) -> int:
    """Answers older than a day; how many."""
    deleted, _by_model = KeptAnswer.objects.filter(made_at__lte=now - KEPT_FOR).delete()
    return deleted


def count_request(*, token: AccessToken, now: datetime) -> int:
    """Count one request; seconds to wait where the minute is full, else 0. One query, two more in a new minute."""
    minute = now.replace(second=0, microsecond=0)
    windows = RateWindow.objects.filter(token=token)
    limit = settings.API_REQUESTS_PER_MINUTE
    if windows.filter(minute=minute, count__lt=limit).update(count=F("count") + 1):
        return 0
    if windows.filter(minute=minute).exists():
        return ceil((minute + MINUTE - now).total_seconds())
    RateWindow.objects.update_or_create(token=token, defaults={"minute": minute, "count": 1})
    return 0
