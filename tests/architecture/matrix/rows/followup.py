"""Measures at work: read by the office and from above; entries by those whose work they are."""

from collections.abc import Iterator
from typing import Any

from prongsai.accounts.roles import Verb
from prongsai.measures.actions import fingerprint
from tests.architecture.matrix.declaring import GET, POST, Row, Seat, Things, at_home, content, overseeing
from tests.factories.districts import OFFICE, ONE, TWO
from tests.factories.papers import STEPS

WHOSE = {OFFICE: None, ONE: "one", TWO: "two"}
PLANNING: dict[str, Any] = {"methods": (POST,), "found": content, "needs": at_home(Verb.PLAN)}
WRITING = at_home(Verb.FOLLOW_UP)


def _writes_for_the_unit(seat: Seat) -> bool:
    return WRITING(seat) and seat.answers


def _entry(_things: Things, _own: Things) -> dict[str, Any]:
    return {"state": "under_way", "progress": "40", "text": "ประชุมแล้ว", "seen": "0"}


def _replan(_things: Things, _own: Things) -> dict[str, Any]:
    return {"due_on": "15/8/2568", "reason": "เร่งรัด"}


def _reason(_things: Things, _own: Things) -> dict[str, Any]:
    return {"reason": "รวมกับมาตรการอื่น"}


def _step(_things: Things, _own: Things) -> dict[str, Any]:
    return {"mark": fingerprint(STEPS[0])}


def _reopen(_things: Things, _own: Things) -> dict[str, Any]:
    return {"reason": "น้ำท่วม", "until": "1/6/2568"}


def _of_each(whose: str, unit: str | None) -> Iterator[Row]:
    work = {"assignment_id": f"assignment_{whose}_id"}

    def no_change(things: Things, _own: Things) -> dict[str, Any]:
        pair = f"{things[f'assignment_{whose}_id']}-{things['period_id']}"
        return {"pair": pair, "reason": "as_planned"}

    about, theirs = f"of {whose}", {"found": content, "of": unit, "of_a_unit": True, "methods": (POST,)}
    yield Row("followup:assignment", about, methods=(GET,), found=content, uses=work)
    yield Row(
        "followup:entry", about, found=content, of=unit, to_post=_writes_for_the_unit, uses=work, body=_entry
    )
    yield Row("followup:enter_no_change", about, needs=WRITING, body=no_change, **theirs)  # type: ignore[arg-type]
    yield Row("followup:replan", about, needs=at_home(Verb.REPLAN), uses=work, body=_replan, **theirs)  # type: ignore[arg-type]
    yield Row("followup:tick_step", about, needs=WRITING, uses=work, body=_step, **theirs)  # type: ignore[arg-type]
    yield Row(
        "followup:untick_step",
        about,
        needs=WRITING,
        uses=work,
        body=_step,
        writes=False,
        **theirs,  # type: ignore[arg-type]
    )
    yield Row(
        "followup:remove_file",
        about,
        needs=WRITING,
        uses={"file_id": f"entry_file_{whose}"},
        **theirs,  # type: ignore[arg-type]
    )


WORK = {"assignment_id": f"assignment_{ONE}_id"}
ROWS = (
    Row("followup:follow_up", methods=(GET,), found=content),
    Row("followup:export", methods=(GET,), found=content),
    Row("followup:year", methods=(GET,), found=content),
    Row("followup:begin", writes=False, **PLANNING),
    Row("followup:bring_up_to_date", **PLANNING),
    Row("followup:drop", uses=WORK, body=_reason, **PLANNING),
    Row("followup:resume", uses=WORK, writes=False, **PLANNING),
    Row(
        "followup:reopen",
        methods=(POST,),
        found=content,
        needs=overseeing(Verb.GRANT_EXCEPTION),
        uses=WORK,
        body=_reopen,
        writes=False,
    ),
    *(row for whose, unit in WHOSE.items() for row in _of_each(whose, unit)),
)
