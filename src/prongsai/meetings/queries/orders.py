"""Finding orders and whom they name."""

from datetime import date

from django.http import Http404

from prongsai.accounts.members import Member
from prongsai.accounts.models import Membership
from prongsai.accounts.roles import Role
from prongsai.agencies.models import Agency
from prongsai.meetings.content import MemberLine
from prongsai.meetings.models import Order, OrderMember, OrderQuerySet

_ROLE = OrderMember.Role
PROPOSED: dict[str, OrderMember.Role] = {
    Role.DIRECTOR: _ROLE.CHAIR,
    Role.ASSISTANT_DIRECTOR: _ROLE.DEPUTY,
    Role.DIVISION_HEAD: _ROLE.MEMBER,
    Role.DIVISION_OFFICER: _ROLE.MEMBER,
    Role.WORKING_GROUP: _ROLE.MEMBER,
    Role.OFFICER: _ROLE.SECRETARY,
    Role.ASSISTANT_SECRETARY: _ROLE.ASSISTANT,
}
"""What those who hold a role in the system usually are in the working group, in the order of the paper."""


def orders_of(agency: Agency, member: Member) -> OrderQuerySet:
    """Every order of an agency, the newest first."""
    return Order.objects.visible_to(member).filter(agency=agency).select_related("cancels").order_by("-pk")


def order_in_force(agency: Agency) -> Order | None:
    """The order that binds now. One query."""
    return Order.objects.in_force().filter(agency=agency).first()


def order_or_404(member: Member, agency: Agency, order_id: int) -> Order:
    found = orders_of(agency, member).filter(pk=order_id).first()
    if found is None:
        raise Http404
    found.agency = agency
    return found


def proposed_members(agency: Agency, today: date) -> list[MemberLine]:
    """Lines for those who hold a role here today, to begin with; acting holders are left out. One query."""
    current = Membership.objects.current(today).filter(agency=agency, role__in=PROPOSED, is_acting=False)
    found = list(current.filter(user__is_active=True).select_related("user", "unit"))
    places = list(PROPOSED)
    found.sort(key=lambda one: (places.index(one.role), one.unit.position if one.unit else 0, one.pk))
    chairs = [one for one in found if PROPOSED[one.role] is _ROLE.CHAIR]
    return [_line(one, is_chair=one in chairs[:1]) for one in found]


def _line(membership: Membership, *, is_chair: bool) -> MemberLine:
    role = PROPOSED[membership.role]
    if role is _ROLE.CHAIR and not is_chair:
        role = _ROLE.DEPUTY
    return MemberLine(
        title=str(Role(membership.role).label),
        role=role,
        name=membership.user.name_th,
        unit=membership.unit,
        user=membership.user,
    )
