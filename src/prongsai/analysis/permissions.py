"""Who may work on an analysis."""

from prongsai.accounts.members import Member
from prongsai.accounts.roles import Verb
from prongsai.rounds.models import Round


def may_analyse(member: Member, round_: Round) -> bool:
    """Choose weak points and write about them: an ITA officer, for their own agency, until the round is closed."""
    return member.may(Verb.PLAN, round_.agency_id) and round_.phase != Round.Phase.CLOSED
