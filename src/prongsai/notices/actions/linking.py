"""Linking a LINE account to a person, and letting go of it. Who links has proven both: signed in here, and theirs at LINE."""

import secrets
from datetime import datetime, timedelta

from django.db import transaction

from prongsai.accounts.members import Member
from prongsai.accounts.models import User
from prongsai.audit import actions as audit
from prongsai.notices import channels
from prongsai.notices.models import LineCode, LineEvent, Preference
from prongsai.people.codes import hash_of, new_code

VALID = timedelta(minutes=15)
TYPED_GROUPS = 2
KEPT = timedelta(days=30)


class CannotLink(Exception):
    """code: unknown, used, expired."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@transaction.atomic
def make_typed_code(*, by: Member, now: datetime) -> str:
    """A code to be typed to the office's LINE account, told this once: eight signs, for a quarter of an hour."""
    code = "-".join(new_code().split("-")[:TYPED_GROUPS])
    _keep(code, by, now)
    return code


@transaction.atomic
def make_nonce(*, by: Member, now: datetime) -> str:
    """The same for LINE itself to carry: nobody types it."""
    nonce = secrets.token_urlsafe(32)
    _keep(nonce, by, now)
    return nonce


@transaction.atomic
def link_line(*, code: str, line_user: str, now: datetime) -> User:
    """Link the LINE account to whom the code was made for; whoever had it linked before loses it. Raises CannotLink."""
    found = LineCode.objects.select_for_update().filter(code_hash=hash_of(code)).first()
    if found is None or not found.user.is_active:
        raise CannotLink("unknown")
    if found.used_at is not None:
        raise CannotLink("used")
    if found.expires_at <= now:
        raise CannotLink("expired")
    found.used_at = now
    found.save(update_fields=["used_at"])
    for other in Preference.objects.filter(line_user=line_user).exclude(user=found.user):
        _let_go(other, "linked_by_another", None, now)
    linked, _made = Preference.objects.update_or_create(
        user=found.user,
        defaults={
            "line_user": line_user,
            "by_line": True,
            "line_linked_at": now,
            "line_failed_at": None,
            "changed_at": now,
        },
    )
    audit.record("notices.line.linked", by=None, target=linked, at=now)
    return found.user


@transaction.atomic
def unlink_line(*, by: Member, now: datetime) -> bool:
    """The person lets go of their own LINE account; was there one?"""
    linked = Preference.objects.exclude(line_user="").filter(user=by.user).first()
    if linked is not None:
        _let_go(linked, "by_themselves", by, now)
    return linked is not None


@transaction.atomic
def forget_line(*, line_user: str, now: datetime) -> bool:
    """The person blocked the office's account at LINE; were they linked?"""
    linked = Preference.objects.filter(line_user=line_user).select_related("user").first()
    if linked is not None:
        _let_go(linked, "blocked", None, now)
    return linked is not None


def is_new_event(*, event: str, now: datetime) -> bool:
    """True for the first who asks about this event, within their transaction."""
    _row, is_new = LineEvent.objects.get_or_create(event=event[:64], defaults={"received_at": now})
    return is_new


def sweep_line(*, now: datetime) -> None:
    """Forget events and codes that are over for thirty days."""
    LineEvent.objects.filter(received_at__lt=now - KEPT).delete()
    LineCode.objects.filter(expires_at__lt=now - KEPT).delete()


def _keep(code: str, by: Member, now: datetime) -> None:
    LineCode.objects.create(user=by.user, code_hash=hash_of(code), made_at=now, expires_at=now + VALID)


def _let_go(linked: Preference, why: str, by: Member | None, now: datetime) -> None:
    """E-mail takes over where it can: nobody becomes unreachable by the way."""
    if linked.by_line and linked.user.email and channels.mail_is_set_up():
        linked.by_email = True
    linked.line_user, linked.by_line = "", False
    linked.line_linked_at, linked.line_failed_at, linked.changed_at = None, None, now
    linked.save()
    audit.record("notices.line.unlinked", by=by, target=linked, at=now, why=why)
