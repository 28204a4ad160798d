"""The working group of Bangkok Yai with its order, and a meeting that was held."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from prongsai.accounts.members import Member
from prongsai.agencies.models import Agency, Unit
from prongsai.approvals.actions import take
from prongsai.files.models import Evidence
from prongsai.meetings.actions import (
    add_decision,
    add_item,
    add_meeting,
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
from prongsai.meetings.content import DecisionContent, ItemContent, MemberLine, MinutesContent
from prongsai.meetings.models import ActionItem, AgendaItem, Meeting, Minutes, Order, OrderMember
from prongsai.meetings.order_words import usual_content
from prongsai.rounds.models import Round

ROLE = OrderMember.Role
SAID = "ที่ประชุมรับทราบ"


def lines_of(agency: Agency) -> list[MemberLine]:
    """Chair, one member of the first unit, secretary."""
    unit = agency.units.order_by("position").first()
    return [
        MemberLine("ผู้อำนวยการเขต", ROLE.CHAIR),
        MemberLine("นิติกรปฏิบัติการ", ROLE.MEMBER, unit=unit),
        MemberLine("เจ้าหน้าที่ระบบงานคอมพิวเตอร์ชำนาญการ", ROLE.SECRETARY, unit=unit),
    ]


def drafted(agency: Agency, now: datetime, by: Member | None = None) -> Order:
    order = start_order(agency=agency, content=usual_content(agency, None), by=by, now=now)
    set_members(order=order, lines=lines_of(agency), by=by, now=now)
    return order


def in_force(agency: Agency, now: datetime, number: str = "441") -> Order:
    order = drafted(agency, now)
    issue_order(order=order, number=number, ordered_on=date(2024, 10, 29), by=None, now=now)
    return Order.objects.get(pk=order.pk)


def meeting_on(round_: Round, code: str, day: date) -> Meeting:
    """The first meeting of that series from that day on."""
    found = Meeting.objects.select_related("series", "round__agency", "obligation")
    return found.filter(round=round_, series__code=f"meeting:{code}", day__gte=day).order_by("day")[0]


def written(meeting: Meeting, now: datetime, by: Member | None = None) -> Minutes:
    """The meeting is held, each item has a note."""
    minutes = open_minutes(meeting=meeting, by=by, now=now)
    notes = {one.pk: SAID for one in meeting.agenda.all()}
    content = MinutesContent("ประธานแจ้งกำหนดการประเมิน", None, notes, {})
    write_minutes(minutes=minutes, content=content, seen=1, by=by, now=now)
    return Minutes.objects.get(pk=minutes.pk)


def decided(
    minutes: Minutes, unit: Unit | None, due_on: date, now: datetime, by: Member | None = None
) -> ActionItem:
    content = DecisionContent("จัดทำภาพประชาสัมพันธ์ช่องทาง E-Service", unit, due_on)
    return add_decision(minutes=minutes, content=content, item=None, by=by, now=now)


def handed_in(minutes: Minutes, by: Member, now: datetime) -> None:
    take(procedure=MINUTES, subject_id=minutes.pk, move="submit", by=by, now=now)


def confirmed(minutes: Minutes, by: Member, now: datetime) -> None:
    take(procedure=MINUTES, subject_id=minutes.pk, move="confirm", by=by, now=now)


def furnish_meetings(
    round_: Round,
    units: Mapping[str, Unit],
    officer: Member,
    director: Member,
    evidence: Evidence,
    now: datetime,
) -> dict[str, int]:
    """An order in force and a draft, a meeting of each state, decisions of the office and of two units; their ids by name."""
    in_force(round_.agency, now)
    draft = drafted(round_.agency, now, officer)
    prepare_meetings(round_=round_, by=officer, now=now)
    today = now.date()
    ahead = add_meeting(
        round_=round_, title="ประชุมเตรียม", day=today, starts_at=None, place="", by=officer, now=now
    )
    later = today + timedelta(days=7)
    moved = add_meeting(
        round_=round_, title="ประชุมย่อย", day=today, starts_at=None, place="", by=officer, now=now
    )
    move_meeting(meeting=moved, day=later, starts_at=None, place="", reason="ติดราชการ", by=officer, now=now)
    draw_up_agenda(meeting=ahead, by=officer, now=now)
    first, second = (
        add_item(meeting=ahead, content=ItemContent(AgendaItem.Section.OTHER, title), by=officer, now=now)
        for title in ("เรื่องที่หนึ่ง", "เรื่องที่สอง")
    )
    settled = _held(round_, units, officer, now)
    confirmed(settled, director, now)
    waiting = _held(round_, {}, officer, now)
    duties = ActionItem.objects.filter(meeting=settled.meeting).order_by("position")
    office, one, two, finished = duties
    finish_action(action=finished, text="เผยแพร่แล้ว", done_on=today, evidence=[evidence], by=officer, now=now)
    begun = written(_single(round_, officer, now), now, officer)
    loose = decided(begun, None, later, now, officer)
    return {
        "order_id": draft.pk,
        "meeting_id": ahead.pk,
        "meeting_settled": settled.meeting_id,
        "meeting_waiting": waiting.meeting_id,
        "meeting_begun": begun.meeting_id,
        "item_id": second.pk,
        "item_first": first.pk,
        "decision_office": office.pk,
        "decision_one": one.pk,
        "decision_two": two.pk,
        "decision_done": finished.pk,
        "decision_loose": loose.pk,
        "minutes_version": begun.row_version,
    }


def _single(round_: Round, officer: Member, now: datetime) -> Meeting:
    return add_meeting(
        round_=round_, title="ประชุมคณะทำงาน", day=now.date(), starts_at=None, place="", by=officer, now=now
    )


def _held(round_: Round, units: Mapping[str, Unit], officer: Member, now: datetime) -> Minutes:
    minutes = written(_single(round_, officer, now), now, officer)
    for unit in (None, *units.values(), None):
        decided(minutes, unit, now.date() + timedelta(days=7), now, officer)
    handed_in(minutes, officer, now)
    return minutes
