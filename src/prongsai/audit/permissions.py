"""Who may read the trail. What one did oneself, everybody reads: see EntryQuerySet.visible_to."""

from prongsai.accounts.members import Member
from prongsai.accounts.roles import Verb
from prongsai.agencies.models import Agency


def may_see_trail(member: Member, agency: Agency) -> bool:
    """What others did there; an administrator sees what was done to people and settings only."""
    below = member.can(Verb.READ_BELOW) or member.can(Verb.MANAGE_BELOW)
    within = agency.path.startswith(member.agency.path) if below else agency.pk == member.agency.pk
    return within and member.can(Verb.SEE_TRAIL)


def may_see_roots(member: Member) -> bool:
    return member.can(Verb.SEE_TRAIL)


def may_take_out_trail(member: Member) -> bool:
    return member.can(Verb.SEE_TRAIL)
