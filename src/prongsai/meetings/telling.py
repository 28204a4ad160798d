"""Whom to tell of decisions: those who have them when they become duties; later the ladder of reminders, rung by rung."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.utils import timezone

from prongsai.accounts.models import Membership
from prongsai.meetings.models import ActionItem, Meeting
from prongsai.notices.actions import Telling, tell
from prongsai.notices.queries import holders
from prongsai.rounds.models import Round
from prongsai.rounds.reminding import ROLES, ladder_for, people_on_rungs
from prongsai.rules.escalation import Ladder, Position, filled_position, rung_reached

GIVEN, SOON, LATE = "meetings.decision_given", "meetings.decision_soon", "meetings.decision_late"
FIRST = (Position.OWNER, Position.HEAD)


def tell_of_decisions(meeting: Meeting, decisions: Sequence[ActionItem], now: datetime) -> None:
    """To people of the unit and its head; of the whole office, to its secretaries."""
    if not decisions:
        return
    people = _people(meeting.round, timezone.localdate(now))
    tellings = [
        _telling(one, GIVEN, f"decision:{one.pk}:given", _theirs(one, people), meeting.round)
        for one in decisions
    ]
    tell(agency=meeting.round.agency, tellings=tellings, by=None, now=now)


def remind(*, now: datetime) -> int:
    """Tell everybody whose turn it is of decisions that are due soon or late; how many notices are new.

    Each step of the ladder is told once, so it may run as often as it likes.
    """
    today = timezone.localdate(now)
    rounds = Round.objects.exclude(phase=Round.Phase.CLOSED).filter(
        pk__in=ActionItem.objects.still_open().values("round")
    )
    return sum(
        tell(agency=one.agency, tellings=tellings, by=None, now=now)
        for one in rounds.select_related("agency")
        if (tellings := tellings_of(one, today))
    )


def tellings_of(round_: Round, today: date) -> list[Telling]:
    """What people of the round's agency are to be told of decisions today. Three queries."""
    ladder = ladder_for(round_)
    decisions = list(ActionItem.objects.still_open().filter(round=round_).select_related("unit"))
    if not (ladder and decisions):
        return []
    people = _people(round_, today)
    found = (_reminder(one, ladder, people, round_, today) for one in decisions)
    return [one for one in found if one is not None]


def _reminder(
    one: ActionItem, ladder: Ladder, people: Sequence[Membership], round_: Round, today: date
) -> Telling | None:
    rung = rung_reached((today - one.due_on).days, ladder)
    if rung is None:
        return None
    by_position = people_on_rungs(one.unit_id, people)
    position = filled_position(rung.position, by_position)
    if position is None:
        return None
    kind = LATE if rung.days > 0 else SOON
    key = f"decision:{one.pk}:{one.due_on.isoformat()}:{rung.name}"
    return _telling(one, kind, key, by_position[position], round_)


def _people(round_: Round, today: date) -> list[Membership]:
    return holders(round_.agency_id, frozenset().union(*ROLES.values()), today)


def _theirs(one: ActionItem, people: Iterable[Membership]) -> set[int]:
    by_position = people_on_rungs(one.unit_id, people)
    found = set().union(*(by_position.get(position, set()) for position in FIRST))
    return found or by_position.get(Position.DISTRICT_OFFICER, set())


def _telling(one: ActionItem, kind: str, key: str, people: Iterable[int], round_: Round) -> Telling:
    return Telling(
        kind=kind,
        about_id=one.pk,
        key=key,
        params={
            "agency": round_.agency.slug,
            "year": round_.fiscal_year,
            "decision": one.pk,
            "text": one.text[:120],
            "due_on": one.due_on.isoformat(),
        },
        people=set(people),
    )
