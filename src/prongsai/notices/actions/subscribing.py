"""Making and ending the secret address of a person's calendar."""

import secrets
from datetime import datetime

from django.db import transaction

from prongsai.accounts.members import Member
from prongsai.audit import actions as audit
from prongsai.notices.models import CalendarAddress
from prongsai.notices.queries import hash_of_secret


@transaction.atomic
def make_calendar_address(*, by: Member, now: datetime) -> str:
    """The secret of a new address, told this once; the one before ends."""
    revoke_calendar_address(by=by, now=now)
    secret = secrets.token_urlsafe(32)
    made = CalendarAddress.objects.create(user=by.user, secret_hash=hash_of_secret(secret), made_at=now)
    audit.record("notices.calendar.made", by=by, target=made, at=now)
    return secret


@transaction.atomic
def revoke_calendar_address(*, by: Member, now: datetime) -> bool:
    """End the address that holds; was there one?"""
    standing = CalendarAddress.objects.filter(user=by.user, revoked_at__isnull=True).first()
    if standing is None:
        return False
    standing.revoked_at = now
    standing.save(update_fields=["revoked_at"])
    audit.record("notices.calendar.revoked", by=by, target=standing, at=now)
    return True
