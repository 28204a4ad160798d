"""Who may see and publish frameworks: published ones are common to all agencies."""

from prongsai.accounts.members import Member
from prongsai.accounts.roles import Verb


def may_read(member: Member) -> bool:
    return member.can(Verb.READ_FRAMEWORK)


def may_publish(member: Member | None) -> bool:
    """The central office, or the system itself during set-up."""
    return member is None or member.can(Verb.PUBLISH_FRAMEWORK)
