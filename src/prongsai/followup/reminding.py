"""Whom to tell today that entries are missing: one word a period and unit, up the office's own ladder."""

from collections.abc import Iterable
from datetime import date, datetime

from django.utils import timezone

from prongsai.accounts.models import Membership
from prongsai.followup.queries.missing import Due, missing_of
from prongsai.notices.actions import Telling, tell
from prongsai.notices.queries import holders
from prongsai.rounds.models import Round
from prongsai.rounds.reminding import ROLES, ladder_for, people_on_rungs
from prongsai.rules.escalation import Rung, filled_position, rung_reached
from prongsai.rules.followup import FIRST_WORD

SOON, LATE = "followup.entries_soon", "followup.entries_late"


def remind(*, now: datetime) -> int:
    """Tell everybody whose turn it is of missing entries in rounds that are not closed; how many notices are new.

    Each step of the ladder is told once, so it may run as often as it likes.
    """
    today = timezone.localdate(now)
    rounds = Round.objects.exclude(phase=Round.Phase.CLOSED).select_related("agency")
    return sum(
        tell(agency=round_.agency, tellings=tellings, by=None, now=now)
        for round_ in rounds
        if (tellings := tellings_of(round_, today))
    )


def tellings_of(round_: Round, today: date) -> list[Telling]:
    """What people of the round's agency are to be told today. At most three queries."""
    missing = missing_of(round_, today)
    if not missing:
        return []
    ladder = ladder_for(round_)
    if not ladder:
        return []
    late = (rung for rung in ladder if rung.days > 0)
    rungs = (FIRST_WORD, *late)
    people = holders(round_.agency_id, frozenset().union(*ROLES.values()), today)
    reached = ((due, count, rung_reached(_days_after(due, today), rungs)) for due, count in missing.items())
    return [
        one for due, count, rung in reached if rung and (one := _telling(due, count, rung, round_, people))
    ]


def _days_after(due: Due, today: date) -> int:
    """Days since the grace ended, or (negative) until the period ends; days of grace count as its last day."""
    if today > due.grace_until:
        return (today - due.grace_until).days
    return min((today - due.ends_on).days, 0)


def _telling(due: Due, count: int, rung: Rung, round_: Round, people: Iterable[Membership]) -> Telling | None:
    by_position = people_on_rungs(due.unit_id, people)
    position = filled_position(rung.position, by_position)
    if position is None:
        return None
    return Telling(
        kind=LATE if rung.days > 0 else SOON,
        about_id=due.period,
        key=f"followup:{due.period}:{due.unit_id or 0}:{rung.name}",
        params={
            "look": due.look,
            "starts_on": due.starts_on.isoformat(),
            "ends_on": due.ends_on.isoformat(),
            "count": count,
            "agency": round_.agency.slug,
            "year": round_.fiscal_year,
        },
        people=by_position[position],
    )
