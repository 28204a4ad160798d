"""A new password for somebody who lost theirs, by a printed one-time code."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from prongsai.accounts.members import Member, require
from prongsai.accounts.models import User
from prongsai.audit import actions as audit
from prongsai.credentials.actions import drop_sessions
from prongsai.people import permissions, queries
from prongsai.people.actions.invitations import CannotAccept
from prongsai.people.codes import hash_of, new_code
from prongsai.people.models import PasswordCode

VALID = timedelta(days=1)


@transaction.atomic
def hand_password_code(*, person: User, by: Member, now: datetime) -> tuple[PasswordCode, str]:
    """The code is told this once, and any earlier one is void. The password stays until the code is used."""
    held = queries.unended_memberships(person, timezone.localdate(now))
    require(permissions.may_hand_password(by, held))
    PasswordCode.objects.filter(person=person, used_at__isnull=True, expires_at__gt=now).update(
        expires_at=now
    )
    code = new_code()
    made = PasswordCode.objects.create(
        person=person, code_hash=hash_of(code), made_at=now, made_by=by.user, expires_at=now + VALID
    )
    audit.record("people.password_code.made", by=by, target=made, at=now, agency_path=held[0].agency.path)
    return made, code


def standing_password_code(code: str, *, now: datetime) -> PasswordCode:
    """Raises CannotAccept: unknown, used_password, expired_password."""
    found = PasswordCode.objects.filter(code_hash=hash_of(code)).select_related("person").first()
    if found is None or not found.person.is_active:
        raise CannotAccept("unknown")
    _check_standing(found, now)
    return found


@transaction.atomic
def set_password(*, code: PasswordCode, password: str, now: datetime) -> User:
    """Every other session of the person ends with the old password. Raises CannotAccept."""
    standing = PasswordCode.objects.select_for_update(of=("self",)).select_related("person").get(pk=code.pk)
    _check_standing(standing, now)
    standing.used_at = now
    standing.save(update_fields=["used_at"])
    person = standing.person
    person.set_password(password)
    person.save(update_fields=["password"])
    drop_sessions(user=person)
    held = queries.unended_memberships(person, timezone.localdate(now))
    path = held[0].agency.path if held else ""
    audit.record("people.password.set", by=None, target=standing, at=now, agency_path=path)
    return person


def _check_standing(code: PasswordCode, now: datetime) -> None:
    if code.used_at is not None:
        raise CannotAccept("used_password")
    if code.expires_at <= now:
        raise CannotAccept("expired_password")
