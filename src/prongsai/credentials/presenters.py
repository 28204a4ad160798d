"""What the pages of signing in show."""

from dataclasses import dataclass
from datetime import datetime

import segno
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from prongsai.accounts.members import Member
from prongsai.credentials.devices import in_words
from prongsai.credentials.models import OpenSession
from prongsai.credentials.permissions import may_set_factor_rules
from prongsai.credentials.queries import Factors, StandingRule

_GROUP = 4


@dataclass(frozen=True, slots=True)
class AppRow:
    """The authenticator app. used_at: when a code of it was last taken, or None."""

    since: datetime
    used_at: datetime | None


@dataclass(frozen=True, slots=True)
class PasskeyRow:
    name: str
    since: datetime
    used_at: datetime | None
    name_href: str
    remove_href: str


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A browser in which the person is signed in. is_this: the one that asks; end_href: signs it out, "" for this one."""

    device: str
    began_at: datetime
    seen_at: datetime
    is_this: bool
    end_href: str


@dataclass(frozen=True, slots=True)
class SecurityPage:
    """owes_factor: nothing else may be done before one is set up. codes_left: None where there are no recovery codes.

    office       the name of the office's identity provider, "" where none is set up; is_linked: with it
    rules_href   the page of the rules for all, "" for those who do not set them
    """

    username: str
    email: str
    has_password: bool
    owes_factor: bool
    app: AppRow | None
    passkeys: tuple[PasskeyRow, ...]
    codes_left: int | None
    few_codes: bool
    sessions: tuple[SessionRow, ...]
    office: str
    is_linked: bool
    rules_href: str


@dataclass(frozen=True, slots=True)
class SetUpAppPage:
    """picture: the QR code as an address for an image; secret: the same to type, in groups of four."""

    picture: str
    secret: str
    account: str


@dataclass(frozen=True, slots=True)
class CodesPage:
    """Recovery codes, shown this once. as_text: what is downloaded."""

    codes: tuple[str, ...]
    as_text: str


FEW = 3


def security_page(
    *, viewer: Member, factors: Factors, sessions: list[OpenSession], this_key: str, is_linked: bool
) -> SecurityPage:
    user, app, left = viewer.user, factors.app, factors.codes_left
    return SecurityPage(
        username=user.username,
        email=user.email,
        has_password=user.has_usable_password(),
        owes_factor=viewer.owes_factor,
        app=None if app is None else AppRow(app.created_at, app.last_used_at),
        passkeys=tuple(_passkey_row(one) for one in factors.passkeys),
        codes_left=left,
        few_codes=left is not None and left < FEW,
        sessions=tuple(_session_row(one, is_this=one.key == this_key) for one in sessions),
        office=str(settings.OIDC.get("name", "")),
        is_linked=is_linked,
        rules_href=reverse("accounts:factor_rules") if may_set_factor_rules(viewer) else "",
    )


def _passkey_row(one: Authenticator) -> PasskeyRow:
    return PasskeyRow(
        name=str(one.data["name"]),
        since=one.created_at,
        used_at=one.last_used_at,
        name_href=reverse("accounts:name_passkey", args=[one.pk]),
        remove_href=reverse("accounts:remove_passkey", args=[one.pk]),
    )


def _session_row(one: OpenSession, *, is_this: bool) -> SessionRow:
    return SessionRow(
        device=in_words(one.device),
        began_at=one.began_at,
        seen_at=one.seen_at,
        is_this=is_this,
        end_href="" if is_this else reverse("accounts:end_session", args=[one.pk]),
    )


def set_up_app_page(*, viewer: Member, secret: str) -> SetUpAppPage:
    drawn = segno.make(get_adapter().build_totp_url(viewer.user, secret), error="m")
    return SetUpAppPage(
        picture=drawn.svg_data_uri(scale=6, border=4, dark="#000", light="#fff"),
        secret=" ".join(secret[place : place + _GROUP] for place in range(0, len(secret), _GROUP)),
        account=viewer.user.username,
    )


def codes_page(codes: tuple[str, ...], *, username: str) -> CodesPage:
    shown = tuple(f"{code[:_GROUP]} {code[_GROUP:]}" for code in codes)
    head = _("Recovery codes of Prongsai for %(username)s") % {"username": username}
    return CodesPage(shown, "\r\n".join((head, "", *shown, "")))


@dataclass(frozen=True, slots=True)
class RuleRow:
    """without: how many who hold the role have no second factor yet."""

    role: str
    is_required: bool
    people: int
    without: int
    changed_at: datetime | None
    changed_by: str


@dataclass(frozen=True, slots=True)
class FactorRulesPage:
    rows: tuple[RuleRow, ...]


def factor_rules_page(standing: list[StandingRule]) -> FactorRulesPage:
    """Roles that somebody holds or that a rule speaks of."""
    rows = (
        RuleRow(str(one.role.label), one.is_required, one.people, one.without, one.changed_at, one.changed_by)
        for one in standing
        if one.people or one.changed_at
    )
    return FactorRulesPage(tuple(rows))
