"""A due day is moved, an assignment is dropped or taken up again: by decision, with a reason."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from prongsai.accounts.members import Member, require
from prongsai.audit import actions as audit
from prongsai.followup import permissions
from prongsai.followup.models import Assignment, Replan
from prongsai.rules.thai_text import tidy


class CannotReplan(Exception):
    """The day cannot be moved. code: no_reason, same_day, before_start, ended."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class CannotEnd(Exception):
    """The assignment cannot be dropped or taken up again. code: no_reason, ended, not_dropped."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@transaction.atomic
def replan_assignment(
    *, assignment: Assignment, due_on: date, reason: str, by: Member, now: datetime
) -> Replan:
    """Move the due day; the day that was planned first stays beside it. Raises CannotReplan."""
    standing = _locked(assignment)
    require(permissions.may_replan(by, standing.plan.round, standing.unit))
    reason = tidy(reason)
    refused = _why_not(standing, due_on, reason)
    if refused:
        raise CannotReplan(refused)
    replan = Replan.objects.create(
        assignment=standing,
        old_on=standing.due_on,
        new_on=due_on,
        reason=reason,
        replanned_at=now,
        replanned_by=by.user,
    )
    standing.due_on = due_on
    standing.save(update_fields=["due_on"])
    audit.record(
        "followup.assignment.replanned",
        by=by,
        target=standing,
        at=now,
        agency_path=standing.plan.round.agency.path,
        old_on=replan.old_on.isoformat(),
        new_on=due_on.isoformat(),
        reason=reason,
    )
    return replan


def _why_not(standing: Assignment, due_on: date, reason: str) -> str:
    if not reason:
        return "no_reason"
    if standing.ended_on is not None:
        return "ended"
    if due_on < standing.starts_on:
        return "before_start"
    return "same_day" if due_on == standing.due_on else ""


@transaction.atomic
def drop_assignment(*, assignment: Assignment, reason: str, by: Member, now: datetime) -> None:
    """Decide that the assignment is not carried on; what was recorded stays. Raises CannotEnd."""
    standing = _locked(assignment)
    require(permissions.may_begin(by, standing.plan.round))
    reason = tidy(reason)
    if not reason:
        raise CannotEnd("no_reason")
    if standing.ended_on is not None:
        raise CannotEnd("ended")
    standing.ended_on, standing.ended_why = timezone.localdate(now), Assignment.Ended.DROPPED
    standing.ended_reason, standing.ended_by = reason, by.user
    _save_end(standing, "followup.assignment.dropped", reason, by, now)


@transaction.atomic
def resume_assignment(*, assignment: Assignment, by: Member, now: datetime) -> None:
    """Take up again what was dropped. Raises CannotEnd."""
    standing = _locked(assignment)
    require(permissions.may_begin(by, standing.plan.round))
    if standing.ended_why != Assignment.Ended.DROPPED or standing.measure_id is None:
        raise CannotEnd("not_dropped")
    reason = standing.ended_reason
    standing.ended_on, standing.ended_why = None, ""
    standing.ended_reason, standing.ended_by = "", None
    _save_end(standing, "followup.assignment.resumed", reason, by, now)


def _save_end(standing: Assignment, action: str, reason: str, by: Member, now: datetime) -> None:
    standing.save(update_fields=["ended_on", "ended_why", "ended_reason", "ended_by"])
    path = standing.plan.round.agency.path
    audit.record(action, by=by, target=standing, at=now, agency_path=path, reason=reason)


def _locked(assignment: Assignment) -> Assignment:
    return (
        Assignment.objects.select_for_update(of=("self",))
        .select_related("plan__round__agency", "unit")
        .get(pk=assignment.pk)
    )
