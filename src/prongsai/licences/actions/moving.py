"""One move of an application: the event, the state, the clock and the trail, together."""

from datetime import datetime

from django.utils import timezone

from prongsai.accounts.members import Member
from prongsai.audit import actions as audit
from prongsai.licences.models import Application, Notice, StatusEvent
from prongsai.licences.moves import DECIDED, FINAL, MOVES, State
from prongsai.licences.queries.cases import clock_of, events_of
from prongsai.licences.refusing import CannotDo, Stale


def held(application: Application, seen: int | None = None) -> Application:
    """The row, locked. Raises Stale, if it has moved since `seen`."""
    locked = Application.objects.select_for_update(of=("self",)).select_related(
        "licence_type__agency", "checklist"
    )
    standing = locked.get(pk=application.pk)
    standing.agency = standing.licence_type.agency
    if seen is not None and standing.seq != seen:
        raise Stale
    return standing


def check_move(standing: Application, to: State) -> None:
    """Raises CannotDo: state."""
    if to not in MOVES[standing.state if standing.seq else ""]:
        raise CannotDo("state")


def move(
    standing: Application,
    to: State,
    *,
    by: Member | None,
    now: datetime,
    notice: Notice | None = None,
    reason: str = "",
    appeal: str = "",
) -> StatusEvent:
    """A row that `held` gave, moved on. The trail says that it moved, and nothing of who applied. Raises CannotDo: state."""
    check_move(standing, to)
    today = timezone.localdate(now)
    event = StatusEvent.objects.create(
        application=standing,
        seq=standing.seq + 1,
        before=standing.state if standing.seq else "",
        after=to,
        on=today,
        at=now,
        by=by.user if by else None,
        notice=notice,
        reason=reason,
        appeal=appeal,
    )
    standing.state, standing.seq = to, event.seq
    clock = clock_of(standing, events_of(standing), today)
    standing.due_on = clock.due_on
    if to in DECIDED:
        standing.decided_on, standing.days_used = today, clock.used
    if to in FINAL:
        standing.ended_on = today
    standing.save(update_fields=["state", "seq", "due_on", "decided_on", "days_used", "ended_on"])
    path = standing.agency.path
    audit.record(f"licences.application.{to}", by=by, target=standing, at=now, agency_path=path)
    return event
