"""Checks: read by the office and from above; asked anew by those who put in evidence; decided by a second person."""

from typing import Any

from prongsai.accounts.roles import Verb
from tests.architecture.matrix.declaring import GET, POST, Row, Seat, Things, at_home, content

ASKING: dict[str, Any] = {"methods": (POST,), "found": content, "needs": at_home(Verb.ADD_FILE)}


def _decides(seat: Seat) -> bool:
    return at_home(Verb.DECIDE_FINDING)(seat) and seat.answers


def _decision(_things: Things, _own: Things) -> dict[str, str]:
    return {"decision": "clear", "reason": "เป็นเลขตัวอย่าง"}


ROWS = (
    Row("checks:links", methods=(GET,), first=Verb.READ, found=content),
    Row("checks:link", methods=(GET,), found=content),
    Row("checks:take_copy", methods=(GET,), found=content),
    Row("checks:check_link", **ASKING),
    Row("checks:look_at_change", **ASKING),
    Row("checks:findings", methods=(GET,), first=Verb.READ, found=content),
    Row(
        "checks:finding",
        found=content,
        to_post=_decides,
        body=_decision,
        of="one",
        uses={"finding_id": "found_one"},
    ),
)
