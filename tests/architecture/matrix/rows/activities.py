"""Activities: read by the office and from above; recorded and changed by those whose unit had them."""

from collections.abc import Iterator
from typing import Any

from prongsai.accounts.roles import Verb
from tests.architecture.matrix.declaring import GET, POST, Row, Things, at_home, content
from tests.factories.districts import OFFICE, ONE, TWO

WHOSE = {OFFICE: None, ONE: "one", TWO: "two"}
WRITING = at_home(Verb.FOLLOW_UP)


def _content(_things: Things, _own: Things) -> dict[str, Any]:
    return {"kind": "meeting", "title": "ประชุมหัวหน้าฝ่าย", "starts_on": "3/3/2568", "seen": "1"}


def _reason(_things: Things, _own: Things) -> dict[str, Any]:
    return {"reason": "บันทึกซ้ำ"}


def _of_each(whose: str, unit: str | None) -> Iterator[Row]:
    about, one = f"of {whose}", {"activity_id": f"activity_{whose}"}
    theirs: dict[str, Any] = {"found": content, "needs": WRITING, "of": unit, "of_a_unit": True, "uses": one}

    def photo(things: Things, _own: Things) -> dict[str, Any]:
        return {"evidence": str(things[f"evidence_{OFFICE}"])}

    def layout(_things: Things, _own: Things) -> dict[str, Any]:
        return {"layout": "two"}

    yield Row("activities:activity", about, methods=(GET,), found=content, uses=one)
    yield Row("activities:change_activity", about, body=_content, **theirs)
    yield Row("activities:withdraw_activity", about, methods=(POST,), body=_reason, **theirs)
    yield Row("activities:add_photos", about, methods=(POST,), body=photo, writes=False, **theirs)
    yield Row("activities:arrange_photos", about, methods=(POST,), body=layout, **theirs)


def _announcement(_things: Things, _own: Things) -> dict[str, Any]:
    names = ("title_th", "text_th", "signer_th", "title_en", "text_en", "signer_en")
    return {**dict.fromkeys(names, "ประกาศ"), "seen": "1"}


ROWS = (
    Row("activities:activities", methods=(GET,), found=content),
    Row("activities:gallery", methods=(GET,), found=content),
    Row("activities:export", methods=(GET,), found=content),
    Row("activities:add_activity", found=content, needs=WRITING, body=_content),
    Row("activities:announcements", methods=(GET,), found=content),
    Row(
        "activities:announcement",
        found=content,
        to_post=at_home(Verb.PLAN),
        fixed={"kind": "no-gift"},
        body=_announcement,
    ),
    *(row for whose, unit in WHOSE.items() for row in _of_each(whose, unit)),
)
