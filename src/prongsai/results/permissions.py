"""Who writes results. Deciding on a unit's part is a matter of its procedure; seeing, of scope and unit."""

from prongsai.accounts.members import Member
from prongsai.accounts.roles import OF_A_UNIT, Verb
from prongsai.agencies.models import Unit
from prongsai.rounds.models import Round


def may_write(member: Member, round_: Round, unit: Unit | None) -> bool:
    """People of a unit for their unit, secretaries for every one and for the office; while the round is not closed."""
    is_theirs = member.answers_for(unit.pk if unit else None)
    is_open = round_.phase != Round.Phase.CLOSED
    return member.may(Verb.FOLLOW_UP, round_.agency_id) and is_theirs and is_open


def may_see(member: Member, unit: Unit | None) -> bool:
    """Whose results are shown, within what the member may see at all: to people of a unit, their own."""
    return member.role not in OF_A_UNIT or (unit is not None and member.answers_for(unit.pk))
