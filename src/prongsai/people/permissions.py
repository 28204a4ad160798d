"""Who may arrange organisations and people. Seeing one's own office's people is everybody's."""

from collections.abc import Iterable

from prongsai.accounts.members import Member
from prongsai.accounts.models import Membership
from prongsai.accounts.roles import GIVES, Role, Verb
from prongsai.agencies.models import Agency
from prongsai.people.models import AccessToken


def may_manage_people(member: Member, agency: Agency) -> bool:
    return member.may_manage(Verb.MANAGE_PEOPLE, agency)


def may_manage_units(member: Member, agency: Agency) -> bool:
    return member.may_manage(Verb.MANAGE_UNITS, agency)


def may_add_agency(member: Member, parent: Agency) -> bool:
    """A new agency stands under the member's own or one below it."""
    return member.can(Verb.ADD_AGENCY) and parent.path.startswith(member.agency.path)


def may_give(member: Member, role: Role, agency: Agency) -> bool:
    """Invite somebody to that role, or let them act in it."""
    return may_manage_people(member, agency) and role in GIVES.get(member.role, frozenset())


def may_change_membership(member: Member, membership: Membership) -> bool:
    """End it, or change its time; nobody does so with their own."""
    return membership.user_id != member.user.pk and may_give(member, Role(membership.role), membership.agency)


def may_hand_password(member: Member, memberships: Iterable[Membership]) -> bool:
    """A new password opens every role that the person holds: so whoever hands the code must answer for all of them."""
    held = list(memberships)
    return bool(held) and all(may_change_membership(member, one) for one in held)


def may_hold_token(member: Member, agency: Agency) -> bool:
    """Let programs act in one's own name, in one's own agency."""
    return member.may(Verb.USE_API, agency.pk)


def may_end_token(member: Member, token: AccessToken) -> bool:
    """One's own, and those of the people whom one arranges."""
    held = token.membership
    return held.user_id == member.user.pk or may_manage_people(member, held.agency)


def may_reset_second_factor(member: Member, memberships: Iterable[Membership]) -> bool:
    """Like a new password: it opens every role of the person, and is never one's own."""
    return may_hand_password(member, memberships)
