"""Who may do what with checks. Seeing is a matter of scope alone."""

from prongsai.accounts.members import Member
from prongsai.accounts.roles import Verb
from prongsai.checks.models import WatchedAddress


def may_check(member: Member, address: WatchedAddress) -> bool:
    """Whoever puts in evidence may have a link asked again, and say that a change was looked at."""
    return address.ended_at is None and member.may(Verb.ADD_FILE, address.agency_id)
