"""Who may record what was done, excuse, allow exceptions, and say how deadlines are counted."""

from prongsai.accounts.members import Member
from prongsai.accounts.roles import Verb
from prongsai.agencies.models import Agency
from prongsai.rounds.models import Obligation, Round


def may_open_round(member: Member, agency: Agency) -> bool:
    """An ITA officer or director for their own agency, the office above for every agency below it."""
    return member.may_oversee(Verb.OPEN_ROUND, agency)


def may_record(member: Member, round_: Round) -> bool:
    """An ITA officer, for their own agency, while the round is not closed."""
    return member.may(Verb.PLAN, round_.agency_id) and round_.phase != Round.Phase.CLOSED


def may_hand_in_record(member: Member, obligation: Obligation) -> bool:
    """People of a division or a school, for the duties of that unit; their head or the ITA officer accepts it."""
    round_, is_theirs = obligation.round, member.answers_for(obligation.unit_id)
    is_open = obligation.unit_id is not None and round_.phase != Round.Phase.CLOSED
    return is_open and is_theirs and member.may(Verb.RECORD, round_.agency_id)


def may_excuse(member: Member, round_: Round) -> bool:
    return member.may_oversee(Verb.EXCUSE, round_.agency)


def may_grant_exception(member: Member, round_: Round) -> bool:
    return member.may_oversee(Verb.GRANT_EXCEPTION, round_.agency)


def may_change_deadline_rule(member: Member, agency: Agency) -> bool:
    return member.may_oversee(Verb.CHANGE_DEADLINES, agency)


def may_change_reminders(member: Member, agency: Agency) -> bool:
    return member.may_oversee(Verb.CHANGE_DEADLINES, agency)
