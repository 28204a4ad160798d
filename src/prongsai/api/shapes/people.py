"""Who calls, agencies, units, and who serves where."""

from datetime import date, datetime

from ninja import Schema
from pydantic import Field

from prongsai.accounts.models import Membership
from prongsai.agencies.models import Agency, Unit
from prongsai.api.shapes.base import Words, name_of
from prongsai.people.actions import Bearer


class TokenShape(Schema):
    """The token of this very request."""

    name: str
    hint: str = Field(description="Its first letters.", examples=["pgs_k3x7"])
    scopes: list[str]
    expires_at: datetime
    requests_per_minute: int


class Me(Schema):
    """The person in whose name the program acts, the role and the agency."""

    name: Words
    agency: str = Field(examples=["bangkok-yai"])
    agency_name: Words
    role: str = Field(examples=["ita_officer"])
    is_acting: bool
    unit: str | None
    token: TokenShape


class AgencyShape(Schema):
    """parent: the agency above, null at the top or where it lies outside what one may see."""

    slug: str
    kind: str
    name: Words
    short_name: Words
    parent: str | None


class UnitShape(Schema):
    code: str
    kind: str
    name: Words
    closed_on: date | None


class ServingShape(Schema):
    """One person in one role."""

    name: Words
    role: str
    unit: str | None
    is_acting: bool
    starts_on: date
    ends_on: date | None


def me(bearer: Bearer, requests_per_minute: int) -> Me:
    member, token = bearer.member, bearer.token
    return Me(
        name=Words(th=member.user.name_th, en=member.user.name_en),
        agency=member.agency.slug,
        agency_name=name_of(member.agency),
        role=member.role.value,
        is_acting=member.is_acting,
        unit=member.unit.code if member.unit else None,
        token=TokenShape(
            name=token.name,
            hint=token.hint,
            scopes=token.scopes,
            expires_at=token.expires_at,
            requests_per_minute=requests_per_minute,
        ),
    )


def agency(one: Agency, *, above: Agency) -> AgencyShape:
    """above: the caller's own agency, over which the caller does not look."""
    parent = one.path.rstrip("/").rpartition("/")[0].rpartition("/")[2]
    return AgencyShape(
        slug=one.slug,
        kind=one.kind,
        name=name_of(one),
        short_name=Words(th=one.short_th, en=one.short_en),
        parent=parent or None if one.pk != above.pk else None,
    )


def unit(one: Unit) -> UnitShape:
    return UnitShape(code=one.code, kind=one.kind, name=name_of(one), closed_on=one.closed_on)


def serving(one: Membership) -> ServingShape:
    return ServingShape(
        name=Words(th=one.user.name_th, en=one.user.name_en),
        role=one.role,
        unit=one.unit.code if one.unit else None,
        is_acting=one.is_acting,
        starts_on=one.starts_on,
        ends_on=one.ends_on,
    )
