"""How an assessment is told to the office, finished, confirmed by the head of the central office, returned, and opened again."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from hashlib import sha256
from json import dumps

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from prongsai.accounts.members import Member
from prongsai.accounts.roles import ALLOWED, Role, Verb
from prongsai.agencies.models import Agency
from prongsai.approvals.models import ApprovalRule, Step
from prongsai.approvals.permissions import Setting
from prongsai.approvals.procedures import Procedure, Row, Words
from prongsai.assessment import permissions
from prongsai.assessment.content import Case, Side
from prongsai.assessment.models import Assessment, Judgement
from prongsai.assessment.queries.cases import case_of
from prongsai.assessment.scores import assessor_figures
from prongsai.assessment.states import APPROVE, ASSESSMENT_FLOW, FINISH, RETURN, TELL, UNLOCK
from prongsai.notices.kinds import Params
from prongsai.notices.queries import holders
from prongsai.rounds.models import Round
from prongsai.rules.framework import Text
from prongsai.scoring.actions import seal_sheet
from prongsai.scoring.models import ScoreSheet
from prongsai.scoring.queries import newest_sheet
from prongsai.scoring.sheet_words import ASSESSMENT
from prongsai.ui.language import in_words

STATE = Assessment.State
ASSESSING = frozenset({TELL, FINISH})
OF_OFFICE: Mapping[str, frozenset[Verb]] = {
    STATE.CLARIFYING: frozenset({Verb.JUDGE_OWN_DISCLOSURE}),
    STATE.CONFIRMED: frozenset({Verb.JUDGE_OWN_DISCLOSURE, Verb.APPROVE_PAPER}),
}
"""State -> who of the assessed office is told of it."""
TITLE = "ผลการประเมินการเปิดเผยข้อมูลสาธารณะ (OIT) ปีงบประมาณ พ.ศ. {year}"
BASIS = "คะแนนจากผู้ประเมิน ตามข้อมูลที่เปิดเผย ณ วันที่ตัดยอด {day}"


class AssessmentProcedure(Procedure[Assessment]):
    flow = ASSESSMENT_FLOW
    verbs = {
        TELL: frozenset({Verb.ASSESS}),
        FINISH: frozenset({Verb.ASSESS}),
        RETURN: frozenset({Verb.CONFIRM_ASSESSMENT}),
        APPROVE: frozenset({Verb.CONFIRM_ASSESSMENT}),
        UNLOCK: frozenset({Verb.CONFIRM_ASSESSMENT}),
    }
    words = Words(
        told={
            STATE.CLARIFYING: _(
                "%(office)s: the first scores of disclosure of %(year)s are there and can be answered"
            ),
            STATE.FINISHED: _("%(office)s: the assessment of disclosure of %(year)s waits to be confirmed"),
            STATE.RETURNED: _(
                "%(office)s: the assessment of disclosure of %(year)s was returned to the assessor"
            ),
            STATE.CONFIRMED: _(
                "%(office)s: the assessment of disclosure of %(year)s is confirmed, and its scores stand"
            ),
        },
        hindered={
            "unjudged": _("Some items are not scored yet. Please score every item, then tell the office."),
            "awaiting": _(
                "The office may still answer. The assessment is finished after the last day for answers."
            ),
            "unanswered": _(
                "The office has answered to items that were not decided again. Please decide on each of them."
            ),
            "nothing_applies": _("No component of any item applies, so there is no score to confirm."),
            "of_the_office": _(
                "You serve or served this office in the year, so another person must do this."
            ),
        },
        states={
            STATE.SCORING: _("The assessor scores the items"),
            STATE.CLARIFYING: _("The office may answer"),
            STATE.RETURNED: _("Returned to the assessor"),
            STATE.FINISHED: _("Finished, waiting to be confirmed"),
        },
    )

    def visible_to(self, member: Member) -> QuerySet[Assessment]:
        return Assessment.objects.visible_to(member).select_related(
            "pack__round__agency", "pack__round__framework"
        )

    def held(self, subject_id: int) -> Assessment:
        rows = Assessment.objects.select_for_update(of=("self",))
        return rows.select_related("pack__round__agency", "pack__round__framework").get(pk=subject_id)

    def agency_of(self, thing: Assessment) -> Agency:
        return thing.pack.round.agency

    def title(self, thing: Assessment) -> Text:
        year = thing.pack.round.fiscal_year
        return Text(f"การประเมินการเปิดเผยข้อมูล (OIT) {year}", f"Assessment of disclosure (OIT) {year}")

    def allows(
        self,
        member: Member,
        move: str,
        thing: Assessment,
        setting: Setting,  # noqa: ARG002 - the rule of the office does not bind those above it
    ) -> bool:
        """Those of the office above, and nobody who served the assessed office in the year."""
        may = permissions.may_assess if move in ASSESSING else permissions.may_confirm
        return may(member, thing.pack.round) and not _is_of_the_office(member, thing)

    def deciding_agencies(self, thing: Assessment) -> Collection[int]:
        """The office above decides, not the assessed one. One query."""
        path = thing.pack.round.agency.path
        above = [path[: place + 1] for place, sign in enumerate(path[:-1]) if sign == "/"]
        return list(Agency.objects.filter(path__in=above).values_list("pk", flat=True))

    def also_told(self, thing: Assessment, today: date) -> Collection[int]:
        """Of the assessed office, when the first scores are there and when they are confirmed."""
        verbs = OF_OFFICE.get(thing.state, frozenset())
        roles = {role.value for role, allowed in ALLOWED.items() if allowed & verbs}
        people = holders(thing.pack.round.agency_id, roles, today) if roles else []
        return {one.user_id for one in people}

    def makers(self, thing: Assessment) -> Collection[int]:
        """Whoever scored an item may not confirm it."""
        scored = Judgement.objects.filter(item__pack=thing.pack_id, changed_by__isnull=False).exclude(
            side=Side.OWN
        )
        return set(scored.values_list("changed_by_id", flat=True))

    def hindrances(self, thing: Assessment, rule: ApprovalRule) -> Mapping[str, str]:
        found = dict(super().hindrances(thing, rule))
        case = case_at_hand(thing)
        if case.count(Side.FIRST) < len(case.items):
            found[TELL] = "unjudged"
        if any(one.awaits_second_look for one in case.items):
            found[FINISH] = "unanswered"
        if thing.state == STATE.CLARIFYING and thing.answers_until and _today() <= thing.answers_until:
            found[FINISH] = "awaiting"
        if thing.state == STATE.FINISHED and not assessor_figures(case):
            found[APPROVE] = "nothing_applies"
        return found

    def rows(self, thing: Assessment) -> Sequence[Row]:
        return tuple(
            Row(f"item-{one.item.code}", f"{one.item.code} {one.node.text.th}")
            for one in case_at_hand(thing).items
        )

    def digest(self, thing: Assessment) -> str:
        said = [
            [one.item.code, sorted((side, kept.row_version) for side, kept in one.opinions.items())]
            for one in case_at_hand(thing).items
        ]
        return sha256(dumps([thing.pack.digest, said]).encode()).hexdigest()

    def params(self, thing: Assessment) -> Params:
        agency = thing.pack.round.agency
        return {
            "agency": agency.slug,
            "year": thing.pack.round.fiscal_year,
            "th": agency.name_th,
            "en": agency.name_en,
        }

    def sentence(self, state: str, params: Params) -> str:
        """With the office's name: those above have many."""
        office = in_words(Text(str(params["th"]), str(params["en"])))
        return super().sentence(state, {**params, "office": office})

    def address(self, params: Params) -> str:
        return reverse("assessment:board", kwargs=_place(params))

    def move_address(self, params: Params, move: str) -> str:
        return reverse("assessment:decide", kwargs={**_place(params), "move": move})

    def put(self, thing: Assessment, step: Step) -> None:
        thing.state = step.after
        if step.move == APPROVE:
            thing.sheet = _sheet(thing, step)
        thing.save(update_fields=["state", "sheet", "answers_from", "answers_until"])


