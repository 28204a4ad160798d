"""Who may record what was done, excuse, allow exceptions, and say how deadlines are counted."""

from prongsai.accounts.members import Member
from prongsai.accounts.roles import Role, Verb
from prongsai.agencies.models import Agency
from prongsai.rounds.models import Round

DECIDING = frozenset({Role.DIRECTOR, Role.CENTRAL_OFFICER, Role.CENTRAL_HEAD})
"""Who may excuse and make exceptions, within their scope."""


def may_record(member: Member, round_: Round) -> bool:
    """An ITA officer, for their own agency, while the round is not closed."""
    return member.may(Verb.PLAN, round_.agency_id) and round_.phase != Round.Phase.CLOSED


def may_excuse(member: Member, round_: Round) -> bool:
    return member.role in DECIDING and _in_scope(member, round_.agency)


def may_grant_exception(member: Member, round_: Round) -> bool:
    return may_excuse(member, round_)


def may_change_deadline_rule(member: Member, agency: Agency) -> bool:
    return member.role in DECIDING and _in_scope(member, agency)


def _in_scope(member: Member, agency: Agency) -> bool:
    return agency.pk == member.agency.pk or (
        member.can(Verb.READ_BELOW) and agency.path.startswith(member.agency.path)
    )
