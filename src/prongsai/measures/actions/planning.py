"""Measures come, change, move and go."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from django.db import transaction
from django.db.models import Max

from prongsai.accounts.members import Member, require
from prongsai.analysis.models import Finding
from prongsai.approvals.actions import note_hand
from prongsai.audit import actions as audit
from prongsai.audit.changes import differences
from prongsai.measures import permissions, queries
from prongsai.measures.actions.writing import codes, settle, state, write
from prongsai.measures.content import CannotPlan, MeasureContent, content_of
from prongsai.measures.models import Measure, Plan
from prongsai.measures.states import HELD, PLAN_FLOW
from prongsai.rounds.models import Round


class Stale(Exception):
    """Somebody changed it since the form was opened."""


class Direction(StrEnum):
    UP = "up"
    DOWN = "down"


@transaction.atomic
def start_plan(*, round_: Round, by: Member | None, now: datetime) -> Plan:
    """The round's plan, begun if need be, to be written in. `by` None means the set-up of a demo.

    Who asks for it has a hand in it from then on. Raises CannotPlan: held.
    """
    if by is not None:
        require(permissions.may_plan(by, round_))
    plan, is_new = Plan.objects.select_for_update().get_or_create(round=round_)
    if is_new:
        audit.record("measures.plan.started", by=by, target=plan, at=now, agency_path=round_.agency.path)
    plan.round = round_
    _take_in_hand(plan, by, now)
    return plan


def _take_in_hand(plan: Plan, by: Member | None, now: datetime) -> None:
    """Whoever changes a plan may not decide on it. Raises CannotPlan: held."""
    if plan.state in HELD:
        raise CannotPlan("held")
    note_hand(flow=PLAN_FLOW.key, subject_id=plan.pk, agency=plan.round.agency, by=by, now=now)


@transaction.atomic
def add_measure(
    *, round_: Round, findings: Sequence[Finding], content: MeasureContent, by: Member | None, now: datetime
) -> Measure:
    """Plan a measure for items of that round, after those that are there.

    A second, equal one for the same items is the same form sent twice: the first is returned.
    findings, content.items   what it serves: at least one of either
    Raises CannotPlan: held, no_item, foreign_item, unknown_item, unknown_unit, period_reversed, date_missing.
    """
    plan = start_plan(round_=round_, by=by, now=now)
    return _add(plan, findings, content, by, now)


def copy_into(
    plan: Plan,
    findings: Sequence[Finding],
    content: MeasureContent,
    source: Measure,
    credit: str,
    by: Member,
    now: datetime,
) -> Measure:
    """The same for a copy, which names its source. The caller has checked that it may be read."""
    measure = _add(plan, findings, content, by, now, source)
    if not measure.credit:
        measure.credit = credit
        measure.save(update_fields=["credit"])
    return measure


def _add(
    plan: Plan,
    findings: Sequence[Finding],
    content: MeasureContent,
    by: Member | None,
    now: datetime,
    source: Measure | None = None,
) -> Measure:
    content, units = settle(plan.round, findings, content)
    for other in queries.measures_of(plan.round):
        if content_of(other) == content and set(other.findings.all()) == set(findings):
            return other
    last = plan.measures.aggregate(last=Max("position"))["last"] or 0
    measure = Measure(plan=plan, position=last + 1, copied_from=source)
    write(measure, findings, content, units, by, now)
    audit.record(
        "measures.measure.added",
        by=by,
        target=measure,
        at=now,
        agency_path=plan.round.agency.path,
        items=codes(findings, content),
        copied_from=source.pk if source else None,
    )
    return measure


@transaction.atomic
def change_measure(
    *,
    measure: Measure,
    findings: Sequence[Finding],
    content: MeasureContent,
    seen: int,
    by: Member,
    now: datetime,
) -> Measure:
    """Let a measure say something else.

    seen    the row_version that the writer had before them.
    Raises  Stale, if it has changed since and does not say the same already; CannotPlan as add_measure.
    """
    plan = _locked_plan(measure, by, now)
    standing = _standing(plan, measure)
    content, units = settle(plan.round, findings, content)
    changes = differences(state(content_of(standing), standing.findings.all()), state(content, findings))
    if not changes:
        return standing
    if standing.row_version != seen:
        raise Stale
    standing.row_version += 1
    write(standing, findings, content, units, by, now)
    audit.record("measures.measure.changed", by=by, target=standing, at=now, changes=changes)
    return standing


@transaction.atomic
def remove_measure(*, measure: Measure, seen: int, by: Member, now: datetime) -> None:
    """Take a measure out of the plan. Raises Stale if it has changed since it was looked at."""
    plan = _locked_plan(measure, by, now)
    standing = _standing(plan, measure)
    if standing.row_version != seen:
        raise Stale
    audit.record(
        "measures.measure.removed",
        by=by,
        target=standing,
        at=now,
        items=codes(standing.findings.all(), content_of(standing)),
        steps=[step.text for step in standing.steps.all()],
    )
    standing.delete()


@transaction.atomic
def move_measure(*, measure: Measure, within: str, direction: Direction, by: Member, now: datetime) -> None:
    """Change places with the measure above or below it among those of one item. At the end nothing happens.

    within   the key of that item on the page. Raises CannotPlan: held, foreign_item.
    """
    plan = _locked_plan(measure, by, now)
    planned = queries.whole_plan(plan.round).row(within)
    row = list(planned.measures) if planned else []
    here = next((place for place, one in enumerate(row) if one.pk == measure.pk), None)
    if here is None:
        raise CannotPlan("foreign_item")
    there = here + (1 if direction == Direction.DOWN else -1)
    if not 0 <= there < len(row):
        return
    row[here].position, row[there].position = row[there].position, row[here].position
    Measure.objects.bulk_update([row[here], row[there]], ["position"])
    audit.record("measures.measure.moved", by=by, target=measure, at=now, direction=direction.value)


def _locked_plan(measure: Measure, by: Member, now: datetime) -> Plan:
    """The plan of a measure, held until the transaction ends: writers of one plan take turns.

    Raises CannotPlan: held.
    """
    plans = Plan.objects.select_for_update(of=("self",))
    plan = plans.select_related("round__agency", "round__framework").get(pk=measure.plan_id)
    require(permissions.may_plan(by, plan.round))
    _take_in_hand(plan, by, now)
    return plan


def _standing(plan: Plan, measure: Measure) -> Measure:
    """The measure as it stands now; one that was removed meanwhile is stale, too."""
    found = next((one for one in queries.measures_of(plan.round) if one.pk == measure.pk), None)
    if found is None:
        raise Stale
    return found
