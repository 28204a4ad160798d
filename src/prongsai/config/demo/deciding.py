"""What is on its way through people's hands in the demo, by the actions that people use."""

from datetime import datetime

from django.utils import timezone

from prongsai.accounts.roles import Role
from prongsai.agencies.models import Agency
from prongsai.analysis.actions import choose_weak_points
from prongsai.approvals.actions import take
from prongsai.config.demo.places import officer_of, one_of
from prongsai.measures.actions import change_issue, copy_measures, fingerprint
from prongsai.measures.approving import PLAN
from prongsai.measures.models import Measure, Plan
from prongsai.measures.queries import findings_of
from prongsai.rounds.actions import record_done
from prongsai.rounds.models import Round
from prongsai.rounds.proofs import proof_sources
from prongsai.rounds.queries import is_locked, obligations_of
from prongsai.rules.weakness import Choice, WeakRule
from prongsai.scoring.queries import official_sheet

ISSUE = "คะแนนของข้อนี้ต่ำที่สุดในบรรดาข้อคำถามของปีก่อน ผู้รับบริการบางส่วนยังไม่ทราบขั้นตอนและช่องทางการให้บริการ"
WEAKEST = 3
DONE = "รวบรวมข้อมูลและเผยแพร่ทางเว็บไซต์ของสำนักงานแล้ว (ข้อมูลตัวอย่าง)"
WHERE = "เว็บไซต์ของสำนักงาน หัวข้อข้อมูลสาธารณะ (ข้อมูลตัวอย่าง)"


def hand_in_a_plan(agency: Agency, source: Agency, year: int, *, now: datetime) -> None:
    """A plan made of another district's published measures, with credit: handed in, endorsed, waiting with the director."""
    today = now.date()
    officer, head = officer_of(agency, today=today), one_of(agency, Role.DIVISION_HEAD, today=today)
    round_ = Round.objects.select_related("agency", "framework").get(agency=agency, fiscal_year=year)
    before = Round.objects.select_related("framework").get(agency=agency, fiscal_year=year - 1)
    baseline = official_sheet(before)
    assert baseline is not None
    choice = Choice(WeakRule.LOWEST, count=WEAKEST)
    choose_weak_points(round_=round_, baseline=baseline, choice=choice, by=officer, now=now)
    for finding in findings_of(round_):
        change_issue(finding=finding, issue=ISSUE, seen=fingerprint(""), by=officer, now=now)
        copied = Measure.objects.filter(plan__round__agency=source, findings__node__code=finding.node.code)
        sources = [measure.pk for measure in copied[:1]]
        copy_measures(round_=round_, sources=sources, onto=finding, by=officer, now=now)
    plan = Plan.objects.get(round=round_)
    take(procedure=PLAN, subject_id=plan.pk, move="submit", by=officer, now=now)
    take(procedure=PLAN, subject_id=plan.pk, move="endorse", by=head, now=now)


def hand_in_a_record(round_: Round, *, now: datetime) -> None:
    """Something that a division has done, waiting for its head."""
    today = timezone.localdate(now)
    officer = one_of(round_.agency, Role.DIVISION_OFFICER, today=today)
    own = obligations_of(round_, today).filter(unit=officer.unit, excused_why="", opens_on__lte=today)
    duty = own.exclude(proof__in=[source.key for source in proof_sources()]).filter(records=None).last()
    if duty is None or is_locked(duty, today):
        return
    duty.round = round_
    record_done(
        obligation=duty, done_on=min(duty.due_on, today), text=DONE, reference=WHERE, by=officer, now=now
    )
