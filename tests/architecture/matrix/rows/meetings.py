"""The working group, its meetings and decisions: arranged by the secretaries, followed by those whose they are."""

from collections.abc import Iterator
from typing import Any

from prongsai.accounts.roles import Verb
from tests.architecture.matrix.declaring import GET, POST, Row, Seat, Things, at_home, content
from tests.factories.districts import OFFICE, ONE, TWO

WHOSE = {OFFICE: None, ONE: "one", TWO: "two"}
ARRANGING: dict[str, Any] = {"methods": (POST,), "found": content, "needs": at_home(Verb.PLAN)}
REPORTING, MOVING = at_home(Verb.FOLLOW_UP), at_home(Verb.REPLAN)
BEGUN = {"meeting_id": "meeting_begun"}


def _order(_things: Things, _own: Things) -> dict[str, Any]:
    return {"subject": "แต่งตั้งคณะทำงาน", "group_name": "คณะทำงาน", "seen": "1"}


def _members(_things: Things, _own: Things) -> dict[str, Any]:
    return {"table": "ผู้อำนวยการเขต\tประธานคณะทำงาน\nนิติกร\tคณะทำงาน", "write": "1"}


def _number(_things: Things, _own: Things) -> dict[str, Any]:
    return {"number": "77", "ordered_on": "1/3/2568"}


def _series(_things: Things, _own: Things) -> dict[str, Any]:
    return {"name_th": "ประชุมโรงเรียน", "rhythm": "quarterly", "attends": "schools"}


def _meeting(_things: Things, _own: Things) -> dict[str, Any]:
    return {"title": "ประชุมเพิ่ม", "day": "20/3/2568"}


def _move(_things: Things, _own: Things) -> dict[str, Any]:
    return {"day": "21/3/2568", "reason": "ติดราชการ"}


def _reason(_things: Things, _own: Things) -> dict[str, Any]:
    return {"reason": "ตรงกับวันหยุด"}


def _item(_things: Things, _own: Things) -> dict[str, Any]:
    return {"section": "4", "title": "เรื่องเพิ่ม"}


def _decision(_things: Things, _own: Things) -> dict[str, Any]:
    return {"text": "จัดทำสื่อ", "due_on": "1/4/2568"}


def _minutes(things: Things, _own: Things) -> dict[str, Any]:
    return {"announced": "แจ้งให้ทราบ", "seen": str(things["minutes_version"])}


def _report(_things: Things, _own: Things) -> dict[str, Any]:
    return {"text": "กำลังดำเนินการ"}


def _another_day(_things: Things, _own: Things) -> dict[str, Any]:
    return {"due_on": "2/4/2568", "text": "รอผู้รับจ้าง"}


def _at_home_to_write(seat: Seat) -> bool:
    return at_home(Verb.PLAN)(seat)


def _of_each(whose: str, unit: str | None) -> Iterator[Row]:
    about, uses = f"of {whose}", {"decision_id": f"decision_{whose}"}
    theirs: dict[str, Any] = {
        "found": content,
        "of": unit,
        "of_a_unit": True,
        "methods": (POST,),
        "uses": uses,
    }
    yield Row("meetings:decision", about, methods=(GET,), found=content, uses=uses)
    yield Row("meetings:report_decision", about, needs=REPORTING, body=_report, **theirs)
    yield Row("meetings:move_decision", about, needs=MOVING, body=_another_day, **theirs)


ROWS = (
    *(
        Row(f"meetings:{name}", methods=(GET,), found=content)
        for name in ("meetings", "calendar", "decisions", "orders", "meeting", "brief")
    ),
    Row("meetings:start_order", writes=False, **ARRANGING),
    Row("meetings:order", found=content, to_post=_at_home_to_write, body=_order),
    Row("meetings:order_members", found=content, needs=at_home(Verb.PLAN), body=_members),
    Row("meetings:issue_order", body=_number, **ARRANGING),
    Row("meetings:discard_order", **ARRANGING),
    Row("meetings:prepare_meetings", writes=False, **ARRANGING),
    Row("meetings:begin_series", body=_series, **ARRANGING),
    Row("meetings:add_meeting", body=_meeting, **ARRANGING),
    Row("meetings:move_meeting", body=_move, **ARRANGING),
    Row("meetings:cancel_meeting", body=_reason, **ARRANGING),
    Row("meetings:draw_up_agenda", **ARRANGING),
    Row("meetings:add_item", body=_item, **ARRANGING),
    Row("meetings:raise_item", **ARRANGING),
    Row("meetings:lower_item", uses={"item_id": "item_first"}, **ARRANGING),
    Row("meetings:remove_item", **ARRANGING),
    Row("meetings:open_minutes", **ARRANGING),
    Row("meetings:minutes", found=content, to_post=_at_home_to_write, uses=BEGUN, body=_minutes),
    Row("meetings:add_decision", uses=BEGUN, body=_decision, **ARRANGING),
    Row(
        "meetings:change_decision",
        found=content,
        needs=at_home(Verb.PLAN),
        uses={"decision_id": "decision_loose"},
        body=_decision,
    ),
    Row("meetings:remove_decision", uses={"decision_id": "decision_loose"}, **ARRANGING),
    Row(
        "meetings:reopen_decision",
        uses={"decision_id": "decision_done"},
        body=_reason,
        **ARRANGING,
    ),
    Row(
        "meetings:decide_on_minutes",
        "confirming",
        found=content,
        needs=at_home(Verb.APPROVE_PAPER),
        uses={"meeting_id": "meeting_waiting"},
        fixed={"move": "confirm"},
    ),
    *(row for whose, unit in WHOSE.items() for row in _of_each(whose, unit)),
)
