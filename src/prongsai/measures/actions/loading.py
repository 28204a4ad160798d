"""A whole plan at once, from a document: all of it or nothing."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from prongsai.accounts.members import Member
from prongsai.analysis.actions import set_issue, set_no_measure_reason
from prongsai.measures import queries
from prongsai.measures.actions.planning import add_measure, start_plan
from prongsai.measures.content import CannotPlan, MeasureContent
from prongsai.measures.models import Plan
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
    """A measure and the codes of the items that it serves."""

    items: tuple[str, ...]
    content: MeasureContent


@dataclass(frozen=True, slots=True)
class PlanSpec:
    items: tuple[ItemSpec, ...]
    measures: tuple[MeasureSpec, ...]


@transaction.atomic
def load_plan(*, round_: Round, plan: PlanSpec, by: Member | None, now: datetime) -> Plan:
    """Write the plan of a round whose analysis has found these items. Measures come after those that are there.

    Raises CannotPlan: unknown_item where the analysis has no such item, and as add_measure.
    """
    started = start_plan(round_=round_, by=by, now=now)
    findings = {finding.node.code: finding for finding in queries.findings_of(round_)}
    named = [item.code for item in plan.items] + [code for measure in plan.measures for code in measure.items]
    for code in named:
        if code not in findings:
            raise CannotPlan("unknown_item", code)
    for item in plan.items:
        finding = findings[item.code]
        if item.issue:
            set_issue(finding=finding, text=tidy(item.issue), by=by, now=now)
        if item.no_measure_reason:
            set_no_measure_reason(finding=finding, text=tidy(item.no_measure_reason), by=by, now=now)
    for measure in plan.measures:
        serves = [findings[code] for code in measure.items]
        add_measure(round_=round_, findings=serves, content=measure.content, by=by, now=now)
    return started
