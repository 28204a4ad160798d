"""Inviting a person, and taking up an invitation: once, in time, and never one's own."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from prongsai.accounts.members import Member, require
from prongsai.accounts.models import Membership, User
from prongsai.accounts.roles import OF_A_UNIT, Role
from prongsai.agencies.models import Agency, Unit
from prongsai.audit import actions as audit
from prongsai.people import permissions
from prongsai.people.codes import hash_of, new_code
from prongsai.people.models import Invitation
from prongsai.people.queries import has_role
from prongsai.people.specs import Invited, NewAccount

VALID = timedelta(days=14)


class CannotInvite(Exception):
    """code: unit_needed (a role of a unit without one), foreign_unit, closed_unit."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class CannotAccept(Exception):
    """code: unknown, used, expired, withdrawn, own (made by the same person), name_used,
    has_account (under the e-mail address of the invitation), has_role.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@transaction.atomic
def invite_person(
    *, agency: Agency, invited: Invited, by: Member | None, now: datetime
) -> tuple[Invitation, str]:
    """The invitation and its code, which is told this once. An open one for the same name and role is withdrawn.

    by      None: the set-up itself, on the server's command line
    Raises  CannotInvite; PermissionDenied.
    """
    require(by is None or permissions.may_give(by, invited.role, agency))
    check_unit(invited.role, invited.unit, agency)
    _replace(agency, invited, now)
    code = new_code()
    invitation = Invitation.objects.create(
        agency=agency,
        unit=invited.unit,
        role=invited.role,
        name_th=invited.name_th,
        name_en=invited.name_en,
        email=invited.email,
        starts_on=invited.starts_on,
        ends_on=invited.ends_on,
        code_hash=hash_of(code),
        made_at=now,
        made_by=by.user if by else None,
        expires_at=now + VALID,
    )
    _record("people.invitation.made", invitation, by, now)
    return invitation, code


@transaction.atomic
def invite_people(
    *, agency: Agency, invited: Sequence[Invited], by: Member, now: datetime
) -> list[tuple[Invitation, str]]:
    """All of a list, or none."""
    return [invite_person(agency=agency, invited=one, by=by, now=now) for one in invited]


@transaction.atomic
def withdraw_invitation(*, invitation: Invitation, by: Member, now: datetime) -> None:
    """The code is good for nothing any more; one that was taken up already stays as it is."""
    require(permissions.may_give(by, Role(invitation.role), invitation.agency))
    if Invitation.objects.open(now).filter(pk=invitation.pk).update(withdrawn_at=now):
        _record("people.invitation.withdrawn", invitation, by, now)


def standing_invitation(code: str, *, now: datetime) -> Invitation:
    """The invitation that a code opens. Raises CannotAccept: unknown, used, withdrawn, expired."""
    found = Invitation.objects.filter(code_hash=hash_of(code)).select_related("agency", "unit").first()
    if found is None:
        raise CannotAccept("unknown")
    _check_standing(found, now)
    return found


@transaction.atomic
def open_account(*, invitation: Invitation, account: NewAccount, now: datetime) -> User:
    """A new account that takes up the invitation. Raises CannotAccept."""
    if invitation.email and User.objects.filter(email__iexact=invitation.email).exists():
        raise CannotAccept("has_account")
    try:
        with transaction.atomic():
            user = User.objects.create_user(
                account.username,
                account.password,
                name_th=account.name_th,
                name_en=account.name_en,
                email=invitation.email,
            )
    except IntegrityError as refused:
        raise CannotAccept("name_used") from refused
    accept_invitation(invitation=invitation, user=user, now=now)
    return user


@transaction.atomic
def accept_invitation(*, invitation: Invitation, user: User, now: datetime) -> Membership:
    """The invited person takes up the role. Raises CannotAccept."""
    standing = Invitation.objects.select_for_update(of=("self",)).select_related("agency", "unit")
    invitation = standing.get(pk=invitation.pk)
    _check_standing(invitation, now)
    if invitation.made_by_id == user.pk:
        raise CannotAccept("own")
    if has_role(user, invitation.agency, Role(invitation.role), invitation.unit, on=invitation.starts_on):
        raise CannotAccept("has_role")
    membership = Membership.objects.create(
        user=user,
        agency=invitation.agency,
        unit=invitation.unit,
        role=invitation.role,
        starts_on=invitation.starts_on,
        ends_on=invitation.ends_on,
    )
    invitation.accepted_at, invitation.accepted_by = now, user
    invitation.save(update_fields=["accepted_at", "accepted_by"])
    by = Member(user, membership.agency, Role(membership.role), membership.unit)
    _record("people.invitation.accepted", invitation, by, now)
    return membership


def check_unit(role: Role, unit: Unit | None, agency: Agency) -> None:
    """Raises CannotInvite."""
    if unit is None:
        if role in OF_A_UNIT:
            raise CannotInvite("unit_needed")
    elif unit.agency_id != agency.pk:
        raise CannotInvite("foreign_unit")
    elif unit.closed_on is not None:
        raise CannotInvite("closed_unit")


def _check_standing(invitation: Invitation, now: datetime) -> None:
    if invitation.accepted_at is not None:
        raise CannotAccept("used")
    if invitation.withdrawn_at is not None:
        raise CannotAccept("withdrawn")
    if invitation.expires_at <= now:
        raise CannotAccept("expired")


def _replace(agency: Agency, invited: Invited, now: datetime) -> None:
    """A second click, a lost paper: the newest code is the only one."""
    Invitation.objects.open(now).filter(
        agency=agency, role=invited.role, unit=invited.unit, name_th=invited.name_th, email=invited.email
    ).update(withdrawn_at=now)


def _record(action: str, invitation: Invitation, by: Member | None, now: datetime) -> None:
    audit.record(
        action,
        by=by,
        target=invitation,
        at=now,
        agency_path=invitation.agency.path,
        role_given=invitation.role,
    )
