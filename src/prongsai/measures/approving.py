"""How a plan is handed in and decided on."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from hashlib import sha256
from json import dumps
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from prongsai.accounts.members import Member
from prongsai.accounts.roles import Verb
from prongsai.agencies.models import Agency
from prongsai.approvals.models import ApprovalRule, Step
from prongsai.approvals.permissions import Setting
from prongsai.approvals.procedures import Procedure, Row, Words
from prongsai.measures import queries
from prongsai.measures.content import content_of
from prongsai.measures.followers import after_approval
from prongsai.measures.models import Measure, Plan
from prongsai.measures.queries import Planned, PlannedFinding, WholePlan
from prongsai.measures.served import nodes_served
from prongsai.measures.states import APPROVE, ENDORSE, HELD, PLAN_FLOW, RETURN, SUBMIT, UNLOCK
from prongsai.notices.kinds import Params
from prongsai.rounds.models import Round
from prongsai.rules.framework import Text

STATE = Plan.State
MEASURE = "มาตรการที่ {position} ({codes})"
"""Stored with a comment, whatever language its writer reads."""


class PlanProcedure(Procedure[Plan]):
    flow = PLAN_FLOW
    verbs = {
        SUBMIT: frozenset({Verb.SUBMIT_PLAN}),
        ENDORSE: frozenset({Verb.ENDORSE}),
        APPROVE: frozenset({Verb.APPROVE_PLAN}),
        RETURN: frozenset({Verb.ENDORSE, Verb.APPROVE_PLAN}),
        UNLOCK: frozenset({Verb.UNLOCK}),
    }
    words = Words(
        told={
            STATE.SUBMITTED: _("The plan of fiscal year %(year)s waits for your decision"),
            STATE.ENDORSED: _("The plan of fiscal year %(year)s is endorsed and waits for your decision"),
            STATE.RETURNED: _("The plan of fiscal year %(year)s was returned for correction"),
            STATE.APPROVED: _("The plan of fiscal year %(year)s is approved"),
            STATE.DRAFT: _("The plan of fiscal year %(year)s is open for changes again"),
        },
        hindered={
            "empty": _("There is nothing in this plan yet, so there is nothing to hand in."),
            "unfinished": _("Something is still open in this plan. Please finish it, then hand it in."),
        },
    )

    def visible_to(self, member: Member) -> QuerySet[Plan]:
        return Plan.objects.visible_to(member).select_related("round__agency", "round__framework")

    def held(self, subject_id: int) -> Plan:
        return (
            Plan.objects.select_for_update(of=("self",))
            .select_related("round__agency", "round__framework")
            .get(pk=subject_id)
        )

    def agency_of(self, thing: Plan) -> Agency:
        return thing.round.agency

    def title(self, thing: Plan) -> Text:
        name = str(_("Plan of measures of fiscal year %(year)s") % {"year": thing.round.fiscal_year})
        return Text(name, name)

    def allows(self, member: Member, move: str, thing: Plan, setting: Setting) -> bool:
        return thing.round.phase != Round.Phase.CLOSED and super().allows(member, move, thing, setting)

    def makers(self, thing: Plan) -> Collection[int]:
        """Whoever chose the weak points had a hand in the plan, too."""
        chosen_by = (one.finding.analysis.chosen_by_id for one in planned_of(thing).findings)
        return {person for person in chosen_by if person is not None}

    def hindrances(self, thing: Plan, rule: ApprovalRule) -> Mapping[str, str]:
        found = dict(super().hindrances(thing, rule))
        if self.state_of(thing) not in HELD and (why := _why_not_whole(thing)):
            found[SUBMIT] = why
        return found

    def rows(self, thing: Plan) -> Sequence[Row]:
        """Each item, and under it the measures that stand there; then the guidelines."""
        rows: dict[str, Row] = {}
        for one in planned_of(thing).rows:
            if one.measures or isinstance(one, PlannedFinding):
                rows[one.key] = _item_row(one)
            for measure in one.measures:
                row = _measure_row(measure)
                rows.setdefault(row.key, row)
        if thing.guidelines:
            title = str(_("How the work on disclosure is done"))
            rows["guidelines"] = Row("guidelines", title, tuple(thing.guidelines.split("\n")))
        return tuple(rows.values())

    def digest(self, thing: Plan) -> str:
        planned = planned_of(thing)
        said = {
            "items": [_as_said(one) for one in planned.findings],
            "measures": [_measure_said(one) for one in planned.measures],
            "guidelines": thing.guidelines,
        }
        return sha256(dumps(said, ensure_ascii=False, sort_keys=True, default=str).encode()).hexdigest()

    def put(self, thing: Plan, step: Step) -> None:
        super().put(thing, step)
        if step.after == STATE.APPROVED:
            after_approval(thing, step.at)

    def params(self, thing: Plan) -> Params:
        return {"agency": thing.round.agency.slug, "year": thing.round.fiscal_year}

    def address(self, params: Params) -> str:
        return reverse("measures:plan", kwargs={"agency": params["agency"], "year": params["year"]})

    def move_address(self, params: Params, move: str) -> str:
        place = {"agency": params["agency"], "year": params["year"], "move": move}
        return reverse("measures:decide_on_plan", kwargs=place)


PLAN = PlanProcedure()


def is_plan_held(round_: Round) -> bool:
    """Is the round's plan before somebody, or approved?"""
    return Plan.objects.filter(round=round_, state__in=HELD).exists()


def planned_of(plan: Plan) -> WholePlan:
    """The items of the plan with their measures: read once for each plan that is at hand."""
    known: WholePlan | None = plan.__dict__.get("planned")
    if known is None:
        known = plan.__dict__["planned"] = queries.whole_plan(plan.round)
    return known


def _why_not_whole(plan: Plan) -> str:
    planned = planned_of(plan)
    if planned.is_empty:
        return "empty"
    return "unfinished" if queries.gaps_among(planned.rows) else ""


def _item_row(one: Planned) -> Row:
    if not isinstance(one, PlannedFinding):
        return Row(one.key, f"{one.code} {one.node.text.th}", ())
    finding = one.finding
    lines = tuple(text for text in (finding.issue, "" if one.measures else finding.no_measure_reason) if text)
    return Row(one.key, f"{one.code} {finding.node.title_th}", lines)


def _measure_row(measure: Measure) -> Row:
    codes = ", ".join(node.code for node in nodes_served(measure))
    title = MEASURE.format(position=measure.position, codes=codes)
    return Row(f"measure-{measure.pk}", title, tuple(step.text for step in measure.steps.all()))


def _as_said(one: PlannedFinding) -> dict[str, Any]:
    return {
        "item": one.code,
        "issue": one.finding.issue,
        "no_measure_reason": one.finding.no_measure_reason,
    }


def _measure_said(measure: Measure) -> dict[str, Any]:
    weak = [finding.node.code for finding in measure.findings.all()]
    return {"weak": weak, **asdict(content_of(measure))}
