"""A meeting is held: who came, what was said of each item, what was decided."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from prongsai.accounts.members import Member, require
from prongsai.approvals.actions import note_hand
from prongsai.audit import actions as audit
from prongsai.meetings import permissions, queries
from prongsai.meetings.content import Came, DecisionContent, MinutesContent
from prongsai.meetings.models import ActionItem, AgendaItem, Attendance, Meeting, Minutes
from prongsai.meetings.refusing import CannotMinute, Stale
from prongsai.meetings.states import HELD, MINUTES_FLOW
from prongsai.rules.thai_text import tidy, tidy_line

REPRESENTED = Attendance.State.REPRESENTED


@transaction.atomic
def open_minutes(*, meeting: Meeting, by: Member | None, now: datetime) -> Minutes:
    """Say that the meeting is held: its agenda freezes, and everybody who has a place is on the list of attendance.

    Raises CannotMinute: not_planned, not_begun (its day has not come).
    """
    meetings = Meeting.objects.select_for_update(of=("self",)).select_related("round__agency", "series")
    standing = meetings.get(pk=meeting.pk)
    if by is not None:
        require(permissions.may_arrange(by, standing.round))
    if standing.state != Meeting.State.PLANNED:
        raise CannotMinute("not_planned")
    if standing.day > timezone.localdate(now):
        raise CannotMinute("not_begun")
    Attendance.objects.bulk_create(queries.places_at(standing))
    standing.state = Meeting.State.HELD
    standing.save(update_fields=["state"])
    minutes = Minutes.objects.create(meeting=standing, opened_at=now, opened_by=by.user if by else None)
    _note("meetings.minutes.opened", minutes, by, now)
    return minutes


@transaction.atomic
def write_minutes(
    *, minutes: Minutes, content: MinutesContent, seen: int, by: Member | None, now: datetime
) -> None:
    """Write what was said and who came. Raises CannotMinute: held, nobody_instead; Stale."""
    standing = _open(minutes, by)
    if standing.row_version != seen:
        raise Stale
    for item in standing.meeting.agenda.all():
        _write_note(item, content.notes)
    for place in standing.meeting.attendance.all():
        if place.pk in content.came:
            _write_place(place, content.came[place.pk])
    standing.announced, standing.ends_at = tidy(content.announced), content.ends_at
    standing.row_version += 1
    standing.save(update_fields=["announced", "ends_at", "row_version"])
    _had_a_hand(standing, by, now)
    _note("meetings.minutes.written", standing, by, now)


@transaction.atomic
def add_decision(
    *,
    minutes: Minutes,
    content: DecisionContent,
    item: AgendaItem | None,
    by: Member | None,
    now: datetime,
) -> ActionItem:
    """Write down a decision; it becomes a duty when the minutes are handed in.

    Raises CannotMinute: held, no_text, due_before (the day lies before the meeting), foreign_unit.
    """
    standing = _open(minutes, by)
    _check(standing.meeting, content)
    last = standing.meeting.decisions.aggregate(last=Max("position"))["last"] or 0
    decision = ActionItem.objects.create(
        round=standing.meeting.round,
        meeting=standing.meeting,
        agenda_item=item,
        position=last + 1,
        text=tidy(content.text),
        unit=content.unit,
        first_due_on=content.due_on,
        due_on=content.due_on,
        made_at=now,
        made_by=by.user if by else None,
    )
    _had_a_hand(standing, by, now)
    _note("meetings.decision.written", standing, by, now, text=decision.text[:80])
    return decision


@transaction.atomic
def change_decision(*, decision: ActionItem, content: DecisionContent, by: Member, now: datetime) -> None:
    """Mend a decision while its minutes are open. The day of a duty is moved with a reason instead.

    Raises CannotMinute: held, no_text, due_before, foreign_unit, given.
    """
    standing = _open(decision.meeting.minutes, by)
    _check(standing.meeting, content)
    kept = ActionItem.objects.select_for_update(of=("self",)).get(pk=decision.pk)
    if kept.given_on is not None and content.due_on != kept.due_on:
        raise CannotMinute("given")
    kept.text, kept.unit = tidy(content.text), content.unit
    if kept.given_on is None:
        kept.first_due_on = kept.due_on = content.due_on
    kept.save(update_fields=["text", "unit", "first_due_on", "due_on"])
    _had_a_hand(standing, by, now)
    _note("meetings.decision.changed", standing, by, now, text=kept.text[:80])


@transaction.atomic
def remove_decision(*, decision: ActionItem, by: Member, now: datetime) -> None:
    """Take out a decision that never became a duty. Raises CannotMinute: held, given."""
    standing = _open(decision.meeting.minutes, by)
    if decision.given_on is not None:
        raise CannotMinute("given")
    _note("meetings.decision.removed", standing, by, now, text=decision.text[:80])
    decision.delete()


def _open(minutes: Minutes, by: Member | None) -> Minutes:
    every = Minutes.objects.select_for_update(of=("self",)).select_related("meeting__round__agency")
    standing = every.get(pk=minutes.pk)
    if by is not None:
        require(permissions.may_arrange(by, standing.meeting.round))
    if standing.state in HELD:
        raise CannotMinute("held")
    return standing


def _check(meeting: Meeting, content: DecisionContent) -> None:
    if not tidy(content.text):
        raise CannotMinute("no_text")
    if content.due_on < meeting.day:
        raise CannotMinute("due_before")
    if content.unit is not None and content.unit.agency_id != meeting.round.agency_id:
        raise CannotMinute("foreign_unit")


def _write_note(item: AgendaItem, notes: dict[int, str]) -> None:
    note = tidy(notes.get(item.pk, item.note))
    if note != item.note:
        item.note = note
        item.save(update_fields=["note"])


def _write_place(place: Attendance, came: Came) -> None:
    instead = tidy_line(came.instead) if came.state is REPRESENTED else ""
    if came.state is REPRESENTED and not instead:
        raise CannotMinute("nobody_instead")
    if (place.state, place.instead) != (came.state, instead):
        place.state, place.instead = came.state, instead
        place.save(update_fields=["state", "instead"])


def _had_a_hand(minutes: Minutes, by: Member | None, now: datetime) -> None:
    agency = minutes.meeting.round.agency
    note_hand(flow=MINUTES_FLOW.key, subject_id=minutes.pk, agency=agency, by=by, now=now)


def _note(action: str, minutes: Minutes, by: Member | None, now: datetime, **details: str) -> None:
    path = minutes.meeting.round.agency.path
    audit.record(action, by=by, target=minutes, at=now, agency_path=path, **details)
