"""Access tokens come, are used, and end."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from prongsai.accounts.members import Member, member_of, require
from prongsai.accounts.roles import Role
from prongsai.audit import actions as audit
from prongsai.people import permissions, tokens
from prongsai.people.models import AccessToken
from prongsai.people.scopes import Scope, in_order

LONGEST_LIFE = timedelta(days=366)
MOST_STANDING = 20


class CannotMakeToken(Exception):
    """code: no_scope, too_long, too_many (standing ones)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class CannotUseToken(Exception):
    """code: unknown, expired, ended, inactive, membership_over, role, second_factor (owed, and not set up)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Bearer:
    """A token that is good now, and who acts with it."""

    token: AccessToken
    member: Member

    @property
    def scopes(self) -> frozenset[str]:
        return frozenset(self.token.scopes)


@transaction.atomic
def create_token(
    *, name: str, scopes: Collection[Scope], life: timedelta, by: Member, now: datetime
) -> tuple[AccessToken, str]:
    """A token of one's own, for the membership in which one acts; the second value is told this once.

    life    a year at most.
    Raises  CannotMakeToken; PermissionDenied.
    """
    require(permissions.may_hold_token(by, by.agency) and bool(by.choices))
    if not scopes:
        raise CannotMakeToken("no_scope")
    if not timedelta(0) < life <= LONGEST_LIFE:
        raise CannotMakeToken("too_long")
    held = AccessToken.objects.standing(now).filter(membership__user=by.user)
    if held.count() >= MOST_STANDING:
        raise CannotMakeToken("too_many")
    secret = tokens.new_secret()
    made = AccessToken.objects.create(
        membership=by.choices[0],
        name=name,
        scopes=[scope.value for scope in in_order(scopes)],
        hint=secret[: tokens.HINT_LENGTH],
        secret_hash=tokens.hash_of(secret),
        made_at=now,
        expires_at=now + life,
    )
    _record("people.token.created", made, by, now, scopes=made.scopes, expires=made.expires_at.isoformat())
    return made, secret


@transaction.atomic
def end_token(*, token: AccessToken, reason: str, by: Member, now: datetime) -> AccessToken:
    """Make it good for nothing, at once and for ever. One that has ended stays as it is."""
    require(permissions.may_end_token(by, token))
    standing = AccessToken.objects.select_for_update(of=("self",)).get(pk=token.pk)
    if standing.ended_at is not None:
        return standing
    standing.ended_at, standing.ended_by, standing.end_reason = now, by.user, reason
    standing.save(update_fields=["ended_at", "ended_by", "end_reason"])
    _record("people.token.revoked", token, by, now, reason=reason)
    return standing


def use_token(*, secret: str, now: datetime) -> Bearer:
    """Who acts with this token. Raises CannotUseToken. Two queries; on the first use of a day one more."""
    today = timezone.localdate(now)
    token = _found(secret)
    if token is None:
        raise CannotUseToken("unknown")
    member = _holder(token, today)
    code = _why_not(token, member, now)
    if code:
        _note_refusal(token, member or _former_holder(token), code, now, today)
    if code or member is None:
        raise CannotUseToken(code)
    if token.last_used_on != today:
        AccessToken.objects.filter(pk=token.pk).update(last_used_on=today)
    return Bearer(token, member)


def _found(secret: str) -> AccessToken | None:
    if not tokens.is_well_formed(secret):
        return None
    found = AccessToken.objects.filter(secret_hash=tokens.hash_of(secret))
    return found.select_related("membership__user", "membership__agency", "membership__unit").first()


def _holder(token: AccessToken, today: date) -> Member | None:
    """The person in the very membership for which the token was made; None when that is not current."""
    member = member_of(token.membership.user, chosen=token.membership_id, today=today)
    return member if member and member.choices[0].pk == token.membership_id else None


def _former_holder(token: AccessToken) -> Member:
    held = token.membership
    return Member(user=held.user, agency=held.agency, role=Role(held.role), unit=held.unit)


def _why_not(token: AccessToken, member: Member | None, now: datetime) -> str:
    if token.ended_at is not None:
        return "ended"
    if token.expires_at <= now:
        return "expired"
    if not token.membership.user.is_active:
        return "inactive"
    if member is None:
        return "membership_over"
    if not permissions.may_hold_token(member, member.agency):
        return "role"
    return "second_factor" if member.owes_factor else ""


def _note_refusal(token: AccessToken, member: Member, code: str, now: datetime, today: date) -> None:
    """Once a day: a forgotten program that asks every minute must not fill the trail."""
    if token.refused_on == today:
        return
    with transaction.atomic():
        AccessToken.objects.filter(pk=token.pk).update(refused_on=today)
        _record("people.token.refused", token, member, now, why=code)


def _record(
    action: str, token: AccessToken, by: Member, now: datetime, **details: str | list[str] | None
) -> None:
    audit.record(
        action,
        by=by,
        target=token,
        at=now,
        agency_path=token.membership.agency.path,
        name=token.name,
        hint=token.hint,
        **details,
    )
