"""Who writes what. Seeing is a matter of scope alone."""

from prongsai.accounts.members import Member
from prongsai.accounts.roles import Verb
from prongsai.agencies.models import Agency
from prongsai.rounds.models import Round


def may_write(member: Member, round_: Round, unit_id: int | None) -> bool:
    """People of a unit what is their unit's, secretaries everything; while the round is not closed."""
    return _is_open_to(member, Verb.FOLLOW_UP, round_) and member.answers_for(unit_id)


def may_write_any(member: Member, round_: Round) -> bool:
    """Whoever may write something of some unit."""
    return _is_open_to(member, Verb.FOLLOW_UP, round_)


def may_ask(member: Member, round_: Round) -> bool:
    """Whoever opens surveys also opens, closes and prints satisfaction forms."""
    return _is_open_to(member, Verb.OPEN_SURVEY, round_)


def may_set_limits(member: Member, agency: Agency) -> bool:
    """Whoever sets how deadlines are counted, for their own agency."""
    return member.may(Verb.CHANGE_DEADLINES, agency.pk)


def _is_open_to(member: Member, verb: Verb, round_: Round) -> bool:
    return member.may(verb, round_.agency_id) and round_.phase != Round.Phase.CLOSED
