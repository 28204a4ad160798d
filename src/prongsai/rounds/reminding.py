"""Whom to tell of which duties today: the ladder of rules.escalation, with the people of each agency on its rungs."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from prongsai.accounts.models import Membership
from prongsai.accounts.roles import Role
from prongsai.notices.actions import Telling
from prongsai.notices.queries import holders
from prongsai.rounds.models import Obligation, Round
from prongsai.rounds.queries import reminder_days_of
from prongsai.rounds.standing import in_states
from prongsai.rounds.states import State
from prongsai.rules.escalation import FORGOTTEN_AFTER, Ladder, Position, Rung, filled_position, rung_reached

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
    """What people of the round's agency are to be told today. Three queries."""
    ladder = ladder_for(round_)
    if not ladder:
        return []
    near = Obligation.objects.filter(
        round=round_,
        excused_why="",
        due_on__lte=today - timedelta(days=min(rung.days for rung in ladder)),
        grace_until__gte=today - timedelta(days=FORGOTTEN_AFTER),
    )
    duties = list(in_states(near, today, State.LATE, State.DUE))
    if not duties:
        return []
    roles = frozenset().union(*ROLES.values())
    people = holders(round_.agency_id, roles, today)
    reached = ((duty, rung_reached(_days_after(duty, today), ladder)) for duty in duties)
    return [one for duty, rung in reached if rung and (one := _telling(duty, rung, round_, people))]


def ladder_for(round_: Round) -> Ladder:
    """The ladder that holds in the round's agency: of its reminder rule, else of the house. One query."""
    return reminder_days_of(round_.agency).ladder


def _telling(duty: Obligation, rung: Rung, round_: Round, people: Iterable[Membership]) -> Telling | None:
    by_position = people_on_rungs(duty.unit_id, people)
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


def people_on_rungs(unit_id: int | None, people: Iterable[Membership]) -> dict[Position, set[int]]:
    """Ids of the people on each rung of a duty of that unit (None: of all); rungs that nobody holds are absent."""
    found: dict[Position, set[int]] = defaultdict(set)
    for one in people:
        for position, roles in ROLES.items():
            in_place = position not in IN_UNIT or (unit_id is not None and one.unit_id == unit_id)
            if one.role in roles and in_place:
                found[position].add(one.user_id)
    return found
