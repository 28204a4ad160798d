"""Who arranges meetings and writes minutes, who follows decisions and moves their days. Seeing is a matter of scope alone."""

from prongsai.accounts.members import Member
from prongsai.accounts.roles import Verb
from prongsai.agencies.models import Agency
from prongsai.meetings.models import ActionItem
from prongsai.rounds.models import Round


def may_arrange(member: Member, round_: Round) -> bool:
    """The secretary and the assistant secretary of the working group, while the round is not closed."""
    return member.may(Verb.PLAN, round_.agency_id) and round_.phase != Round.Phase.CLOSED


def may_order(member: Member, agency: Agency) -> bool:
    """The same people keep the orders of the working group."""
    return member.may(Verb.PLAN, agency.pk)


def may_report(member: Member, action: ActionItem) -> bool:
    """People of a unit for what their unit was given, secretaries for everything."""
    is_theirs = member.answers_for(action.unit_id)
    is_open = action.round.phase != Round.Phase.CLOSED
    return is_open and is_theirs and member.may(Verb.FOLLOW_UP, action.round.agency_id)


def may_move_day(member: Member, action: ActionItem) -> bool:
    """The head of the unit, the ITA officer, the director: with a reason that stays."""
    is_theirs = member.answers_for(action.unit_id)
    is_open = action.round.phase != Round.Phase.CLOSED
    return is_open and is_theirs and member.may(Verb.REPLAN, action.round.agency_id)
