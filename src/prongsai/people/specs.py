"""What is to be written, as forms and lists understand it and actions take it."""

from dataclasses import dataclass
from datetime import date

from prongsai.accounts.roles import Role
from prongsai.agencies.models import Agency, Unit


@dataclass(frozen=True, slots=True)
class AgencySpec:
    """A new agency; like: an agency whose standing units it gets too, or None."""

    slug: str
    kind: Agency.Kind
    name_th: str
    name_en: str
    short_th: str
    short_en: str
    aliases: tuple[str, ...] = ()
    like: Agency | None = None


@dataclass(frozen=True, slots=True)
class Invited:
    """Whom an invitation is for, and in which role."""

    role: Role
    unit: Unit | None
    name_th: str
    name_en: str
    email: str
    starts_on: date
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class NewAccount:
    username: str
    password: str
    name_th: str
    name_en: str


@dataclass(frozen=True, slots=True)
class GivenRole:
    """is_acting: borne for another, until ends_on."""

    role: Role
    unit: Unit | None
    is_acting: bool
    starts_on: date
    ends_on: date | None
