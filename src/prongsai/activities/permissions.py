"""Who records activities. Seeing is a matter of scope alone."""

from prongsai.accounts.members import Member
from prongsai.activities.models import Activity
from prongsai.followup.permissions import may_begin, may_enter
from prongsai.rounds.models import Round


def may_record(member: Member, round_: Round) -> bool:
    """People of a unit for their unit, secretaries for the office; while the round is not closed."""
    return may_enter(member, round_, member.own_unit)


def may_change(member: Member, activity: Activity) -> bool:
    """Whoever answers for the unit that wrote it. What was withdrawn stays as it is."""
    return activity.withdrawn_at is None and may_enter(member, activity.round, activity.unit)


def may_announce(member: Member, round_: Round) -> bool:
    """Whoever plans words the announcements, too."""
    return may_begin(member, round_)
