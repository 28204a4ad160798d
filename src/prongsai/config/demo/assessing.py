"""A pack of disclosure with the office's own opinion, and an assessor halfway through: opinions that nobody gave, marked as samples."""

from datetime import datetime

from django.utils import timezone

from prongsai.assessment.actions import finish_own, freeze_pack, judge_item
from prongsai.assessment.content import Case, ItemCase, Said, Side
from prongsai.assessment.queries.cases import case_of
from prongsai.assessment.queries.machine import Checked, checked_of, machine_of, said_in
from prongsai.assessment.scores import rule_asked
from prongsai.disclosure.models import Version
from prongsai.frameworks.queries import framework_from
from prongsai.publication.models import Publication
from prongsai.rounds.models import Round
from prongsai.rules.assessing import Verdict
from prongsai.rules.comparing import Machine, Remark

NOT_THERE = "ไม่พบข้อมูลในชุดข้อมูลที่ตรึงไว้ (ข้อมูลตัวอย่าง)"
NOT_CLEAR = "ข้อมูลไม่ชัดเจนว่าเป็นปีปัจจุบัน (ข้อมูลตัวอย่าง)"
HALF = 2


def assess_disclosure(round_: Round, *, now: datetime) -> None:
    """Nothing where nothing of the round is approved or published. The assessor is stricter with every third item."""
    if (
        not Publication.objects.filter(round=round_).exists()
        and not Version.objects.filter(item__round=round_).exists()
    ):
        return
    rule = rule_asked(framework_from(round_.framework))
    freeze_pack(round_=round_, cut_off_on=timezone.localdate(now), rule=rule, by=None, now=now)
    case = case_of(round_, with_documents=True)
    assert case is not None
    checked = checked_of(case, case.items)
    for one in case.items:
        _judge(case, one, checked, Side.OWN, now, strict=False)
    finish_own(round_=round_, by=None, now=now)
    for place, one in enumerate(case.items[: len(case.items) // HALF]):
        _judge(case, one, checked, Side.FIRST, now, strict=place % 3 == 0)


def _judge(case: Case, one: ItemCase, checked: Checked, side: str, now: datetime, *, strict: bool) -> None:
    """What is there is met; strictly, the last component is not clear."""
    found = machine_of(one, said_in(one), checked)
    empty = {place for place, remarks in found.items() if Remark(Machine.NOTHING) in remarks}
    unclear = {len(found)} - empty if strict else set()
    verdicts = {place: Verdict.NOT_MET if place in empty | unclear else Verdict.MET for place in found}
    reasons = {
        place: NOT_CLEAR if place in unclear else NOT_THERE
        for place, verdict in verdicts.items()
        if verdict is not Verdict.MET
    }
    judge_item(
        round_=case.round,
        code=one.item.code,
        side=side,
        said=Said(verdicts, reasons),
        seen=0,
        by=None,
        now=now,
    )
