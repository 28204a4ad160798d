"""Second factors: the authenticator app and the recovery codes."""

import base64
import secrets
from datetime import datetime
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import encrypt
from django.db import IntegrityError, models, transaction

from prongsai.accounts.members import Member
from prongsai.accounts.models import FactorRule, User
from prongsai.audit import actions as audit
from prongsai.credentials import tasks
from prongsai.credentials.actions.sessions import drop_sessions
from prongsai.credentials.mailing import Letter
from prongsai.credentials.models import FactorReset
from prongsai.credentials.queries import factors_of

Type = Authenticator.Type
SECRET_BYTES = 20


class CannotChangeFactor(Exception):
    """code: wrong (the code does not fit the secret), has_app, required (the last factor of a role that asks for one)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def new_app_secret() -> str:
    """A secret for an authenticator app, in base 32; it counts once a code made with it was shown to add_app."""
    return base64.b32encode(secrets.token_bytes(SECRET_BYTES)).decode()


@transaction.atomic
def add_app(*, secret: str, code: str, by: Member, now: datetime) -> tuple[str, ...]:
    """The recovery codes that were made with the first factor, or none where there were some. Raises CannotChangeFactor."""
    app = Authenticator(user=by.user, type=Type.TOTP, data={"secret": encrypt(secret)}, created_at=now)
    if not app.wrap().validate_code(code):
        raise CannotChangeFactor("wrong")
    app.data["used"] = [[code, now.timestamp()]]
    try:
        with transaction.atomic():
            app.save()
    except IntegrityError as refused:
        raise CannotChangeFactor("has_app") from refused
    audit.record("credentials.factor.added", by=by, target=by.user, at=now, factor=Type.TOTP.value)
    return codes_for_first_factor(by=by, now=now)


@transaction.atomic
def add_passkey(*, name: str, credential: dict[str, Any], by: Member, now: datetime) -> tuple[str, ...]:
    """The recovery codes that were made with the first factor, or none. credential: as the browser made it, and checked."""
    data = {"name": name, "credential": credential}
    Authenticator.objects.create(user=by.user, type=Type.WEBAUTHN, data=data, created_at=now)
    audit.record("credentials.factor.added", by=by, target=by.user, at=now, factor=Type.WEBAUTHN.value)
    return codes_for_first_factor(by=by, now=now)


@transaction.atomic
def name_passkey(*, passkey: Authenticator, name: str) -> None:
    passkey.data["name"] = name
    passkey.save(update_fields=["data"])


@transaction.atomic
def remove_passkey(*, passkey: Authenticator, by: Member, now: datetime) -> None:
    """Raises CannotChangeFactor: required."""
    remove_factor(user=by.user, rows=Authenticator.objects.filter(pk=passkey.pk), by=by, now=now)


@transaction.atomic
def use_passkey(*, passkey: Authenticator, now: datetime) -> None:
    """Note when it opened last."""
    passkey.last_used_at = now
    passkey.save(update_fields=["last_used_at"])


@transaction.atomic
def remove_app(*, by: Member, now: datetime) -> None:
    """Raises CannotChangeFactor: required."""
    remove_factor(
        user=by.user, rows=Authenticator.objects.filter(user=by.user, type=Type.TOTP), by=by, now=now
    )


@transaction.atomic
def make_recovery_codes(*, by: Member, now: datetime) -> tuple[str, ...]:
    """New codes, which are told this once; the old ones are void."""
    Authenticator.objects.filter(user=by.user, type=Type.RECOVERY_CODES).delete()
    audit.record("credentials.recovery_codes.made", by=by, target=by.user, at=now)
    return _made_codes(by.user, now)


def codes_for_first_factor(*, by: Member, now: datetime) -> tuple[str, ...]:
    """Recovery codes, where the person has none yet."""
    if factors_of(by.user).codes_left is not None:
        return ()
    return make_recovery_codes(by=by, now=now)


def remove_factor(*, user: User, rows: models.QuerySet[Authenticator], by: Member, now: datetime) -> None:
    """Recovery codes go with the last factor. Raises CannotChangeFactor: required."""
    before = factors_of(user)
    kinds = sorted({row.type for row in rows})
    if not kinds:
        return
    if before.count == len(rows) and asks_factor(by):
        raise CannotChangeFactor("required")
    rows.delete()
    if factors_of(user).count == 0:
        Authenticator.objects.filter(user=user).delete()
    audit.record("credentials.factor.removed", by=by, target=user, at=now, factor=kinds[0])


@transaction.atomic
def drop_factors(*, person: User, reason: str, by: Member, now: datetime) -> FactorReset:
    """Take all second factors from somebody who lost them, and sign them out everywhere. Who may is asked above; told to them."""
    Authenticator.objects.filter(user=person).delete()
    drop_sessions(user=person)
    made = FactorReset.objects.create(person=person, reset_by=by.user, reset_at=now, reason=reason)
    tasks.post(person, Letter.FACTOR_RESET)
    return made


def resets_to_tell(*, person: User, now: datetime) -> list[FactorReset]:
    """What the person was not told yet after signing in; told with this."""
    rows = list(FactorReset.objects.filter(person=person, told_at__isnull=True).select_related("reset_by"))
    FactorReset.objects.filter(pk__in=[row.pk for row in rows]).update(told_at=now)
    return rows


def asks_factor(member: Member) -> bool:
    """Does a role of the person ask for a second factor?"""
    roles = {one.role for one in member.choices} | {member.role.value}
    return FactorRule.objects.filter(role__in=roles, is_required=True).exists()


def _made_codes(user: User, now: datetime) -> tuple[str, ...]:
    data = {"seed": encrypt(secrets.token_hex(40)), "used_mask": 0}
    made = Authenticator.objects.create(user=user, type=Type.RECOVERY_CODES, data=data, created_at=now)
    return tuple(made.wrap().get_unused_codes())
