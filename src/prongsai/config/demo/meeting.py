"""The working group of Bangkok Yai in the demo: its real order, and meetings that were made up and say so."""

from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import yaml
from django.utils import timezone

from prongsai.accounts.members import Member
from prongsai.accounts.roles import Role
from prongsai.agencies.models import Agency
from prongsai.approvals.actions import take
from prongsai.config.demo.places import officer_of, one_of
from prongsai.meetings.actions import (
    add_decision,
    add_item,
    draw_up_agenda,
    finish_action,
    issue_order,
    move_meeting,
    open_minutes,
    prepare_meetings,
    set_members,
    start_order,
    write_minutes,
)
from prongsai.meetings.approving import MINUTES
from prongsai.meetings.content import DecisionContent, ItemContent, MemberLine, MinutesContent, OrderContent
from prongsai.meetings.models import ActionItem, AgendaItem, Meeting, Minutes, OrderMember
from prongsai.meetings.states import CONFIRM, SUBMIT
from prongsai.rounds.models import Round

ORDERS = Path(__file__).parent / "orders"
SAMPLE = "ข้อมูลตัวอย่าง"
ROOM, TEN = "ห้องประชุมชั้น 5 สำนักงานเขตบางกอกใหญ่", time(10)
LATELY = timedelta(days=35)
"""Meetings before that were recorded as duties; those since have their minutes here."""
NEXT = date(2025, 4, 22)
ITEMS = (
    (AgendaItem.Section.ANNOUNCED, "กำหนดการเปิดเผยข้อมูลสาธารณะ (OIT) ให้แล้วเสร็จภายในวันที่ 30 เมษายน"),
    (AgendaItem.Section.FOLLOWED, "ผลการดำเนินการตามมาตรการของแต่ละฝ่าย"),
    (AgendaItem.Section.TO_DECIDE, "การมอบหมายฝ่ายที่ยังมีงานค้าง"),
)
DECISIONS = (
    ("จัดทำภาพประชาสัมพันธ์ช่องทาง E-Service เผยแพร่ทางเว็บไซต์และเฟซบุ๊ก", "administration", 12),
    ("รายงานจำนวนผู้ขอรับบริการผ่าน BMA OSS ของเดือนมีนาคม", "public_works", 6),
    ("ตรวจสอบป้ายแสดงขั้นตอนและระยะเวลาการให้บริการ ณ จุดบริการ", "registration", 10),
    ("แจ้งเวียนนโยบายไม่รับของขวัญให้บุคลากรทุกคนลงนามรับทราบ", "administration", 9),
    ("เตรียมข้อมูลสถิติการจัดเก็บรายได้รายเดือนสำหรับเผยแพร่", "revenue", 14),
)
FINISHED = 2
"""So many of the first decisions are done."""
AGREED = "ที่ประชุมรับทราบและมอบหมายฝ่ายที่เกี่ยวข้องดำเนินการ"


def meet(agency: Agency, round_: Round, *, now: datetime) -> None:
    """The order, the meetings of the year, minutes of the last weeks with decisions, the agenda of the next one."""
    officer = officer_of(agency, today=now.date())
    director = one_of(agency, Role.DIRECTOR, today=now.date())
    appoint_group(agency, officer)
    prepare_meetings(round_=round_, by=officer, now=now)
    _hold(round_, officer, director, now)
    _finish(round_, officer, now)
    following = Meeting.objects.select_related("series", "round__agency").get(
        round=round_, day=NEXT, series__code="meeting:tuesday_meeting"
    )
    _place(following, officer, now)
    title = "การเตรียมความพร้อมก่อนปิดรับข้อมูล OIT วันที่ 30 เมษายน"
    item = ItemContent(AgendaItem.Section.TO_DECIDE, title)
    add_item(meeting=following, content=item, by=officer, now=now)
    draw_up_agenda(meeting=following, by=officer, now=now)


def appoint_group(agency: Agency, officer: Member) -> None:
    """The order of that agency's file, in force since its day."""
    words: dict[str, Any] = yaml.safe_load((ORDERS / f"{agency.slug}.yaml").read_text("utf-8"))
    number, day, members = (words.pop(key) for key in ("number", "ordered_on", "members"))
    units = {unit.code: unit for unit in agency.units.all()}
    now = _moment(day)
    order = start_order(agency=agency, content=OrderContent(**words), by=officer, now=now)
    lines = [MemberLine(title, OrderMember.Role(role), unit=units.get(unit)) for title, unit, role in members]
    set_members(order=order, lines=lines, by=officer, now=now)
    issue_order(order=order, number=number, ordered_on=day, by=officer, now=now)


def _hold(round_: Round, officer: Member, director: Member, now: datetime) -> None:
    """Meetings of the last weeks: the newest minutes wait for the director, the others are confirmed."""
    today = timezone.localdate(now)
    lately = Meeting.objects.filter(round=round_, day__lt=today, day__gte=today - LATELY)
    meetings = list(lately.exclude(series__code="meeting:director_follow_up").order_by("day", "pk"))
    left = list(DECISIONS)
    for meeting in meetings:
        moment = _moment(meeting.day)
        _place(meeting, officer, moment)
        minutes = _written(meeting, officer, moment)
        if left:
            _decide(minutes, left.pop(0), officer, moment)
        take(procedure=MINUTES, subject_id=minutes.pk, move=SUBMIT, by=officer, now=moment)
        if meeting is not meetings[-1]:
            later = moment + timedelta(hours=3)
            take(procedure=MINUTES, subject_id=minutes.pk, move=CONFIRM, by=director, now=later)


def _place(meeting: Meeting, officer: Member, moment: datetime) -> None:
    move_meeting(
        meeting=meeting, day=meeting.day, starts_at=TEN, place=ROOM, reason="", by=officer, now=moment
    )


def _written(meeting: Meeting, officer: Member, moment: datetime) -> Minutes:
    for section, title in ITEMS:
        item = ItemContent(section, f"{title} ({SAMPLE})")
        add_item(meeting=meeting, content=item, by=officer, now=moment)
    minutes = open_minutes(meeting=meeting, by=officer, now=moment)
    notes = {one.pk: AGREED for one in meeting.agenda.all()}
    content = MinutesContent(f"{SAMPLE}: ประธานเน้นย้ำให้ทุกฝ่ายบันทึกผลตามกำหนด", time(11, 30), notes, {})
    write_minutes(minutes=minutes, content=content, seen=minutes.row_version, by=officer, now=moment)
    return minutes


def _decide(minutes: Minutes, decision: tuple[str, str, int], officer: Member, moment: datetime) -> None:
    text, code, days = decision
    agency = minutes.meeting.round.agency
    content = DecisionContent(
        f"{text} ({SAMPLE})", agency.units.get(code=code), minutes.meeting.day + timedelta(days=days)
    )
    item = minutes.meeting.agenda.filter(section=AgendaItem.Section.TO_DECIDE).first()
    add_decision(minutes=minutes, content=content, item=item, by=officer, now=moment)


def _finish(round_: Round, officer: Member, now: datetime) -> None:
    for action in ActionItem.objects.filter(round=round_).select_related("meeting").order_by("pk")[:FINISHED]:
        done_on = action.due_on - timedelta(days=1)
        text = f"{SAMPLE}: ดำเนินการแล้วเสร็จและรายงานที่ประชุมทราบ"
        finish_action(action=action, text=text, done_on=done_on, by=officer, now=now)


def _moment(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, TEN))
