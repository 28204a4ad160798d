"""The member: a person acting in one agency in one role. Every query, check and action takes one."""

from dataclasses import dataclass, field
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext as _

from prongsai.accounts.models import Membership, User
from prongsai.accounts.roles import ALLOWED, Role, Verb
from prongsai.agencies.models import Agency, Unit

CHOSEN = "membership"


@dataclass(frozen=True)
class Member:
    """A person in one agency in one role, for the length of a request or an action.

    is_acting   bears the role for another, for a period
    choices     the memberships between which the person may choose today, the one in use first
    """

    user: User
    agency: Agency
    role: Role
    unit: Unit | None = None
    is_acting: bool = False
    choices: tuple[Membership, ...] = field(default=(), compare=False, repr=False)

    @property
    def title(self) -> str:
        return title_of(self.role, is_acting=self.is_acting)

    def can(self, verb: Verb) -> bool:
        return verb in ALLOWED[self.role]

    def may(self, verb: Verb, agency_id: int) -> bool:
        """May the member do this in that agency? Everything but reading is for one's own agency only."""
        return agency_id == self.agency.pk and self.can(verb)

    def may_manage(self, verb: Verb, agency: Agency) -> bool:
        """May the member do this in that agency, which is the own one or, with MANAGE_BELOW, one under it?"""
        below = self.can(Verb.MANAGE_BELOW) and agency.path.startswith(self.agency.path)
        return self.can(verb) and (agency.pk == self.agency.pk or below)

    def scope(self, to_agency: str = "agency") -> Q:
        """The filter that keeps a query inside what the member may see; nothing for a role that reads nothing.

        to_agency   lookup path from the filtered model to its agency; "" when the model is Agency itself.
        """
        prefix = f"{to_agency}__" if to_agency else ""
        if not self.can(Verb.READ):
            return Q(pk__in=())
        if self.can(Verb.READ_BELOW):
            return Q(**{f"{prefix}path__startswith": self.agency.path})
        return Q(**{f"{prefix}pk": self.agency.pk})


class MemberRequest(HttpRequest):
    """A request of a signed-in member; views outside the sign-in pages receive this."""

    member: Member


def require(allowed: bool) -> None:
    """Raise PermissionDenied (403) unless allowed."""
    if not allowed:
        raise PermissionDenied


def member_of(user: User | AnonymousUser, *, chosen: int | None, today: date) -> Member | None:
    """The member for a signed-in person: the chosen membership if it is current, else the first current one."""
    if not user.is_authenticated:
        return None
    memberships = Membership.objects.current(today).filter(user=user).select_related("agency", "unit")
    found = list(memberships)
    if not found:
        return None
    membership = next((one for one in found if one.pk == chosen), found[0])
    return Member(
        user=user,
        agency=membership.agency,
        role=Role(membership.role),
        unit=membership.unit,
        is_acting=membership.is_acting,
        choices=(membership, *(one for one in found if one is not membership)),
    )


def title_of(role: Role, *, is_acting: bool) -> str:
    """The role as people read it: "Director", "Acting: Director"."""
    return _("Acting: %(role)s") % {"role": role.label} if is_acting else str(role.label)
