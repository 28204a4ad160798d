"""Judging an item: by the office itself, by the assessor, and by the assessor once more."""

from datetime import datetime

from django.db import IntegrityError, transaction

from prongsai.accounts.members import Member, require
from prongsai.approvals.actions import note_hand
from prongsai.assessment import permissions
from prongsai.assessment.content import Said, Side, settled
from prongsai.assessment.models import LONGEST_REASON, Answer, Assessment, Judgement, Mark, PackItem
from prongsai.assessment.states import ASSESSMENT_FLOW, SCORED_IN
from prongsai.audit import actions as audit
from prongsai.disclosure.asked import components_of
from prongsai.frameworks.queries import framework_from
from prongsai.rounds.models import Round
from prongsai.rules.assessing import Verdict


class CannotJudge(Exception):
    """The item cannot be judged so, or not now.

    code       outside_pack, undecided, no_reason, long_reason, nothing_there, over, unasked, of_the_office, unjudged
    component  the one that is meant, from 1; 0 for the whole
    """

    def __init__(self, code: str, component: int = 0) -> None:
        super().__init__(code)
        self.code, self.component = code, component


class Stale(Exception):
    """The judgement has changed since it was opened."""


@transaction.atomic
def judge_item(
    *, round_: Round, code: str, side: str, said: Said, seen: int, by: Member | None, now: datetime
) -> Judgement:
    """Say what was found of every component of an item. `by` None: the set-up of a demo.

    seen    the row_version that the writer had before them; 0 where nothing was said.
    Raises  Stale, CannotJudge; PermissionDenied.
    """
    assessment = _held(round_)
    if by is not None:
        _check_person(by, round_, side)
    item = PackItem.objects.filter(pack=assessment.pack_id, code=code).first()
    if item is None:
        raise CannotJudge("outside_pack")
    _check_time(assessment, item, side)
    said = settled(said)
    _check_said(round_, item, side, said)
    standing = Judgement.objects.select_for_update(of=("self",)).filter(item=item, side=side).first()
    if (standing.row_version if standing else 0) != seen:
        raise Stale
    judgement = _write(standing, item, side, said, by, now)
    if by is not None and side != Side.OWN:
        flow, agency = ASSESSMENT_FLOW.key, round_.agency
        note_hand(flow=flow, subject_id=assessment.pk, agency=agency, by=by, now=now)
    audit.record(
        f"assessment.judgement.{_DONE[side]}",
        by=by,
        target=judgement,
        at=now,
        agency_path=round_.agency.path,
        code=code,
    )
    return judgement


_DONE: dict[str, str] = {Side.OWN: "judged_own", Side.FIRST: "scored", Side.FINAL: "scored_again"}


@transaction.atomic
def finish_own(*, round_: Round, by: Member | None, now: datetime) -> None:
    """The office's own opinion is whole and does not change any more. Raises CannotJudge: over, unjudged; PermissionDenied."""
    assessment = _held(round_)
    if by is not None:
        require(permissions.may_judge_own(by, round_))
    if assessment.own_done_at is not None or assessment.state != Assessment.State.SCORING:
        raise CannotJudge("over")
    items = PackItem.objects.filter(pack=assessment.pack_id)
    if items.exclude(judgements__side=Side.OWN).exists():
        raise CannotJudge("unjudged")
    assessment.own_done_at, assessment.own_done_by = now, by.user if by else None
    assessment.save(update_fields=["own_done_at", "own_done_by"])
    audit.record(
        "assessment.assessment.own_finished", by=by, target=assessment, at=now, agency_path=round_.agency.path
    )


def _held(round_: Round) -> Assessment:
    """The assessment of the round, held until the transaction ends. Raises CannotJudge: outside_pack, before there is one."""
    found = Assessment.objects.select_for_update(of=("self",)).filter(pack__round=round_).first()
    if found is None:
        raise CannotJudge("outside_pack")
    return found


def _check_person(by: Member, round_: Round, side: str) -> None:
    if side == Side.OWN:
        require(permissions.may_judge_own(by, round_))
        return
    require(permissions.may_assess(by, round_))
    if permissions.is_of_the_office(by, round_):
        raise CannotJudge("of_the_office")


def _check_time(assessment: Assessment, item: PackItem, side: str) -> None:
    if side == Side.OWN:
        is_open = assessment.own_done_at is None and assessment.state == Assessment.State.SCORING
    else:
        is_open = assessment.state in SCORED_IN[side]
    if not is_open:
        raise CannotJudge("over")
    is_answered = Answer.objects.filter(item=item).exists()
    if side == Side.FINAL and assessment.state == Assessment.State.CLARIFYING and not is_answered:
        raise CannotJudge("unasked")


def _check_said(round_: Round, item: PackItem, side: str, said: Said) -> None:
    """Every component and no other, each with the reason that it needs."""
    node = framework_from(round_.framework).nodes[item.code]
    for place in range(1, len(components_of(node)) + 1):
        verdict = said.verdicts.get(place)
        if verdict is None:
            raise CannotJudge("undecided", place)
        if verdict is not Verdict.MET and place not in said.reasons:
            raise CannotJudge("no_reason", place)
        if len(said.reasons.get(place, "")) > LONGEST_REASON:
            raise CannotJudge("long_reason", place)
        if verdict is Verdict.MET and item.source == PackItem.Source.NOTHING and side != Side.FINAL:
            raise CannotJudge("nothing_there", place)
    if set(said.verdicts) - set(range(1, len(components_of(node)) + 1)):
        raise CannotJudge("outside_pack")


def _write(
    standing: Judgement | None, item: PackItem, side: str, said: Said, by: Member | None, now: datetime
) -> Judgement:
    judgement = standing or Judgement(item=item, side=side, row_version=0)
    judgement.note, judgement.changed_at, judgement.changed_by = said.note, now, by.user if by else None
    judgement.row_version += 1
    try:
        with transaction.atomic():
            judgement.save()
    except IntegrityError as meanwhile:
        raise Stale from meanwhile
    judgement.marks.all().delete()
    Mark.objects.bulk_create(
        Mark(
            judgement=judgement,
            component=place,
            verdict=verdict.value,
            reason=said.reasons.get(place, ""),
        )
        for place, verdict in sorted(said.verdicts.items())
    )
    return judgement
