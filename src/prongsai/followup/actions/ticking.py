"""Steps of a measure are ticked as done, assignment by assignment."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from prongsai.accounts.members import Member, require
from prongsai.audit import actions as audit
from prongsai.followup import permissions
from prongsai.followup.models import Assignment, StepTick
from prongsai.measures.actions import fingerprint
from prongsai.measures.models import MeasureStep


class CannotTick(Exception):
    """The step cannot be ticked. code: no_step, in_the_future, ended."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@transaction.atomic
def tick_step(*, assignment: Assignment, mark: str, done_on: date, by: Member, now: datetime) -> StepTick:
    """Say that the step whose words have this fingerprint was done. A step that is ticked already stays so. Raises CannotTick."""
    require(permissions.may_enter(by, assignment.plan.round, assignment.unit))
    if assignment.ended_on is not None:
        raise CannotTick("ended")
    if done_on > timezone.localdate(now):
        raise CannotTick("in_the_future")
    steps = MeasureStep.objects.filter(measure=assignment.measure)
    step = next((one for one in steps if fingerprint(one.text) == mark), None)
    if step is None:
        raise CannotTick("no_step")
    tick, is_new = StepTick.objects.get_or_create(
        assignment=assignment,
        mark=mark,
        defaults={"text": step.text, "done_on": done_on, "ticked_at": now, "ticked_by": by.user},
    )
    if is_new:
        _note("followup.step.ticked", tick, by, now)
    return tick


@transaction.atomic
def untick_step(*, assignment: Assignment, mark: str, by: Member, now: datetime) -> None:
    """Take a tick back; the trail keeps it. What is not ticked stays so."""
    require(permissions.may_enter(by, assignment.plan.round, assignment.unit))
    for tick in StepTick.objects.select_for_update(of=("self",)).filter(assignment=assignment, mark=mark):
        _note("followup.step.unticked", tick, by, now)
        tick.delete()


def _note(action: str, tick: StepTick, by: Member, now: datetime) -> None:
    done_on, text = tick.done_on.isoformat(), tick.text[:200]
    audit.record(action, by=by, target=tick.assignment, at=now, step=text, done_on=done_on)
