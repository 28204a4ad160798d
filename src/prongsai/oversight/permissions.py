"""Who gathers. Reading is a matter of scope: only those who read below have the supervising office's round at all."""

from prongsai.accounts.members import Member
from prongsai.results.permissions import may_write
from prongsai.rounds.models import Round


def may_take(member: Member, round_: Round) -> bool:
    """Whoever may write the results of the supervising office's own round."""
    return round_.agency.is_centre and may_write(member, round_, None)
