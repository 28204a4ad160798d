"""Measures come, change, move and go."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from django.db import transaction
from django.db.models import Max

from prongsai.accounts.members import Member, require
from prongsai.agencies.models import Unit
from prongsai.analysis.models import Finding
from prongsai.analysis.queries import analysis_of
from prongsai.audit import actions as audit
from prongsai.measures import permissions, queries
from prongsai.measures.content import CannotPlan, MeasureContent, content_of, settled
from prongsai.measures.models import Measure, MeasureFinding, MeasureStep, MeasureUnit, Plan
from prongsai.rounds.models import Round


class Stale(Exception):
    """Somebody changed it since the form was opened."""


class Direction(StrEnum):
    UP = "up"
    DOWN = "down"


@transaction.atomic
def start_plan(*, round_: Round, by: Member | None, now: datetime) -> Plan:
    """The round's plan, begun if need be. `by` None means the set-up of a demo. Raises CannotPlan: no_analysis."""
    if by is not None:
        require(permissions.may_plan(by, round_))
    if analysis_of(round_) is None:
        raise CannotPlan("no_analysis")
    plan, is_new = Plan.objects.select_for_update().get_or_create(round=round_)
    if is_new:
        audit.record("measures.plan.started", by=by, target=plan, at=now, agency_path=round_.agency.path)
    plan.round = round_
    return plan


@transaction.atomic
def add_measure(
    *, round_: Round, findings: Sequence[Finding], content: MeasureContent, by: Member | None, now: datetime
) -> Measure:
    """Plan a measure for items of that round, after those that are there.

    A second, equal one for the same items is the same form sent twice: the first is returned.
    Raises CannotPlan: no_analysis, no_item, foreign_item, unknown_unit, period_reversed, date_missing.
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
    content, units = _settle(plan.round, findings, content)
    for other in queries.measures_of(plan.round):
        if content_of(other) == content and set(other.findings.all()) == set(findings):
            return other
    last = plan.measures.aggregate(last=Max("position"))["last"] or 0
    measure = Measure(plan=plan, position=last + 1, copied_from=source)
    _write(measure, findings, content, units, by, now)
    audit.record(
        "measures.measure.added",
        by=by,
        target=measure,
        at=now,
        agency_path=plan.round.agency.path,
        items=[finding.node.code for finding in findings],
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
    plan = _locked_plan(measure, by)
    standing = _standing(plan, measure)
    content, units = _settle(plan.round, findings, content)
    changed = _differences(standing, findings, content)
    if not changed:
        return standing
    if standing.row_version != seen:
        raise Stale
    standing.row_version += 1
    _write(standing, findings, content, units, by, now)
    audit.record("measures.measure.changed", by=by, target=standing, at=now, changed=changed)
    return standing


@transaction.atomic
def remove_measure(*, measure: Measure, seen: int, by: Member, now: datetime) -> None:
    """Take a measure out of the plan. Raises Stale if it has changed since it was looked at."""
    plan = _locked_plan(measure, by)
    standing = _standing(plan, measure)
    if standing.row_version != seen:
        raise Stale
    audit.record(
        "measures.measure.removed",
        by=by,
        target=standing,
        at=now,
        items=[finding.node.code for finding in standing.findings.all()],
        steps=[step.text for step in standing.steps.all()],
    )
    standing.delete()


@transaction.atomic
def move_measure(
    *, measure: Measure, within: Finding, direction: Direction, by: Member, now: datetime
) -> None:
    """Change places with the measure above or below it among those of one item. At the end nothing happens."""
    plan = _locked_plan(measure, by)
    served = MeasureFinding.objects.filter(finding=within, finding__analysis__round=plan.round).values(
        "measure"
    )
    row = list(plan.measures.filter(pk__in=served))
    here = next((place for place, one in enumerate(row) if one.pk == measure.pk), None)
    if here is None:
        raise CannotPlan("foreign_item")
    there = here + (1 if direction == Direction.DOWN else -1)
    if not 0 <= there < len(row):
        return
    row[here].position, row[there].position = row[there].position, row[here].position
    Measure.objects.bulk_update([row[here], row[there]], ["position"])
    audit.record("measures.measure.moved", by=by, target=measure, at=now, direction=direction.value)


def _locked_plan(measure: Measure, by: Member) -> Plan:
    """The plan of a measure, held until the transaction ends: writers of one plan take turns."""
    plan = (
        Plan.objects.select_for_update(of=("self",)).select_related("round__agency").get(pk=measure.plan_id)
    )
    require(permissions.may_plan(by, plan.round))
    return plan


def _standing(plan: Plan, measure: Measure) -> Measure:
    """The measure as it stands now; one that was removed meanwhile is stale, too."""
    found = next((one for one in queries.measures_of(plan.round) if one.pk == measure.pk), None)
    if found is None:
        raise Stale
    return found


def _settle(
    round_: Round, findings: Sequence[Finding], content: MeasureContent
) -> tuple[MeasureContent, list[Unit]]:
    """The content in its kept form with its units, for items that belong to the round."""
    if not findings:
        raise CannotPlan("no_item")
    own = {finding.pk for finding in queries.findings_of(round_)}
    for finding in findings:
        if finding.pk not in own:
            raise CannotPlan("foreign_item", finding.node.code)
    units = {unit.code: unit for unit in queries.units_of(round_.agency)}
    content = settled(content, units)
    return content, [units[code] for code in content.units]


def _differences(standing: Measure, findings: Sequence[Finding], content: MeasureContent) -> list[str]:
    """Names of what would change."""
    before = content_of(standing)
    names = [name for name in MeasureContent.__slots__ if getattr(before, name) != getattr(content, name)]
    return names + (["items"] if set(standing.findings.all()) != set(findings) else [])


def _write(
    measure: Measure,
    findings: Sequence[Finding],
    content: MeasureContent,
    units: Sequence[Unit],
    by: Member | None,
    now: datetime,
) -> None:
    for name in MeasureContent.__slots__:
        if name not in {"steps", "units"}:
            setattr(measure, name, getattr(content, name))
    measure.changed_at, measure.changed_by = now, by.user if by else None
    measure.save()
    measure.steps.all().delete()
    MeasureStep.objects.bulk_create(
        MeasureStep(measure=measure, number=number, text=text)
        for number, text in enumerate(content.steps, start=1)
    )
    MeasureUnit.objects.filter(measure=measure).delete()
    MeasureUnit.objects.bulk_create(MeasureUnit(measure=measure, unit=unit) for unit in units)
    MeasureFinding.objects.filter(measure=measure).delete()
    MeasureFinding.objects.bulk_create(
        MeasureFinding(measure=measure, finding=finding) for finding in findings
    )
