"""Who may put in figures."""

from prongsai.accounts.members import Member
from prongsai.accounts.roles import Verb
from prongsai.rounds.models import Round


def may_enter_result(member: Member, round_: Round) -> bool:
    """An ITA officer, for their own agency, while the round is not closed."""
    return member.may(Verb.ENTER_RESULT, round_.agency_id) and round_.phase != Round.Phase.CLOSED
