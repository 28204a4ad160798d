"""Who may do what with checks. Seeing is a matter of scope alone."""

from prongsai.accounts.members import Member
from prongsai.accounts.roles import Verb
from prongsai.checks.models import Finding, Scan, WatchedAddress


def may_check(member: Member, address: WatchedAddress) -> bool:
    """Whoever puts in evidence may have a link asked again, and say that a change was looked at."""
    return address.ended_at is None and member.may(Verb.ADD_FILE, address.agency_id)


def may_decide_some(member: Member, scan: Scan) -> bool:
    """Whose office and unit it is, whatever their own hands had to do with it."""
    return member.may(Verb.DECIDE_FINDING, scan.agency_id) and member.answers_for(scan.unit_id)


def may_decide(member: Member, finding: Finding) -> bool:
    """A second person alone: nobody who had a hand in the thing, whatever their role is today. One query."""
    scan = finding.scan
    return may_decide_some(member, scan) and not scan.hands.filter(user=member.user).exists()
