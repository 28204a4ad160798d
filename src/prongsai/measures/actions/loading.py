"""A whole plan at once, from a document: all of it or nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from prongsai.accounts.members import Member
from prongsai.analysis.actions import set_issue, set_no_measure_reason
from prongsai.analysis.models import Finding
from prongsai.measures import queries
from prongsai.measures.actions.guidelines import write_guidelines
from prongsai.measures.actions.issues import fingerprint
from prongsai.measures.actions.planning import add_measure, start_plan
from prongsai.measures.content import CannotPlan, MeasureContent
from prongsai.measures.models import Plan
from prongsai.measures.queries import Targets
from prongsai.measures.served import ServedItem
from prongsai.rounds.models import Round
from prongsai.rules.thai_text import tidy


@dataclass(frozen=True, slots=True)
class ItemSpec:
    """What the document says about one item: its issue, or why it gets no measure."""

    code: str
    issue: str = ""
    no_measure_reason: str = ""


@dataclass(frozen=True, slots=True)
class MeasureSpec:
    """A measure and the items that it serves: weak points by their codes, else items of the round's framework."""

    items: tuple[ServedItem, ...]
    content: MeasureContent


@dataclass(frozen=True, slots=True)
class PlanSpec:
    items: tuple[ItemSpec, ...]
    measures: tuple[MeasureSpec, ...]
    guidelines: str = ""


@transaction.atomic
def load_plan(*, round_: Round, plan: PlanSpec, by: Member | None, now: datetime) -> Plan:
    """Write the plan of a round. Measures come after those that are there.

    Raises CannotPlan: unknown_item for an issue of an item that is no weak point, and as add_measure.
    """
    started = start_plan(round_=round_, by=by, now=now)
    findings = {finding.node.code: finding for finding in queries.findings_of(round_)}
    for item in plan.items:
        if item.code not in findings:
            raise CannotPlan("unknown_item", item.code)
        finding = findings[item.code]
        if item.issue:
            set_issue(finding=finding, text=tidy(item.issue), by=by, now=now)
        if item.no_measure_reason:
            set_no_measure_reason(finding=finding, text=tidy(item.no_measure_reason), by=by, now=now)
    for measure in plan.measures:
        served = serving(findings, measure.items)
        content = replace(measure.content, items=served.items)
        add_measure(round_=round_, findings=served.findings, content=content, by=by, now=now)
    if plan.guidelines:
        write_guidelines(plan=started, text=plan.guidelines, seen=fingerprint(""), by=by, now=now)
    return started


def serving(findings: Mapping[str, Finding], items: Iterable[ServedItem]) -> Targets:
    """Which of these items are weak points, and which are served as items. findings: the weak points by their codes.

    A weak point is named as an item, too, where only a part of it is meant or the paper prints its own units beside it.
    """
    listed = list(items)
    weak = {one.code: findings[one.code] for one in listed if one.code in findings}
    bare = [one for one in listed if one.code not in weak or not one.is_whole or one.responsible]
    return Targets(tuple(weak.values()), tuple(bare))
