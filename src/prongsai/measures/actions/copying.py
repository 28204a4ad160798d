"""Measures are taken over from an earlier year or from another agency, with credit."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, datetime

from django.db import transaction

from prongsai.accounts.members import Member
from prongsai.agencies.models import Unit
from prongsai.analysis.models import Finding
from prongsai.measures import queries
from prongsai.measures.actions.planning import copy_into, start_plan
from prongsai.measures.content import MeasureContent, content_of
from prongsai.measures.models import Measure, Plan
from prongsai.measures.queries import Targets
from prongsai.rounds.models import Round

CREDIT = "จากแผนของ{agency} ปีงบประมาณ พ.ศ. {year}"
"""Stored with the copy and printed on a Thai paper, whatever language the officer reads."""


class CannotCopy(Exception):
    """The measures cannot be copied. code: nothing_chosen, not_open, no_item (its item has no counterpart here)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@transaction.atomic
def copy_measures(
    *, round_: Round, sources: Collection[int], onto: Finding | None, by: Member, now: datetime
) -> list[Measure]:
    """Copy measures into the round's plan: period moved to its year, units by their codes, credit given.

    sources   ids of measures from the agency's earlier plans or from plans that others have published
    onto      the weak point they shall serve; None: the same items as in their own plan, or those that they became
    What was copied to the same items before is not copied again.
    Raises CannotCopy, and nothing is copied; CannotPlan.
    """
    plan = start_plan(round_=round_, by=by, now=now)
    chosen = _readable(round_, sources)
    matching = queries.matching_targets(chosen, round_, queries.findings_of(round_))
    units = {unit.code: unit for unit in queries.units_of(round_.agency)}
    copies = []
    for source in chosen:
        serves = Targets((onto,), ()) if onto else matching[source.pk]
        if not serves.codes:
            raise CannotCopy("no_item")
        copies.append(_existing(plan, source, serves) or _copy(plan, source, serves, units, by, now))
    return copies


def _readable(round_: Round, sources: Collection[int]) -> list[Measure]:
    """The chosen measures; all of them must be the agency's own or published by others."""
    if not sources:
        raise CannotCopy("nothing_chosen")
    plans = queries.own_earlier_plans(round_) | queries.published_plans_for(round_.agency)
    found = list(queries.copyable_measures(round_, plans).filter(pk__in=sources))
    if len(found) != len(set(sources)):
        raise CannotCopy("not_open")
    return found


def _existing(plan: Plan, source: Measure, serves: Targets) -> Measure | None:
    wanted = set(serves.codes)
    for other in queries.measures_of(plan.round):
        there = {finding.node.code for finding in other.findings.all()}
        there |= {item.key for item in content_of(other).items}
        if other.copied_from_id == source.pk and wanted <= there:
            return other
    return None


def _copy(
    plan: Plan, source: Measure, serves: Targets, units: Mapping[str, Unit], by: Member, now: datetime
) -> Measure:
    origin = source.plan.round
    content = _moved(content_of(source), plan.round.fiscal_year - origin.fiscal_year)
    kept_units = tuple(code for code in content.units if code in units)
    content = replace(content, units=kept_units, items=serves.items)
    credit = CREDIT.format(agency=origin.agency.name_th, year=origin.fiscal_year)
    return copy_into(plan, serves.findings, content, source, credit, by, now)


def _moved(content: MeasureContent, years: int) -> MeasureContent:
    return replace(
        content,
        starts_on=_later(content.starts_on, years),
        ends_on=_later(content.ends_on, years),
        follow_up_on=_later(content.follow_up_on, years),
    )


def _later(day: date | None, years: int) -> date | None:
    """The same day of another year; 29 February becomes the 28th where there is none."""
    if day is None:
        return None
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
