"""Taking a code: of the authenticator app, or one of the recovery codes. Each code opens once."""

import logging
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils import timezone

from prongsai.accounts.members import member_of
from prongsai.accounts.models import User
from prongsai.audit import actions as audit
from prongsai.credentials.sealing import CannotOpen

log = logging.getLogger(__name__)
Type = Authenticator.Type
WINDOW_SECONDS = 120
"""Longer than a code of the app can be valid, with the clock of a phone half a minute off in either direction."""
KEPT = 20


class CannotTakeCode(Exception):
    """code: wrong (or used already), unreadable (no key opens the stored secret)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@transaction.atomic
def take_code(*, user: User, code: str, now: datetime) -> Authenticator:
    """What the code belongs to; from now on the code is used. Raises CannotTakeCode."""
    rows = Authenticator.objects.select_for_update().filter(
        user=user, type__in=(Type.TOTP, Type.RECOVERY_CODES)
    )
    unreadable = False
    for row in rows.order_by("-type"):  # the app first
        try:
            if _takes(row, code, now):
                return row
        except CannotOpen:
            log.exception(
                "The secret of second factor %s cannot be opened with the keys that are set", row.pk
            )
            unreadable = True
    raise CannotTakeCode("unreadable" if unreadable else "wrong")


def _takes(row: Authenticator, code: str, now: datetime) -> bool:
    if row.type == Type.TOTP:
        if _was_used(row, code, now) or not row.wrap().validate_code(code):
            return False
        _remember(row, code, now)
    else:
        wrapped = row.wrap()
        if not wrapped.validate_code(code):
            return False
        row.data = wrapped.instance.data
        _record_recovery(row, now)
    row.last_used_at = now
    row.save(update_fields=["data", "last_used_at"])
    return True


def _was_used(row: Authenticator, code: str, now: datetime) -> bool:
    """Within the time in which the same code could still count, also when the clock was moved back."""
    moment = now.timestamp()
    return any(used == code and abs(moment - at) < WINDOW_SECONDS for used, at in row.data.get("used", []))


def _remember(row: Authenticator, code: str, now: datetime) -> None:
    row.data["used"] = [*row.data.get("used", []), [code, now.timestamp()]][-KEPT:]


def _record_recovery(row: Authenticator, now: datetime) -> None:
    by = member_of(row.user, chosen=None, today=timezone.localdate(now))
    left = len(row.wrap().get_unused_codes())
    audit.record("credentials.recovery_code.used", by=by, target=row.user, at=now, left=left)
