"""What is done at night: forgetting sessions that are over, sealing anew what an old key sealed."""

import logging
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.db import transaction

from prongsai.credentials.models import OpenSession
from prongsai.credentials.sealing import CannotOpen, sealed_anew

log = logging.getLogger(__name__)
SEALED = ("secret", "seed")


def sweep_sessions(*, now: datetime) -> None:
    Session.objects.filter(expire_date__lte=now).delete()
    OpenSession.objects.exclude(pk__in=OpenSession.objects.standing(now).values("pk")).delete()


def reseal_factors() -> int:
    """Put all secrets under the first key, so that the keys after it can go; how many were under another."""
    numbers = Authenticator.objects.exclude(type="webauthn").values_list("pk", flat=True)
    return sum(_reseal(number) for number in list(numbers))


@transaction.atomic
def _reseal(number: int) -> bool:
    row = Authenticator.objects.select_for_update().filter(pk=number).first()
    held = {name: row.data[name] for name in SEALED if name in row.data} if row else {}
    try:
        anew = {name: sealed_anew(sealed) for name, sealed in held.items()}
    except CannotOpen:
        log.error("The secret of second factor %s cannot be opened with the keys that are set", number)  # noqa: TRY400
        return False
    if row is None or anew == held:
        return False
    row.data.update(anew)
    row.save(update_fields=["data"])
    return True
