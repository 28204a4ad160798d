"""Supporting duties: read by the office and from above, written by those whose work they are; public forms for all."""

from collections.abc import Iterator
from typing import Any

from prongsai.accounts.roles import Verb
from prongsai.support.lists import criteria
from tests.architecture.matrix.declaring import BOTH, GET, POST, Row, Seat, Things, at_home, content
from tests.factories.districts import OFFICE, ONE, TWO
from tests.factories.support import FEBRUARY, MARCH

WHOSE = {OFFICE: None, ONE: "one", TWO: "two"}
WRITING = at_home(Verb.FOLLOW_UP)
READ: dict[str, Any] = {"methods": (GET,), "found": content}
ASKING: dict[str, Any] = {"found": content, "needs": at_home(Verb.OPEN_SURVEY)}
PUBLIC: dict[str, Any] = {
    "is_open": True,
    "uses": {"token": "form_token"},
    "fixed": {"language": ""},
    "writes": False,
}


def _writes_for_the_unit(seat: Seat) -> bool:
    return WRITING(seat) and seat.answers


def _comment(things: Things, _own: Things) -> dict[str, Any]:
    return {
        "source": "letter",
        "received_on": "1/3/2568",
        "topic": "ขอป้าย",
        "unit": things["unit_id"],
        "seen": "1",
    }


def _training(_things: Things, _own: Things) -> dict[str, Any]:
    return {
        "topic": "ก",
        "programme": "oss",
        "held_on": "1/3/2568",
        "mode": "online",
        "organiser": "ข",
        "seen": "1",
    }


def _came(things: Things, _own: Things) -> dict[str, Any]:
    return {str(things["unit_id"]): "7"}


def _counts(things: Things, _own: Things) -> dict[str, Any]:
    key = things["service_one"]
    return {f"online-{key}": "99", f"otherwise-{key}": "1", f"seen-{key}": "1"}


def _check(_things: Things, _own: Things) -> dict[str, Any]:
    return {**{f"points-{one.code}": "1" for one in criteria().lines}, "seen": "1"}


def _criterion(_things: Things, _own: Things) -> dict[str, Any]:
    return {"code": criteria().lines[0].code}


def _limits(_things: Things, _own: Things) -> dict[str, Any]:
    return {"pass_mark": "90", "check_day": "6", "count_day": "6", "group": "12", "seen": "0"}


def _form(_things: Things, _own: Things) -> dict[str, Any]:
    return {"title": "ก", "unit": "", "opens_on": "1/3/2568", "closes_on": "31/3/2568"}


def _of_each(whose: str, unit: str | None) -> Iterator[Row]:
    about = f"of {whose}"
    theirs: dict[str, Any] = {"found": content, "of": unit, "of_a_unit": True, "methods": (POST,)}
    yield Row(
        "support:row",
        f"comment {about}",
        fixed={"book": "comments"},
        uses={"row_id": f"comment_{whose}"},
        found=content,
        of=unit,
        to_post=_writes_for_the_unit,
        body=_comment,
    )
    yield Row(
        "support:remove_row",
        f"honour {about}",
        fixed={"book": "honours"},
        uses={"row_id": f"honour_{whose}"},
        needs=WRITING,
        **theirs,
    )
    yield Row(
        "support:show_evidence",
        about,
        fixed={"book": "promotion"},
        uses={"row_id": f"line_{whose}"},
        needs=WRITING,
        writes=False,
        **theirs,
    )
    yield Row("support:hide_evidence", about, uses={"shown_id": f"shown_{whose}"}, needs=WRITING, **theirs)


ROWS = (
    Row("satisfaction:form", methods=BOTH, **PUBLIC),
    Row("satisfaction:thanks", methods=(GET,), **PUBLIC),
    Row("support:overview", **READ),
    Row("support:kpi", **READ),
    Row("support:export_kpi", fixed={"format": "json"}, **READ),
    Row("support:counts", **READ),
    Row("support:export_counts", fixed={"format": "csv"}, **READ),
    Row("support:checks", **READ),
    Row("support:forms", **READ),
    Row("support:form", **READ),
    Row("support:form_poster", **READ),
    *(Row("support:rows", f"of {book}", fixed={"book": book}, **READ) for book in ("trainings", "promotion", "services", "comments", "honours")),
    Row("support:export_rows", fixed={"book": "trainings", "format": "csv"}, **READ),
    Row("support:limits", found=content, needs=at_home(Verb.CHANGE_DEADLINES), body=_limits),
    Row("support:import_counts", found=content, needs=WRITING, writes=False),
    Row(
        "support:count_month",
        found=content,
        of="one",
        fixed={"period": FEBRUARY},
        to_post=_writes_for_the_unit,
        body=_counts,
    ),
    Row(
        "support:check_month",
        found=content,
        fixed={"period": MARCH},
        to_post=_writes_for_the_unit,
        body=_check,
    ),
    Row(
        "support:prove_check",
        methods=(POST,),
        found=content,
        fixed={"period": MARCH},
        needs=_writes_for_the_unit,
        body=_criterion,
        writes=False,
    ),
    Row("support:open_form", body=_form, **ASKING),
    Row("support:close_form", methods=(POST,), **ASKING),
    Row("support:add_row", "training", fixed={"book": "trainings"}, found=content, needs=_writes_for_the_unit, body=_training),
    Row("support:add_row", "comment", fixed={"book": "comments"}, found=content, needs=WRITING, body=_comment),
    Row(
        "support:row",
        "training",
        fixed={"book": "trainings"},
        uses={"row_id": "training_id"},
        found=content,
        to_post=_writes_for_the_unit,
        body=_training,
    ),
    Row(
        "support:write_attendance",
        methods=(POST,),
        uses={"row_id": "training_id"},
        found=content,
        needs=WRITING,
        body=_came,
    ),
    *(row for whose, unit in WHOSE.items() for row in _of_each(whose, unit)),
)  # fmt: skip
