"""Who may run surveys, and who may see how many have answered. What people said is for nobody."""

from prongsai.accounts.members import Member
from prongsai.accounts.roles import Verb
from prongsai.rounds.models import Round


def may_open_survey(member: Member, round_: Round) -> bool:
    """An ITA officer, for their own agency, while the round is not closed."""
    return member.may(Verb.OPEN_SURVEY, round_.agency_id) and round_.phase != Round.Phase.CLOSED


def may_see_board(member: Member, round_: Round) -> bool:
    """In one's own agency, and for those who read below in the agencies under it."""
    below = member.can(Verb.READ_BELOW) and round_.agency.path.startswith(member.agency.path)
    return member.can(Verb.SEE_BOARD) and (round_.agency_id == member.agency.pk or below)


def may_see_boards_below(member: Member) -> bool:
    """The supervising office, over all offices under it at once."""
    return member.can(Verb.SEE_BOARD) and member.can(Verb.READ_BELOW)
