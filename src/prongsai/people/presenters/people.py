"""People, their roles and the open invitations."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse

from prongsai.accounts.members import Member, title_of
from prongsai.accounts.models import Membership, User
from prongsai.accounts.roles import Role
from prongsai.agencies.models import Agency, Unit
from prongsai.people import permissions
from prongsai.people.models import Invitation
from prongsai.rules.framework import Text


@dataclass(frozen=True, slots=True)
class MembershipRow:
    """is_current: holds today. end_href: "" where the viewer may not end it, or it has ended."""

    person: str
    person_href: str
    agency: Text
    title: str
    unit: Text | None
    starts_on: date
    ends_on: date | None
    is_current: bool
    end_href: str


@dataclass(frozen=True, slots=True)
class InvitationRow:
    name: str
    role: str
    unit: Text | None
    email: str
    expires_at: datetime
    withdraw_href: str


@dataclass(frozen=True, slots=True)
class PeoplePage:
    slug: str
    agency: Text
    current: tuple[MembershipRow, ...]
    past: tuple[MembershipRow, ...]
    invitations: tuple[InvitationRow, ...]
    may_manage: bool


@dataclass(frozen=True, slots=True)
class PersonPage:
    """email: "" for those who do not arrange people. give: agencies in which the viewer may give a role.

    password_href   makes a code for a new password; "" for who does not answer for all the roles of the person
    factor_href     takes away the second factor; "" likewise, and where there is none
    """

    id: int
    name: str
    name_en: str
    email: str
    rows: tuple[MembershipRow, ...]
    password_href: str
    factor_href: str
    give: tuple[tuple[str, Text], ...]


@dataclass(frozen=True, slots=True)
class Handed:
    """One invitation with its code, shown this once. sent_to: where it was mailed, then the code is not shown."""

    name: str
    role: str
    unit: Text | None
    agency: Text
    code: str
    address: str
    expires_at: datetime
    sent_to: str


def people_page(
    agency: Agency,
    memberships: Iterable[Membership],
    invitations: Iterable[Invitation],
    *,
    viewer: Member,
    today: date,
) -> PeoplePage:
    may_manage = permissions.may_manage_people(viewer, agency)
    rows = [membership_row(one, viewer=viewer, today=today) for one in memberships]
    return PeoplePage(
        slug=agency.slug,
        agency=Text(agency.name_th, agency.name_en),
        current=tuple(row for row in rows if row.is_current),
        past=tuple(row for row in rows if not row.is_current),
        invitations=tuple(_invitation_row(one) for one in invitations) if may_manage else (),
        may_manage=may_manage,
    )


def person_page(
    person: User,
    shown: list[Membership],
    held: list[Membership],
    *,
    has_factor: bool,
    viewer: Member,
    today: date,
) -> PersonPage:
    """held: all that the person holds from today on, wherever; shown: those within the viewer's reach."""
    agencies = {one.agency.slug: one.agency for one in shown}
    managed = [one for one in agencies.values() if permissions.may_manage_people(viewer, one)]
    own = person.pk == viewer.user.pk
    return PersonPage(
        id=person.pk,
        name=person.name_th,
        name_en=person.name_en,
        email=person.email if managed or own else "",
        rows=tuple(membership_row(one, viewer=viewer, today=today) for one in shown),
        password_href=reverse("people:hand_password_code", args=[person.pk])
        if permissions.may_hand_password(viewer, held)
        else "",
        factor_href=reverse("people:reset_second_factor", args=[person.pk])
        if has_factor and permissions.may_reset_second_factor(viewer, held)
        else "",
        give=()
        if own
        else tuple(
            (reverse("people:give_role", args=[person.pk, one.slug]), Text(one.name_th, one.name_en))
            for one in managed
        ),
    )


def membership_row(one: Membership, *, viewer: Member, today: date) -> MembershipRow:
    has_ended = one.ends_on is not None and one.ends_on < today
    may_end = not has_ended and permissions.may_change_membership(viewer, one)
    return MembershipRow(
        person=one.user.name_th,
        person_href=reverse("people:person", args=[one.user_id]),
        agency=Text(one.agency.name_th, one.agency.name_en),
        title=title_of(Role(one.role), is_acting=one.is_acting),
        unit=_unit(one.unit),
        starts_on=one.starts_on,
        ends_on=one.ends_on,
        is_current=one.starts_on <= today and not has_ended,
        end_href=reverse("people:end_membership", args=[one.pk]) if may_end else "",
    )


def handed(invitation: Invitation, code: str, *, address: str, sent_to: str) -> Handed:
    return Handed(
        name=invitation.name_th,
        role=str(Role(invitation.role).label),
        unit=_unit(invitation.unit),
        agency=Text(invitation.agency.name_th, invitation.agency.name_en),
        code="" if sent_to else code,
        address=address,
        expires_at=invitation.expires_at,
        sent_to=sent_to,
    )


def _invitation_row(one: Invitation) -> InvitationRow:
    return InvitationRow(
        name=one.name_th,
        role=str(Role(one.role).label),
        unit=_unit(one.unit),
        email=one.email,
        expires_at=one.expires_at,
        withdraw_href=reverse("people:withdraw_invitation", args=[one.pk]),
    )


def _unit(unit: Unit | None) -> Text | None:
    return Text(unit.name_th, unit.name_en) if unit else None
