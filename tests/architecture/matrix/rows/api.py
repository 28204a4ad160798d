"""The interface for programs: the same things as on the pages, and what each of its routes demands."""

from typing import Any

from prongsai.accounts.roles import Verb
from tests.architecture.matrix.declaring import (
    DELETE,
    GET,
    PATCH,
    POST,
    PUT,
    Body,
    Row,
    Things,
    at_home,
    content,
    holding,
    personal,
    register,
)
from tests.architecture.matrix.rows.files import WHOSE, a_version
from tests.architecture.matrix.rows.reports import IN_THE_OFFICE
from tests.factories.districts import OFFICE

ADDING = at_home(Verb.ADD_FILE)
PLANNING = at_home(Verb.PLAN)
RECORD = {"done_on": "2025-03-01", "text": "ประชุมแล้ว"}
RESULT = {"source": "mock", "title": "ทดลอง", "rows": [{"code": "E1", "score": "90"}]}
DUTY = {"duty": f"duty_{OFFICE}"}
BYTES: dict[str, Any] = {"number": 1, "which": "small"}


def sends(**words: Any) -> Body:
    return lambda _things, _own: dict(words)


def reads(name: str, about: str = "", **what: Any) -> Row:
    return Row(f"api:{name}", about, methods=(GET,), by_token=True, **what)


def writes(name: str, method: str = POST, **what: Any) -> Row:
    return Row(f"api:{name}", what.pop("about", ""), methods=(method,), by_token=True, **what)


def _of_each(whose: str, unit: str | None) -> tuple[Row, ...]:
    about: dict[str, Any] = {
        "about": f"of {whose}",
        "found": content,
        "uses": {"evidence": f"evidence_{whose}"},
    }
    changing = {**about, "of": unit, "of_a_unit": True, "needs": ADDING}
    return (
        reads("evidence", **about),
        reads("download_file", fixed=BYTES, **about),
        writes("describe_evidence", PATCH, body=sends(caption="ประชุม"), **changing),
        writes("add_version", body=a_version, **changing),
    )


def _a_year(things: Things, _own: Things) -> dict[str, Any]:
    """It is open already, which only those hear who may open it."""
    return {"agency": things["agency"], "framework": "bma-district-2568"}


ROWS = (
    Row("api:guide", methods=(GET,), is_open=True),
    Row("api:description", methods=(GET,), is_open=True),
    reads("me"),
    reads("agencies"),
    reads("agency", found=register),
    reads("units", found=register),
    reads("people", found=register),
    reads("frameworks", needs=holding(Verb.READ_FRAMEWORK)),
    reads("framework", needs=holding(Verb.READ_FRAMEWORK), fixed={"framework": "bma-district-2568"}),
    reads("rounds"),
    writes("open_round", needs=at_home(Verb.OPEN_ROUND), body=_a_year, writes=False),
    reads("round_", found=content),
    reads("duties", found=content),
    reads("duty", found=content, uses=DUTY),
    reads("exceptions", found=content),
    reads("records", found=content, uses=DUTY),
    writes("record_done", found=content, needs=PLANNING, uses=DUTY, body=sends(**RECORD)),
    writes(
        "withdraw_record",
        found=content,
        needs=PLANNING,
        uses={**DUTY, "record": f"record_{OFFICE}"},
        body=sends(reason="ผิดงาน"),
    ),
    reads("sheets", found=content),
    reads("sheet", found=content, uses={"year": "result_year", "sheet": "sheet_id"}),
    reads("weak_points", found=content),
    writes("enter_result", found=content, needs=at_home(Verb.ENTER_RESULT), body=sends(**RESULT)),
    reads("plan", found=content),
    reads("measures", found=content),
    reads("measure", found=content, uses={"measure": "measure_id"}),
    writes("add_measure", found=content, needs=PLANNING, body=sends(items=["E1"], steps=["ใหม่"])),
    writes(
        "change_measure",
        PUT,
        found=content,
        needs=PLANNING,
        uses={"measure": "measure_id"},
        body=sends(items=["E1"], steps=["ประชุมชี้แจงใหม่"]),
    ),
    writes("remove_measure", DELETE, found=content, needs=PLANNING, uses={"measure": "measure_id"}),
    reads("files"),
    reads("files", "of a named agency", found=content, query={"agency": "slug"}),
    writes("add_file", needs=ADDING, body=lambda things, own: {"file": a_version(things, own)["file"]}),
    *(row for whose, unit in WHOSE.items() for row in _of_each(whose, unit)),
    reads("papers", found=content),
    reads("paper", "approved", found=content, uses={"paper": "paper_approved"}),
    reads("paper", "waiting", found=content, needs=IN_THE_OFFICE, uses={"paper": "paper_waiting"}),
    reads("download_paper", found=content, uses={"paper": "paper_approved"}, fixed={"format": "docx"}),
    writes("submit_paper", found=content, needs=at_home(Verb.SUBMIT_PAPER), body=sends(), writes=False),
    reads("notices"),
    writes("mark_all_read", writes=False),
    writes("mark_read", found=personal, is_own=True, uses={"notice": "notice_id"}, body=sends()),
)
