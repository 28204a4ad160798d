"""Who may plan."""

from prongsai.accounts.members import Member
from prongsai.accounts.roles import Verb
from prongsai.rounds.models import Round


def may_plan(member: Member, round_: Round) -> bool:
    """An ITA officer, for their own agency, while the round is not closed: measures, copying and publishing alike."""
    return member.may(Verb.PLAN, round_.agency_id) and round_.phase != Round.Phase.CLOSED
