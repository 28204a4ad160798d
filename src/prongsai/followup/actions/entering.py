"""Writing entries: one for each assignment and period, mended until the period is closed."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from prongsai.accounts.members import Member, require
from prongsai.audit import actions as audit
from prongsai.followup import permissions, queries
from prongsai.followup.content import CannotEnter, EntryContent, content_of, settled
from prongsai.followup.models import Assignment, Entry, Period, is_open
from prongsai.followup.queries.assignments import is_touched

Pair = tuple[Assignment, Period]


class Stale(Exception):
    """Somebody wrote the entry since the form was opened."""


@transaction.atomic
def write_entry(
    *,
    assignment: Assignment,
    period: Period,
    content: EntryContent,
    seen: int,
    by: Member | None,
    now: datetime,
) -> Entry:
    """Write or mend the entry of an assignment in a period. `by` None means the set-up of a demo.

    seen    the row_version that the writer had before them; 0 where there was no entry.
    Raises  Stale, if it has changed since and does not say the same already; CannotEnter.
    """
    locked = Assignment.objects.select_for_update(of=("self",)).get(pk=assignment.pk)
    _check(assignment, period, by, now)
    content = settled(content)
    standing = Entry.objects.select_for_update(of=("self",)).filter(assignment=locked, period=period).first()
    if standing is None:
        return _first(assignment, period, content, by, now)
    changed = _differences(standing, content)
    if not changed:
        return standing
    if standing.row_version != seen:
        raise Stale
    return _mended(standing, content, changed, by, now)


@transaction.atomic
def enter_no_change(*, pairs: Sequence[Pair], reason: str, by: Member | None, now: datetime) -> list[Entry]:
    """Say of each of these that nothing has moved since its last entry, and why. All of them or none.

    What has an entry already stays as it is. Raises CannotEnter: no_reason, and as write_entry.
    """
    if not reason.strip():
        raise CannotEnter("no_reason")
    written = []
    for assignment, period in pairs:
        if queries.entry_of(assignment, period) is None:
            content = _unchanged(queries.entry_before(assignment, period), reason)
            written.append(
                write_entry(assignment=assignment, period=period, content=content, seen=0, by=by, now=now)
            )
    return written


def _unchanged(before: Entry | None, reason: str) -> EntryContent:
    """State, progress and obstacles as the last entry left them; not begun where there is none."""
    if before is None:
        return EntryContent(Entry.State.NOT_BEGUN, 0, no_change_reason=reason)
    state = Entry.State(before.state)
    return EntryContent(state, before.progress, obstacles=before.obstacles, no_change_reason=reason)


def _check(assignment: Assignment, period: Period, by: Member | None, now: datetime) -> None:
    if by is not None:
        require(permissions.may_enter(by, assignment.plan.round, assignment.unit))
    today = timezone.localdate(now)
    refused = _why_not(assignment, period, today)
    if refused:
        raise CannotEnter(refused)


def _why_not(assignment: Assignment, period: Period, today: date) -> str:
    """Why no entry may be written there today; "" where it may. One query."""
    if not is_touched(assignment, period):
        return "ended" if assignment.ended_on else "not_asked"
    if period.starts_on > today:
        return "not_yet"
    return "" if is_open(period, queries.reopened_until(period), today) else "closed"


def _first(
    assignment: Assignment, period: Period, content: EntryContent, by: Member | None, now: datetime
) -> Entry:
    user, today = by.user if by else None, timezone.localdate(now)
    entry = Entry(assignment=assignment, period=period)
    entry.written_on = entry.changed_on = today
    entry.written_at = entry.changed_at = now
    entry.written_by = entry.changed_by = user
    _fill(entry, content)
    try:
        with transaction.atomic():
            entry.save(force_insert=True)
    except IntegrityError as meanwhile:
        raise Stale from meanwhile
    _note("followup.entry.written", entry, by, now, state=content.state.value, progress=content.progress)
    return entry


def _mended(
    entry: Entry, content: EntryContent, changed: dict[str, str], by: Member | None, now: datetime
) -> Entry:
    _fill(entry, content)
    entry.row_version += 1
    entry.changed_on, entry.changed_at = timezone.localdate(now), now
    entry.changed_by = by.user if by else None
    entry.save()
    _note("followup.entry.changed", entry, by, now, before=changed)
    return entry


def _differences(standing: Entry, content: EntryContent) -> dict[str, str]:
    """What would change, by name, with what stood there before."""
    before = content_of(standing)
    names = [name for name in EntryContent.__slots__ if getattr(before, name) != getattr(content, name)]
    return {name: str(getattr(before, name)) for name in names}


def _fill(entry: Entry, content: EntryContent) -> None:
    for name in EntryContent.__slots__:
        setattr(entry, name, getattr(content, name))


def _note(
    action: str, entry: Entry, by: Member | None, now: datetime, **details: str | int | dict[str, str]
) -> None:
    path = entry.assignment.plan.round.agency.path
    period = f"{entry.period.starts_on.isoformat()}/{entry.period.ends_on.isoformat()}"
    audit.record(action, by=by, target=entry, at=now, agency_path=path, period=period, **details)
