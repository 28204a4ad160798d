"""Measures are put to work: assignments come into being, and follow the plan when it changes. Nothing recorded is lost."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from prongsai.accounts.members import Member, require
from prongsai.agencies.models import Unit
from prongsai.audit import actions as audit
from prongsai.followup import permissions
from prongsai.followup.actions.periods import cadence_for, count_periods_anew
from prongsai.followup.models import Assignment, Cadence, Replan
from prongsai.measures.models import Measure, Plan
from prongsai.measures.queries import measures_of
from prongsai.rounds.models import Round
from prongsai.rules.calendar import FiscalYear
from prongsai.rules.thai_text import tidy_line

PLAN_CHANGED = "แผนมาตรการกำหนดวันสิ้นสุดใหม่"
"""The reason of a replan that the plan itself makes, as the papers print it: the plan names another last day."""


class CannotBegin(Exception):
    """The follow-up cannot begin. code: no_measures, not_begun."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Brought:
    """What bringing up to date has changed, in assignments."""

    made: int
    changed: int
    ended: int


@transaction.atomic
def begin_follow_up(*, plan: Plan, by: Member | None, now: datetime) -> Brought:
    """Give every measure of the plan to its units. Again, it changes nothing that stands. `by` None: set-up, approval.

    Raises CannotBegin: no_measures.
    """
    round_ = _locked(plan, by)
    if not plan.measures.exists():
        raise CannotBegin("no_measures")
    brought = _bring(plan, round_, by, now)
    if brought.made:
        audit.record(
            "followup.plan.begun",
            by=by,
            target=plan,
            at=now,
            agency_path=round_.agency.path,
            assignments=brought.made,
        )
    return brought


@transaction.atomic
def bring_up_to_date(*, plan: Plan, by: Member | None, now: datetime) -> Brought:
    """Let the assignments follow a plan that has changed since: units and measures that are gone end theirs, with a reason.

    Raises CannotBegin: not_begun.
    """
    round_ = _locked(plan, by)
    if not Assignment.objects.filter(plan=plan).exists():
        raise CannotBegin("not_begun")
    brought = _bring(plan, round_, by, now)
    count_periods_anew(round_, timezone.localdate(now))
    audit.record(
        "followup.plan.brought_up_to_date",
        by=by,
        target=plan,
        at=now,
        agency_path=round_.agency.path,
        made=brought.made,
        changed=brought.changed,
        ended=brought.ended,
    )
    return brought


def follow_approved_plan(plan: Plan, now: datetime) -> None:
    """Put an approved plan to work, or bring the work up to date with it. A plan of reasons alone gives nothing to do."""
    if Assignment.objects.filter(plan=plan).exists():
        bring_up_to_date(plan=plan, by=None, now=now)
    elif plan.measures.exists():
        begin_follow_up(plan=plan, by=None, now=now)


def _locked(plan: Plan, by: Member | None) -> Round:
    standing = Plan.objects.select_for_update(of=("self",)).select_related("round__agency").get(pk=plan.pk)
    if by is not None:
        require(permissions.may_begin(by, standing.round))
    return standing.round


def _bring(plan: Plan, round_: Round, by: Member | None, now: datetime) -> Brought:
    today = timezone.localdate(now)
    every = list(Assignment.objects.filter(plan=plan))
    known = {(one.measure_id, one.unit_id): one for one in every}
    units = list(Unit.objects.standing().filter(agency_id=round_.agency_id).order_by("position"))
    wanted: set[tuple[int | None, int | None]] = set()
    made = changed = 0
    for measure in measures_of(round_):
        content = _Content(measure, cadence_for(round_, measure), FiscalYear(round_.fiscal_year))
        for unit in _given_to(measure, units):
            key = (measure.pk, unit.pk if unit else None)
            wanted.add(key)
            if key in known:
                changed += _follow(known[key], content, now)
            else:
                content.apply(Assignment(plan=plan, measure=measure, unit=unit), begun_on=today).save()
                made += 1
    gone = [one for one in every if one.ended_on is None and (one.measure_id, one.unit_id) not in wanted]
    for one in gone:
        _end(one, by, now)
    return Brought(made, changed, len(gone))


def _given_to(measure: Measure, units: list[Unit]) -> Iterator[Unit | None]:
    """The units, one by one; None where the measure names none, so that the whole office answers."""
    named = {unit.pk for unit in measure.units.all()}
    kinds = {Unit.Kind.DIVISION: measure.all_divisions, Unit.Kind.SCHOOL: measure.all_schools}
    found = [unit for unit in units if unit.pk in named or kinds.get(Unit.Kind(unit.kind))]
    return iter(found) if found else iter([None])


@dataclass(frozen=True, slots=True)
class _Content:
    """What a measure says about its assignments."""

    measure: Measure
    cadence: Cadence
    year: FiscalYear

    @property
    def starts_on(self) -> date:
        return self.measure.starts_on or self.year.starts_on

    @property
    def ends_on(self) -> date:
        return self.measure.ends_on or max(self.year.ends_on, self.starts_on)

    @property
    def values(self) -> dict[str, object]:
        steps = list(self.measure.steps.all())
        return {
            "cadence": self.cadence,
            "position": self.measure.position,
            "title": tidy_line(steps[0].text) if steps else "",
            "starts_on": self.starts_on,
            "plan_ends_on": self.ends_on,
        }

    def apply(self, fresh: Assignment, *, begun_on: date) -> Assignment:
        for name, value in self.values.items():
            setattr(fresh, name, value)
        fresh.planned_on = fresh.due_on = self.ends_on
        fresh.begun_on = begun_on
        return fresh


def _follow(standing: Assignment, content: _Content, now: datetime) -> bool:
    """Let an assignment say what the measure says now; whether anything was different."""
    was_ended = standing.ended_why in {Assignment.Ended.REMOVED, Assignment.Ended.UNIT_CHANGED}
    moved = standing.plan_ends_on != content.ends_on
    different = [name for name, value in content.values.items() if getattr(standing, name) != value]
    if not (different or was_ended):
        return False
    if moved and standing.due_on != content.ends_on:
        Replan.objects.create(
            assignment=standing,
            old_on=standing.due_on,
            new_on=content.ends_on,
            reason=PLAN_CHANGED,
            replanned_at=now,
        )
        standing.due_on = content.ends_on
    for name, value in content.values.items():
        setattr(standing, name, value)
    standing.due_on = max(standing.due_on, standing.starts_on)
    if was_ended:
        standing.ended_on, standing.ended_why = None, ""
    standing.save()
    return True


def _end(standing: Assignment, by: Member | None, now: datetime) -> None:
    why = Assignment.Ended.REMOVED if standing.measure_id is None else Assignment.Ended.UNIT_CHANGED
    standing.ended_on, standing.ended_why = timezone.localdate(now), why
    standing.save(update_fields=["ended_on", "ended_why"])
    audit.record("followup.assignment.ended", by=by, target=standing, at=now, why=why.value)
