"""Reading what a person signs in with, and where they are signed in."""

from dataclasses import dataclass
from datetime import date, datetime

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.conf import settings

from prongsai.accounts.models import FactorRule, Membership, User
from prongsai.accounts.roles import Role
from prongsai.credentials.models import OpenSession, OpenSessionQuerySet
from prongsai.credentials.sealing import CannotOpen

Type = Authenticator.Type


@dataclass(frozen=True, slots=True)
class Factors:
    """app: the authenticator app, or None. codes_left: recovery codes not used yet, None where there are none."""

    app: Authenticator | None
    passkeys: tuple[Authenticator, ...]
    codes_left: int | None

    @property
    def count(self) -> int:
        """How many second factors; recovery codes stand in for one and are none."""
        return len(self.passkeys) + (self.app is not None)


def factors_of(user: User) -> Factors:
    """One query."""
    rows = list(Authenticator.objects.filter(user=user).order_by("created_at"))
    codes = next((row for row in rows if row.type == Type.RECOVERY_CODES), None)
    return Factors(
        app=next((row for row in rows if row.type == Type.TOTP), None),
        passkeys=tuple(row for row in rows if row.type == Type.WEBAUTHN),
        codes_left=None if codes is None else _left(codes),
    )


def is_linked(user: User) -> bool:
    """With the office's identity provider; no query where none is set up."""
    return bool(settings.OIDC) and SocialAccount.objects.filter(user=user).exists()


@dataclass(frozen=True, slots=True)
class StandingRule:
    """How a role signs in. people: who hold it today; without: those of them who have no second factor yet."""

    role: Role
    is_required: bool
    changed_at: datetime | None
    changed_by: str
    people: int
    without: int


def factor_rules(today: date) -> list[StandingRule]:
    """Of every role. Two queries."""
    rules = {one.role: one for one in FactorRule.objects.select_related("changed_by")}
    people: dict[str, dict[int, bool]] = {}
    for held in Membership.objects.current(today).with_factors().order_by():
        people.setdefault(held.role, {})[held.user_id] = held.has_factor  # type: ignore[attr-defined]  # annotated
    return [_standing(role, rules.get(role), people.get(role, {})) for role in Role]


def _standing(role: Role, rule: FactorRule | None, people: dict[int, bool]) -> StandingRule:
    return StandingRule(
        role=role,
        is_required=rule is not None and rule.is_required,
        changed_at=rule.changed_at if rule else None,
        changed_by=rule.changed_by.name_th if rule else "",
        people=len(people),
        without=sum(not has for has in people.values()),
    )


def sessions_of(user: User, *, now: datetime) -> OpenSessionQuerySet:
    """Browsers in which the person is signed in, the one used last first."""
    return OpenSession.objects.standing(now).filter(user=user)


def _left(codes: Authenticator) -> int:
    try:
        return len(codes.wrap().get_unused_codes())
    except CannotOpen:
        return 0
