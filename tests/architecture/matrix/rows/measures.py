"""The plan of a year: read by the office and from above, written by those who plan."""

from typing import Any

from prongsai.accounts.roles import Verb
from prongsai.measures.actions import fingerprint
from tests.architecture.matrix.declaring import GET, POST, Row, Things, at_home, content

PLANNING: dict[str, Any] = {"found": content, "needs": at_home(Verb.PLAN)}


def _measure(things: Things, _own: Things) -> dict[str, Any]:
    return {
        "findings": [things["finding_id"]],
        "steps": ["ประชุมชี้แจง"],
        "all_divisions": "on",
        "follow_up": "monthly",
        "follow_up_text": "ทุกเดือน",
        "row_version": things["row_version"],
    }


def _remove(things: Things, _own: Things) -> dict[str, Any]:
    return {"row_version": things["row_version"]}


def _move(things: Things, _own: Things) -> dict[str, Any]:
    return {"within": f"finding-{things['finding_id']}", "direction": "down"}


def _issue(things: Things, _own: Things) -> dict[str, Any]:
    return {"words": "ผู้รับบริการไม่เข้าใจขั้นตอน", "seen": things["issue_mark"]}


def _reason(things: Things, _own: Things) -> dict[str, Any]:
    return {"words": "ไม่จำเป็น", "seen": things["reason_mark"]}


def _guidelines(_things: Things, _own: Things) -> dict[str, Any]:
    return {"text": "ทบทวนข้อมูลทุกเดือน", "seen": fingerprint("")}


ROWS = (
    Row("measures:plan", methods=(GET,), found=content),
    Row("measures:publish_plan", methods=(POST,), writes=False, **PLANNING),
    Row("measures:withdraw_plan", methods=(POST,), writes=False, **PLANNING),
    Row("measures:change_issue", body=_issue, **PLANNING),
    Row("measures:change_reason", body=_reason, **PLANNING),
    Row("measures:add_measure", query={"finding": "finding_id"}, body=_measure, **PLANNING),
    Row("measures:change_measure", body=_measure, **PLANNING),
    Row("measures:remove_measure", body=_remove, **PLANNING),
    Row("measures:move_measure", methods=(POST,), body=_move, **PLANNING),
    Row("measures:write_guidelines", body=_guidelines, **PLANNING),
    Row("measures:copy_measures", writes=False, **PLANNING),
)
