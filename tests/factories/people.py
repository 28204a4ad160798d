"""People beside the fixed cast: one of any role, in any unit."""

from datetime import date

from prongsai.accounts.members import Member, member_of
from prongsai.accounts.models import Membership, User
from prongsai.accounts.roles import Role
from prongsai.agencies.models import Agency, Unit

SINCE, TODAY = date(2024, 10, 1), date(2025, 3, 12)


def somebody(username: str, agency: Agency, role: Role, *, unit: str = "") -> Member:
    """A new person with one role; unit: the code of a unit of the agency."""
    user = User.objects.create_user(username, None, name_th=username)
    place = Unit.objects.get(agency=agency, code=unit) if unit else None
    Membership.objects.create(user=user, agency=agency, unit=place, role=role, starts_on=SINCE)
    return as_of_today(user)


def now_as(member: Member, role: Role) -> Member:
    """The same person in another role of the same agency, as after an appointment."""
    Membership.objects.filter(user=member.user).update(role=role, unit=None)
    return as_of_today(member.user)


def as_of_today(user: User) -> Member:
    found = member_of(user, chosen=None, today=TODAY)
    assert found is not None
    return found