ASSESSED = AssessmentProcedure()


def case_at_hand(thing: Assessment) -> Case:
    """All that was said: read once for each assessment that is at hand."""
    if "case" not in thing.__dict__:
        found = case_of(thing.pack.round)
        assert found is not None
        thing.__dict__["case"] = found
    kept: Case = thing.__dict__["case"]
    return kept


def with_case(case: Case) -> Assessment:
    """The assessment with all that was said, which was read already."""
    case.assessment.__dict__["case"] = case
    return case.assessment


def origin_sheet(round_: Round) -> ScoreSheet | None:
    """The newest standing sheet that came of an assessment."""
    return newest_sheet(round_, ScoreSheet.Source.COMPUTED, ASSESSMENT)


def _sheet(thing: Assessment, step: Step) -> ScoreSheet:
    """The figures of the items as a computed sheet of the round. An official result stands beside it, untouched."""
    round_ = thing.pack.round
    day = thing.pack.cut_off_on
    return seal_sheet(
        round_=round_,
        source=ScoreSheet.Source.COMPUTED,
        title=TITLE.format(year=round_.fiscal_year),
        origin=ASSESSMENT,
        figures=assessor_figures(case_at_hand(thing)),
        by=Member(step.by, step.agency, Role(step.role), step.unit, step.is_acting),
        now=step.at,
        replaces=origin_sheet(round_),
        note=BASIS.format(day=f"{day.day}/{day.month}/{day.year + 543}"),
    )


def _is_of_the_office(member: Member, thing: Assessment) -> bool:
    """Asked once for each person and assessment at hand."""
    known: dict[int, bool] = thing.__dict__.setdefault("of_the_office", {})
    if member.user.pk not in known:
        known[member.user.pk] = permissions.is_of_the_office(member, thing.pack.round)
    return known[member.user.pk]


def _place(params: Params) -> dict[str, str | int]:
    return {"agency": str(params["agency"]), "year": int(params["year"])}


def _today() -> date:
    return timezone.localdate()
