"""Who writes entries, moves due days, begins, ends and reopens. Seeing is a matter of scope alone."""

from prongsai.accounts.members import Member
from prongsai.accounts.roles import Verb
from prongsai.agencies.models import Unit
from prongsai.measures.permissions import may_plan
from prongsai.rounds.models import Round
from prongsai.rounds.permissions import may_grant_exception


def may_enter(member: Member, round_: Round, unit: Unit | None) -> bool:
    """People of a unit for what their unit was given, secretaries for everything; while the round is not closed."""
    return _at_work(member, Verb.FOLLOW_UP, round_, unit)


def may_replan(member: Member, round_: Round, unit: Unit | None) -> bool:
    """The head of the unit, the ITA officer, the director."""
    return _at_work(member, Verb.REPLAN, round_, unit)


def may_begin(member: Member, round_: Round) -> bool:
    """Whoever plans begins the follow-up, brings it up to date, and drops assignments."""
    return may_plan(member, round_)


def may_reopen(member: Member, round_: Round) -> bool:
    """Whoever grants exceptions from the lock of a duty."""
    return may_grant_exception(member, round_)


def _at_work(member: Member, verb: Verb, round_: Round, unit: Unit | None) -> bool:
    is_theirs = member.answers_for(unit.pk if unit else None)
    return member.may(verb, round_.agency_id) and is_theirs and round_.phase != Round.Phase.CLOSED
