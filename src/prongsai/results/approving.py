"""How the part of a unit is handed in, accepted by its head, returned row by row, and opened again."""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from json import dumps

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from prongsai.accounts.members import Member
from prongsai.accounts.roles import Verb
from prongsai.agencies.models import Agency, Unit
from prongsai.approvals.models import ApprovalRule, Step
from prongsai.approvals.permissions import Setting
from prongsai.approvals.procedures import Procedure, Row, Words
from prongsai.measures.served import nodes_served
from prongsai.notices.kinds import Params
from prongsai.results.halves import halves, reporting_of
from prongsai.results.models import UnitReport
from prongsai.results.queries.sheets import Line, Part, sheet_of
from prongsai.results.states import ACCEPT, HELD, RETURN, SUBMIT, UNIT_FLOW, UNLOCK
from prongsai.rounds.models import Round
from prongsai.rules.framework import Text
from prongsai.ui.language import in_words

STATE = UnitReport.State
WITH_ROUND = ("round__agency", "unit")
MEASURE = "มาตรการที่ {position} ({codes})"
"""Stored with a comment, whatever language its writer reads."""


class PartProcedure(Procedure[UnitReport]):
    flow = UNIT_FLOW
    verbs = {
        SUBMIT: frozenset({Verb.FOLLOW_UP}),
        ACCEPT: frozenset({Verb.ACCEPT_RECORD}),
        RETURN: frozenset({Verb.ACCEPT_RECORD}),
        UNLOCK: frozenset({Verb.ACCEPT_RECORD}),
    }
    words = Words(
        told={
            STATE.IN_REVIEW: _("%(unit)s, %(half)s: the results wait for you to accept them"),
            STATE.RETURNED: _("%(unit)s, %(half)s: the results were returned for correction"),
            STATE.ACCEPTED: _("%(unit)s, %(half)s: the results are accepted"),
            STATE.DRAFT: _("%(unit)s, %(half)s: the results are open for changes again"),
        },
        hindered={
            "unfinished": _("A result is still missing. Please write it, then hand the part in."),
            "nothing_asked": _("Nothing is asked of this unit in this half."),
        },
    )

    def visible_to(self, member: Member) -> QuerySet[UnitReport]:
        return UnitReport.objects.visible_to(member).select_related(*WITH_ROUND)

    def held(self, subject_id: int) -> UnitReport:
        parts = UnitReport.objects.select_for_update(of=("self",)).select_related(*WITH_ROUND)
        return parts.get(pk=subject_id)

    def agency_of(self, thing: UnitReport) -> Agency:
        return thing.round.agency

    def unit_of(self, thing: UnitReport) -> Unit | None:
        return thing.unit

    def title(self, thing: UnitReport) -> Text:
        half = halves()[thing.half].text
        return Text(f"{thing.unit.name_th} {half.th}", f"{thing.unit.name_en}, {half.en}")

    def allows(self, member: Member, move: str, thing: UnitReport, setting: Setting) -> bool:
        """People of a unit, and its head, for that unit alone; the ITA officer for all."""
        is_open = thing.round.phase != Round.Phase.CLOSED
        return is_open and member.answers_for(thing.unit_id) and super().allows(member, move, thing, setting)

    def hindrances(self, thing: UnitReport, rule: ApprovalRule) -> Mapping[str, str]:
        found = dict(super().hindrances(thing, rule))
        if self.state_of(thing) not in HELD and (why := _why_not_whole(thing)):
            found[SUBMIT] = why
        return found

    def rows(self, thing: UnitReport) -> Sequence[Row]:
        part = part_of(thing)
        return tuple(_row(line) for line in part.lines) if part else ()

    def digest(self, thing: UnitReport) -> str:
        part = part_of(thing)
        said = [_as_said(line) for line in part.lines] if part else []
        return sha256(dumps(said, ensure_ascii=False).encode()).hexdigest()

    def params(self, thing: UnitReport) -> Params:
        return {
            "agency": thing.round.agency.slug,
            "year": thing.round.fiscal_year,
            "half": thing.half,
            "unit": thing.unit.code,
            "unit_th": thing.unit.name_th,
            "unit_en": thing.unit.name_en,
        }

    def sentence(self, state: str, params: Params) -> str:
        unit = in_words(Text(str(params["unit_th"]), str(params["unit_en"])))
        half = in_words(halves()[str(params["half"])].text)
        return super().sentence(state, {**params, "unit": unit, "half": half})

    def address(self, params: Params) -> str:
        return reverse("results:part", kwargs=_place(params))

    def move_address(self, params: Params, move: str) -> str:
        return reverse("results:decide_on_part", kwargs={**_place(params), "move": move})

    def put(self, thing: UnitReport, step: Step) -> None:
        thing.state = step.after
        if step.move == SUBMIT and thing.handed_in_on is None:
            thing.handed_in_on = timezone.localdate(step.at)
        thing.save(update_fields=["state", "handed_in_on"])


PART = PartProcedure()


def part_of(report: UnitReport) -> Part | None:
    """What a part says: read once for each that is at hand."""
    if "part" not in report.__dict__:
        sheet = sheet_of(reporting_of(report.round, halves()[report.half]), None)
        report.__dict__["part"] = sheet.part_of(report.unit)
    found: Part | None = report.__dict__["part"]
    return found


def at_hand(report: UnitReport, part: Part) -> UnitReport:
    """The report with what it says, which was read already."""
    report.__dict__["part"] = part
    return report


def row_key(line: Line) -> str:
    return f"measure-{line.measure.pk}"


def _place(params: Params) -> dict[str, str | int]:
    return {
        "agency": params["agency"],
        "year": params["year"],
        "half": params["half"],
        "code": params["unit"],
    }


def _why_not_whole(report: UnitReport) -> str:
    part = part_of(report)
    if part is None:
        return "nothing_asked"
    return "unfinished" if part.missing else ""


def _row(line: Line) -> Row:
    codes = ", ".join(node.code for node in nodes_served(line.measure))
    title = MEASURE.format(position=line.measure.position, codes=codes)
    return Row(row_key(line), title, (line.result.text,) if line.result else ())


def _as_said(line: Line) -> list[str | int]:
    result = line.result
    return [line.measure.pk, result.pk, result.row_version] if result else [line.measure.pk]
