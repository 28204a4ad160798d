"""Access tokens: one's own, and those of an agency's people. Never the token itself, but on the page that hands it over."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone

from prongsai.accounts.members import Member, title_of
from prongsai.accounts.roles import Role
from prongsai.agencies.models import Agency
from prongsai.people.models import AccessToken
from prongsai.people.scopes import in_order
from prongsai.people.wording import TOKEN_STATES
from prongsai.rules.framework import Text


@dataclass(frozen=True, slots=True)
class TokenRow:
    """role: in which it acts. end_href: "" for one that is over. end_reason: "" where nothing was said."""

    name: str
    hint: str
    holder: str
    role: str
    agency: Text
    scopes: tuple[str, ...]
    expires_on: date
    last_used_on: date | None
    state: str
    tone: str
    ended_by: str
    end_reason: str
    end_href: str


@dataclass(frozen=True, slots=True)
class TokensPage:
    """may_create: whether the role in which the reader acts lets programs in."""

    standing: tuple[TokenRow, ...]
    over: tuple[TokenRow, ...]
    may_create: bool


@dataclass(frozen=True, slots=True)
class AgencyTokensPage:
    slug: str
    agency: Text
    rows: tuple[TokenRow, ...]


@dataclass(frozen=True, slots=True)
class HandedToken:
    """The one page that shows a token."""

    name: str
    secret: str
    role: str
    agency: Text
    scopes: tuple[str, ...]
    expires_on: date


def tokens_page(tokens: Iterable[AccessToken], *, may_create: bool, now: datetime) -> TokensPage:
    rows = [token_row(one, now=now) for one in tokens]
    return TokensPage(
        standing=tuple(row for row in rows if row.end_href),
        over=tuple(row for row in rows if not row.end_href),
        may_create=may_create,
    )


def agency_tokens_page(agency: Agency, tokens: Iterable[AccessToken], *, now: datetime) -> AgencyTokensPage:
    rows = tuple(token_row(one, now=now) for one in tokens)
    return AgencyTokensPage(agency.slug, Text(agency.name_th, agency.name_en), rows)


def token_row(token: AccessToken, *, now: datetime) -> TokenRow:
    held = token.membership
    state = _state(token, now)
    label, tone = TOKEN_STATES[state]
    return TokenRow(
        name=token.name,
        hint=token.hint,
        holder=held.user.name_th,
        role=title_of(Role(held.role), is_acting=held.is_acting),
        agency=Text(held.agency.name_th, held.agency.name_en),
        scopes=_scopes_in_words(token),
        expires_on=timezone.localdate(token.expires_at),
        last_used_on=token.last_used_on,
        state=str(label),
        tone=tone,
        ended_by=token.ended_by.name_th if token.ended_by else "",
        end_reason=token.end_reason,
        end_href="" if state in {"ended", "expired"} else reverse("people:end_token", args=[token.pk]),
    )


def handed_token(token: AccessToken, secret: str, *, holder: Member) -> HandedToken:
    return HandedToken(
        name=token.name,
        secret=secret,
        role=holder.title,
        agency=Text(holder.agency.name_th, holder.agency.name_en),
        scopes=_scopes_in_words(token),
        expires_on=timezone.localdate(token.expires_at),
    )


def _state(token: AccessToken, now: datetime) -> str:
    if token.ended_at is not None:
        return "ended"
    if token.expires_at <= now:
        return "expired"
    return "standing" if token.last_used_on else "unused"


def _scopes_in_words(token: AccessToken) -> tuple[str, ...]:
    return tuple(str(scope.label) for scope in in_order(token.scopes))
