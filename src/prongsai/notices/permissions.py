"""Who may say when an office writes to its people, and who sees how they were reached."""

from prongsai.accounts.members import Member
from prongsai.accounts.roles import Verb
from prongsai.agencies.models import Agency


def may_read_log(member: Member) -> bool:
    """Whoever looks after the people of an agency, and reads what it works on, sees how its people were reached."""
    return member.can(Verb.READ) and member.can(Verb.MANAGE_PEOPLE)


def may_change_sending_hours(member: Member, agency: Agency) -> bool:
    return member.may_oversee(Verb.CHANGE_DEADLINES, agency)
