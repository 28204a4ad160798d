"""Who withdraws what is public. Publishing comes with the approval of an item, which asks its own questions."""

from prongsai.accounts.members import Member
from prongsai.accounts.roles import Verb
from prongsai.publication.models import Publication


def may_withdraw(member: Member, publication: Publication) -> bool:
    """In one's own agency: what must not be public has to go at once, so one person is enough."""
    return member.may(Verb.WITHDRAW_PUBLISHED, publication.agency_id)
