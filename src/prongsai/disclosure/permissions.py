"""Who fills what. Handing in and deciding are matters of the procedure; seeing, of scope."""

from prongsai.accounts.members import Member
from prongsai.accounts.roles import OF_A_UNIT, Verb
from prongsai.disclosure.models import Record
from prongsai.rounds.models import Round


def may_prepare(member: Member, round_: Round) -> bool:
    """Those who open rounds, for a round that was opened before there was a workspace."""
    return member.may_oversee(Verb.OPEN_ROUND, round_.agency)


def may_fill(member: Member, record: Record) -> bool:
    """People of a division for their division, secretaries for every one; while the round is not closed."""
    round_ = record.item.round
    is_open = round_.phase != Round.Phase.CLOSED
    return is_open and member.may(Verb.FOLLOW_UP, round_.agency_id) and member.answers_for(record.unit_id)


def may_carry(member: Member, round_: Round) -> bool:
    """The officers of the office, for all divisions at once; while the round is not closed."""
    is_open = round_.phase != Round.Phase.CLOSED
    return is_open and member.role not in OF_A_UNIT and member.may(Verb.FOLLOW_UP, round_.agency_id)


def may_see_overview(member: Member) -> bool:
    """Offices above, for those below them."""
    return member.can(Verb.READ) and member.can(Verb.READ_BELOW)
