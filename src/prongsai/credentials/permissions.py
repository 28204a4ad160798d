"""Who may decide about signing in for others."""

from prongsai.accounts.members import Member
from prongsai.accounts.roles import Verb


def may_set_factor_rules(member: Member) -> bool:
    """The rules hold for the whole installation, so whoever sets them serves at its root."""
    return member.can(Verb.SET_FACTOR_RULES) and member.agency.parent_id is None
