"""Decisions are followed until they are done: reported on, finished with proof, opened again, put on another day."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from prongsai.accounts.members import Member, require
from prongsai.audit import actions as audit
from prongsai.files.models import Evidence
from prongsai.meetings import permissions
from prongsai.meetings.models import ActionFile, ActionItem, ActionNote
from prongsai.meetings.refusing import CannotFollow
from prongsai.rules.thai_text import tidy

_KIND = ActionNote.Kind


@transaction.atomic
def report_progress(
    *, action: ActionItem, text: str, evidence: Sequence[Evidence] = (), by: Member | None, now: datetime
) -> ActionNote:
    """Say how it goes on, and show it. Raises CannotFollow: not_given, done, no_text, foreign."""
    standing = _held(action, by)
    if standing.done_on is not None:
        raise CannotFollow("done")
    _show(standing, evidence)
    return _say(standing, _KIND.PROGRESS, text, timezone.localdate(now), by, now)


@transaction.atomic
def finish_action(
    *,
    action: ActionItem,
    text: str,
    done_on: date,
    evidence: Sequence[Evidence] = (),
    by: Member | None,
    now: datetime,
) -> ActionNote:
    """Say that it is done, on which day, and show it. Raises CannotFollow: not_given, done, no_text, in_the_future, before, foreign."""
    standing = _held(action, by)
    if standing.done_on is not None:
        raise CannotFollow("done")
    if done_on > timezone.localdate(now):
        raise CannotFollow("in_the_future")
    if done_on < standing.meeting.day:
        raise CannotFollow("before")
    note = _say(standing, _KIND.DONE, text, done_on, by, now)
    _show(standing, evidence)
    standing.done_on = done_on
    standing.save(update_fields=["done_on"])
    return note


@transaction.atomic
def reopen_action(*, action: ActionItem, reason: str, by: Member, now: datetime) -> ActionNote:
    """Say that it is not done after all; for whoever arranges the meetings. Raises CannotFollow: not_done, no_text."""
    standing = _standing(action)
    require(permissions.may_arrange(by, standing.round))
    if standing.done_on is None:
        raise CannotFollow("not_done")
    standing.done_on = None
    standing.save(update_fields=["done_on"])
    return _say(standing, _KIND.REOPENED, reason, timezone.localdate(now), by, now)


@transaction.atomic
def move_action(*, action: ActionItem, due_on: date, reason: str, by: Member, now: datetime) -> ActionNote:
    """Put a decision on another day; the day that the meeting named stays beside it.

    Raises CannotFollow: not_given, done, no_text, same_day, before.
    """
    standing = _standing(action)
    require(permissions.may_move_day(by, standing))
    if standing.given_on is None:
        raise CannotFollow("not_given")
    if standing.done_on is not None:
        raise CannotFollow("done")
    if due_on == standing.due_on:
        raise CannotFollow("same_day")
    if due_on < standing.meeting.day:
        raise CannotFollow("before")
    standing.due_on = due_on
    standing.save(update_fields=["due_on"])
    return _say(standing, _KIND.MOVED, reason, timezone.localdate(now), by, now, due_on=due_on)


def _show(action: ActionItem, evidence: Sequence[Evidence]) -> None:
    if any(one.agency_id != action.round.agency_id for one in evidence):
        raise CannotFollow("foreign")
    known = set(action.files.values_list("evidence_id", flat=True))
    fresh = {one.pk: one for one in evidence if one.pk not in known}
    ActionFile.objects.bulk_create(ActionFile(action=action, evidence=one) for one in fresh.values())


def _say(
    action: ActionItem,
    kind: ActionNote.Kind,
    text: str,
    on: date,
    by: Member | None,
    now: datetime,
    *,
    due_on: date | None = None,
) -> ActionNote:
    kept = tidy(text)
    if not kept:
        raise CannotFollow("no_text")
    note = ActionNote.objects.create(
        action=action,
        kind=kind,
        text=kept,
        on=on,
        due_on=due_on,
        written_at=now,
        written_by=by.user if by else None,
    )
    path = action.round.agency.path
    audit.record(
        f"meetings.decision.{_DONE[kind]}", by=by, target=action, at=now, agency_path=path, text=kept[:80]
    )
    return note


_DONE = {
    _KIND.PROGRESS: "reported",
    _KIND.DONE: "done",
    _KIND.REOPENED: "reopened",
    _KIND.MOVED: "moved",
}


def _standing(action: ActionItem) -> ActionItem:
    every = ActionItem.objects.select_for_update(of=("self",))
    return every.select_related("round__agency", "meeting", "unit").get(pk=action.pk)


def _held(action: ActionItem, by: Member | None) -> ActionItem:
    standing = _standing(action)
    if by is not None:
        require(permissions.may_report(by, standing))
    if standing.given_on is None:
        raise CannotFollow("not_given")
    return standing
