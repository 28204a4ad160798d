"""Whom to tell of which duties today: the ladder of rules.escalation, with the people of each agency on its rungs."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from prongsai.accounts.models import Membership
from prongsai.accounts.roles import Role
from prongsai.notices.actions import Telling
from prongsai.notices.queries import holders
from prongsai.rounds.models import Obligation, Round
from prongsai.rounds.standing import in_states
from prongsai.rounds.states import State
from prongsai.rules.escalation import FORGOTTEN_AFTER, LADDER, Position, filled_position, rung_reached

ROLES: Mapping[Position, frozenset[Role]] = {
    Position.OWNER: frozenset({Role.DIVISION_OFFICER, Role.SCHOOL_OFFICER}),
    Position.HEAD: frozenset({Role.DIVISION_HEAD}),
    Position.DISTRICT_OFFICER: frozenset({Role.OFFICER, Role.ASSISTANT_SECRETARY}),
    Position.DIRECTOR: frozenset({Role.DIRECTOR}),
}
"""Who stands on each rung, acting heads included."""

IN_UNIT = frozenset({Position.OWNER, Position.HEAD})
"""Positions that a person holds in one unit, for the duties of that unit alone."""

SOON, LATE = "rounds.duty_soon", "rounds.duty_late"


def tellings_of(round_: Round, today: date) -> list[Telling]:
    """What people of the round's agency are to be told today. Two queries."""
    near = Obligation.objects.filter(
        round=round_,
        excused_why="",
        due_on__lte=today - timedelta(days=min(rung.days for rung in LADDER)),
        grace_until__gte=today - timedelta(days=FORGOTTEN_AFTER),
    )
    duties = list(in_states(near, today, State.LATE, State.DUE))
    if not duties:
        return []
    roles = frozenset().union(*ROLES.values())
    people = holders(round_.agency_id, roles, today)
    return [telling for duty in duties if (telling := _telling(duty, round_, people, today))]


def _telling(duty: Obligation, round_: Round, people: Iterable[Membership], today: date) -> Telling | None:
    rung = rung_reached(_days_after(duty, today))
    if rung is None:
        return None
    by_position = _people_of(duty, people)
    position = filled_position(rung.position, by_position)
    if position is None:
        return None
    return Telling(
        kind=LATE if rung.days > 0 else SOON,
        about_id=duty.pk,
        key=f"duty:{duty.pk}:{rung.name}",
        params={
            "title_th": duty.title_th,
            "title_en": duty.title_en,
            "due_on": duty.due_on.isoformat(),
            "agency": round_.agency.slug,
            "year": round_.fiscal_year,
            "duty": duty.pk,
        },
        people=by_position[position],
    )


def _days_after(duty: Obligation, today: date) -> int:
    """Days since the grace ended, or (negative) until the due day; the days of grace between count as the due day."""
    if today > duty.grace_until:
        return (today - duty.grace_until).days
    return min((today - duty.due_on).days, 0)


def _people_of(duty: Obligation, people: Iterable[Membership]) -> dict[Position, set[int]]:
    """Ids of the people on each rung of this duty; rungs that nobody holds are absent."""
    found: dict[Position, set[int]] = defaultdict(set)
    for one in people:
        for position, roles in ROLES.items():
            in_place = position not in IN_UNIT or (duty.unit_id is not None and one.unit_id == duty.unit_id)
            if one.role in roles and in_place:
                found[position].add(one.user_id)
    return found
