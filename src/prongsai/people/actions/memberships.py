"""Roles of people who have an account already."""

from datetime import date, datetime

from django.db import transaction

from prongsai.accounts.members import Member, require
from prongsai.accounts.models import Membership, User
from prongsai.agencies.models import Agency
from prongsai.audit import actions as audit
from prongsai.audit.changes import Changes, differences
from prongsai.people import permissions
from prongsai.people.actions.invitations import CannotInvite, check_unit
from prongsai.people.queries import has_role
from prongsai.people.specs import GivenRole


class CannotGiveRole(Exception):
    """code: own (nobody gives a role to themselves), end_needed (acting), before_start, has_role, and those of CannotInvite."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@transaction.atomic
def give_role(*, person: User, agency: Agency, given: GivenRole, by: Member, now: datetime) -> Membership:
    """One role more, or an acting one for a period. Raises CannotGiveRole; PermissionDenied."""
    require(permissions.may_give(by, given.role, agency))
    _check(person, agency, given, by)
    membership = Membership.objects.create(
        user=person,
        agency=agency,
        unit=given.unit,
        role=given.role,
        is_acting=given.is_acting,
        starts_on=given.starts_on,
        ends_on=given.ends_on,
    )
    _record("people.membership.begun", membership, by, now)
    return membership


@transaction.atomic
def end_membership(*, membership: Membership, on: date, by: Member, now: datetime) -> Membership:
    """The last day in the role. What the person did stays theirs. Raises CannotGiveRole: before_start."""
    require(permissions.may_change_membership(by, membership))
    if on < membership.starts_on:
        raise CannotGiveRole("before_start")
    changes = differences({"ends_on": membership.ends_on}, {"ends_on": on})
    membership.ends_on = on
    membership.save(update_fields=["ends_on"])
    _record("people.membership.ended", membership, by, now, changes)
    return membership


def _check(person: User, agency: Agency, given: GivenRole, by: Member) -> None:
    if person.pk == by.user.pk:
        raise CannotGiveRole("own")
    if given.is_acting and given.ends_on is None:
        raise CannotGiveRole("end_needed")
    if given.ends_on is not None and given.ends_on < given.starts_on:
        raise CannotGiveRole("before_start")
    if has_role(person, agency, given.role, given.unit, on=given.starts_on):
        raise CannotGiveRole("has_role")
    try:
        check_unit(given.role, given.unit, agency)
    except CannotInvite as refused:
        raise CannotGiveRole(refused.code) from refused


def _record(
    action: str, membership: Membership, by: Member, now: datetime, changes: Changes | None = None
) -> None:
    audit.record(
        action,
        by=by,
        target=membership,
        at=now,
        agency_path=membership.agency.path,
        role_given=membership.role,
        acting=membership.is_acting,
        first_day=membership.starts_on.isoformat(),
        last_day=membership.ends_on.isoformat() if membership.ends_on else None,
        changes=changes,
    )
