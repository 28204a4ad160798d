"""Licences of one district for the demo: the twelve kinds, and applications in every state. Every applicant is made up."""

import random
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from prongsai.accounts.members import Member
from prongsai.agencies.models import Agency
from prongsai.config.demo.places import officer_of
from prongsai.licences import actions
from prongsai.licences.actions.checking import Found
from prongsai.licences.importing import read_cases
from prongsai.licences.models import Application, Checklist, LicenceType
from prongsai.licences.moves import State
from prongsai.licences.outside import BMA_OSS, SAMPLE, StatusFile

FIRST_DAY = date(2024, 10, 1)
WRONG = "เอกสารตัวอย่างยังไม่ลงลายมือชื่อ (ข้อมูลตัวอย่าง)"
ANSWER = "ลงลายมือชื่อและนำส่งแล้ว (ข้อมูลตัวอย่าง)"
REASON = "ที่ตั้งไม่เป็นไปตามหลักเกณฑ์ในแนวทางการพิจารณา (ข้อมูลตัวอย่าง)"
APPEAL = "อุทธรณ์เป็นหนังสือต่อผู้มีอำนาจพิจารณาอุทธรณ์ภายใน 30 วันนับแต่วันที่ทราบคำสั่ง"
SENDING = "prongsai-demo-licence-{:04}"

CASES = (
    ("build_small", "2024-11-04", "check+2 review+3 approve+20 issue+24 close+30"),
    ("build_small", "2024-12-02", "check+1 notice+2 answer+10 review+12 approve+40 issue+45"),
    ("build_small", "2025-01-13", "check+3 review+4 approve+60 issue+66"),
    ("build_small", "2025-02-03", "check+2 review+3 approve+35"),
    ("build_small", "2025-03-10", "check+2 review+3"),
    ("build_small", "2025-02-10", "check+2 review+3"),
    ("drain", "2025-03-17", "check+1 notice+2"),
    ("drain", "2025-03-24", "check+1 notice+2 answer+14"),
    ("build_large", "2025-01-20", "check+3 review+5 refuse+30 close+60"),
    ("build_large", "2025-04-17", "check+1"),
    ("build_renew", "2025-02-17", "check+1 review+1 approve+9 issue+11 close+20"),
    ("food_new", "2024-11-18", "check+1 review+2 approve+18 issue+22 close+30"),
    ("food_new", "2024-12-16", "check+1 review+2 approve+16 issue+20 close+30"),
    ("food_new", "2025-01-06", "check+2 notice+3 answer+7 review+8 approve+30 issue+33"),
    ("food_new", "2025-02-24", "check+1 review+2 approve+21 issue+25"),
    ("food_new", "2025-03-03", "check+1 review+2 refuse+20"),
    ("food_new", "2025-03-31", "check+1 review+2"),
    ("food_new", "2025-04-21", ""),
    ("health_risk_new", "2025-03-20", "check+1 review+4"),
    ("street_vendor_new", "2025-02-12", "check+1 withdraw+5"),
    ("loudspeaker", "2025-04-08", "check+0 review+0 approve+1 issue+1"),
    ("hang_object", "2025-04-03", "check+1 review+1"),
)
"""Kind, day of filing, and what happened how many days later."""


def license_district(agency: Agency, *, now: datetime) -> None:
    officer = officer_of(agency, today=now.date())
    start = _at(FIRST_DAY)
    actions.take_listed_types(agency=agency, effective_from=FIRST_DAY, by=None, now=start)
    for draft in Checklist.objects.filter(licence_type__agency=agency):
        actions.publish_checklist(checklist=draft, by=None, now=start)
    kinds = {one.key: one for one in LicenceType.objects.filter(agency=agency).select_related("agency")}
    chance = random.Random(agency.slug)  # noqa: S311 - the same samples each time
    for number, (key, day, steps) in enumerate(CASES, start=1):
        _live(kinds[key], number, date.fromisoformat(day), steps, officer, chance)
    read = read_cases(agency, StatusFile(SAMPLE.name, SAMPLE.read_bytes()).records())
    actions.write_outside(agency=agency, source=BMA_OSS, cases=read.to_write, by=None, now=now)


def _live(
    of: LicenceType, number: int, day: date, steps: str, officer: Member, chance: random.Random
) -> None:
    filed = actions.file_application(
        of=of,
        name=f"ผู้ยื่นตัวอย่าง {number}",
        contact=f"โทรศัพท์ตัวอย่าง {number:03}",
        sending=SENDING.format(number),
        channel=Application.Channel.ONLINE if chance.random() < 0.5 else Application.Channel.COUNTER,
        by=None,
        now=_at(day),
    )
    names = [step.split("+") for step in steps.split()]
    is_noticed = False
    for verb, days in names:
        will_be_noticed = any(name == "notice" for name, _days in names) and not is_noticed
        _step(filed.application, verb, _at(day + timedelta(days=int(days))), officer, wrong=will_be_noticed)
        is_noticed = is_noticed or verb == "notice"


def _step(application: Application, verb: str, now: datetime, officer: Member, *, wrong: bool) -> None:
    today = timezone.localdate(now)
    if verb == "check":
        _check(application, now, officer, wrong=wrong)
    elif verb == "notice":
        actions.release_notice(
            application=application, answer_by=today + timedelta(days=30), by=officer, now=now
        )
    elif verb == "answer":
        actions.resubmit(application=application, words=ANSWER, by=None, now=now)
    elif verb == "review":
        application.refresh_from_db()
        if application.state == State.RESUBMITTED:
            _check(application, now, officer, wrong=False)
        actions.begin_review(application=application, by=officer, now=now)
    elif verb in {"approve", "refuse"}:
        actions.decide(
            application=application,
            is_approved=verb == "approve",
            reason=REASON,
            appeal=APPEAL,
            by=None,
            now=now,
        )
    elif verb == "issue":
        actions.issue(application=application, by=officer, now=now)
    elif verb == "close":
        actions.close(application=application, by=officer, now=now)
    else:
        actions.withdraw(application=application, reason="", by=None, now=now)


def _check(application: Application, now: datetime, officer: Member, *, wrong: bool) -> None:
    items = application.checklist.items.filter(is_held=False).order_by("position")
    found = {one.pk: Found("ok") for one in items}
    if wrong:
        found[items[0].pk] = Found("defect", WRONG)
    actions.check_items(application=application, found=found, by=officer, now=now)


def _at(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(10)))
