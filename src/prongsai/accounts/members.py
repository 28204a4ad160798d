"""The member: a person acting in one agency in one role. Every query, check and action takes one."""

from dataclasses import dataclass, field
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext as _

from prongsai.accounts.models import Membership, User
from prongsai.accounts.roles import ALLOWED, OF_A_UNIT, Role, Verb
from prongsai.agencies.models import Agency, Unit

CHOSEN = "membership"


@dataclass(frozen=True)
class Member:
    """A person in one agency in one role, for the length of a request or an action.

    is_acting   bears the role for another, for a period
    choices     the memberships between which the person may choose today, the one in use first
    owes_factor one of them asks for a second factor, and the person has none yet: nothing may be done before it is set up
    """

    user: User
    agency: Agency
    role: Role
    unit: Unit | None = None
    is_acting: bool = False
    choices: tuple[Membership, ...] = field(default=(), compare=False, repr=False)
    owes_factor: bool = field(default=False, compare=False)

    @property
    def title(self) -> str:
        return title_of(self.role, is_acting=self.is_acting)

    def can(self, verb: Verb) -> bool:
        return verb in ALLOWED[self.role]

    def may(self, verb: Verb, agency_id: int) -> bool:
        """May the member do this in that agency? Everything but reading is for one's own agency only."""
        return agency_id == self.agency.pk and self.can(verb)

    @property
    def own_unit(self) -> Unit | None:
        """The unit whose people this member is one of; None for roles of the whole office."""
        return self.unit if self.role in OF_A_UNIT else None

    def answers_for(self, unit_id: int | None) -> bool:
        """Is this unit's work the member's? A role of the whole office has every unit's, a role of a unit its own alone.

        unit_id   None for what is of the whole office; no role of a unit answers for that

        It asks about the unit only: whether it stands in the member's agency is for `may`.
        """
        if self.role not in OF_A_UNIT:
            return True
        return self.unit is not None and self.unit.pk == unit_id

    def may_manage(self, verb: Verb, agency: Agency) -> bool:
        """May the member do this in that agency, which is the own one or, with MANAGE_BELOW, one under it?"""
        below = self.can(Verb.MANAGE_BELOW) and agency.path.startswith(self.agency.path)
        return self.can(verb) and (agency.pk == self.agency.pk or below)

    def may_oversee(self, verb: Verb, agency: Agency) -> bool:
        """May the member do this in that agency, which is the own one or, with READ_BELOW, one under it?"""
        below = self.can(Verb.READ_BELOW) and agency.path.startswith(self.agency.path)
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
    found = list(memberships.with_factors())
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
        owes_factor=any(one.asks_factor and not one.has_factor for one in found),  # type: ignore[attr-defined]  # annotated
    )


def title_of(role: Role, *, is_acting: bool) -> str:
    """The role as people read it: "Director", "Acting: Director"."""
    return _("Acting: %(role)s") % {"role": role.label} if is_acting else str(role.label)
