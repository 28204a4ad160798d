"""Licences: read by the office and from above, worked on by those whose work it is; public pages for all, codes by POST alone."""

from collections.abc import Iterator
from typing import Any

from prongsai.accounts.roles import OF_A_UNIT, Verb
from prongsai.licences.models import ChecklistItem
from prongsai.licences.moves import State
from tests.architecture.matrix.declaring import GET, POST, Row, Seat, Things, at_home, content
from tests.factories.districts import OFFICE, ONE, TWO

WHOSE = {OFFICE: None, ONE: "one", TWO: "two"}
HANDLING, DECIDING = at_home(Verb.HANDLE_LICENCE), at_home(Verb.DECIDE_LICENCE)
READ: dict[str, Any] = {"methods": (GET,), "found": content}
PUBLIC: dict[str, Any] = {"is_open": True, "fixed": {"language": ""}, "writes": False}
MOVES = {
    "notice": (State.RESUBMITTED, {"seen": "4", "answer_by": "1/5/2568"}),
    "review": (State.CHECKING, {"seen": "2"}),
    "resubmit": (State.DEFECT, {"seen": "3", "words": "ส่งแล้ว"}),
    "issue": (State.APPROVED, {"seen": "4"}),
    "close": (State.REFUSED, {"seen": "4"}),
    "withdraw": (State.RECEIVED, {"seen": "1", "reason": "ผู้ยื่นขอถอน"}),
}
"""From which state, and what is sent."""


def _handles_whole(seat: Seat) -> bool:
    return HANDLING(seat) and seat.role not in OF_A_UNIT


def _works(seat: Seat) -> bool:
    return HANDLING(seat) or DECIDING(seat)


def _takes_list(seat: Seat) -> bool:
    return _works(seat) and seat.role not in OF_A_UNIT


def _above(seat: Seat) -> bool:
    return seat.can(Verb.READ_BELOW)


def _sends(sent: dict[str, str]) -> Any:
    return lambda _things, _own: sent


def _kind(things: Things, _own: Things) -> dict[str, Any]:
    return {
        "key": "new-kind",
        "name_th": "ก",
        "unit": things["unit_id"],
        "starts": "filing",
        "keep_months": "12",
        "seen": "1",
    }


def _checklist(_things: Things, _own: Things) -> dict[str, Any]:
    return {"effective_from": "1/5/2568", "days": "7", "fee": "ก", "decider": "ข", "name-0": "ค"}


def _application(_things: Things, _own: Things) -> dict[str, Any]:
    return {"name": "ผู้ยื่นตัวอย่าง 9", "contact": "ตัวอย่าง", "sending": "matrix-matrix-matrix-matrix"}


def _sending_papers(things: Things, _own: Things) -> dict[str, Any]:
    return {**things["licence_codes"], "do": "papers"}


def _findings(whose: str) -> Any:
    def body(things: Things, _own: Things) -> dict[str, Any]:
        case = things[f"case_{whose}_{State.RECEIVED}"]
        items = ChecklistItem.objects.filter(checklist__licence_type__applications=case, is_held=False)
        return {"seen": "1", **{f"verdict-{item.pk}": "ok" for item in items}}

    return body


def _of_each(whose: str, unit: str | None) -> Iterator[Row]:
    about = f"of {whose}"
    theirs: dict[str, Any] = {"found": content, "of": unit, "of_a_unit": True}
    case = {"application_id": f"case_{whose}_{State.RECEIVED}"}
    kind = {"key": f"kind_{whose}"}
    yield Row("licences:application", about, uses=case, **READ)
    yield Row(
        "licences:sent_paper",
        about,
        methods=(GET,),
        uses={**case, "paper_id": f"paper_{whose}"},
        needs=_works,
        **theirs,
    )
    yield Row(
        "licences:check_items",
        about,
        methods=(POST,),
        uses=case,
        needs=HANDLING,
        body=_findings(whose),
        **theirs,
    )
    for move, (state, sent) in MOVES.items():
        yield Row(
            "licences:move_application",
            f"{move} {about}",
            methods=(POST,),
            uses={"application_id": f"case_{whose}_{state}"},
            fixed={"move": move},
            needs=HANDLING,
            body=_sends(sent),
            writes=move != "review",
            **theirs,
        )
    yield Row(
        "licences:move_application",
        f"decide {about}",
        methods=(POST,),
        uses={"application_id": f"case_{whose}_{State.REVIEWING}"},
        fixed={"move": "decide"},
        needs=DECIDING,
        body=_sends({"seen": "3", "outcome": "approve"}),
        **theirs,
    )
    yield Row("licences:kind", about, uses=kind, **READ)
    yield Row("licences:file_application", about, uses=kind, needs=HANDLING, body=_application, **theirs)
    yield Row("licences:write_checklist", about, uses=kind, needs=HANDLING, body=_checklist, **theirs)
    yield Row("licences:change_kind", about, uses=kind, needs=HANDLING, writes=False, **theirs)
    yield Row(
        "licences:publish_checklist",
        about,
        methods=(POST,),
        uses=kind,
        fixed={"number": 2},
        needs=DECIDING,
        **theirs,
    )


ROWS = (
    Row("applying:kinds", methods=(GET,), **PUBLIC),
    Row("applying:status", body=_sending_papers, **PUBLIC),
    Row("applying:board", methods=(GET,), **PUBLIC),
    Row("applying:slip", methods=(POST,), **PUBLIC),
    Row(
        "applying:export_board",
        methods=(GET,),
        is_open=True,
        fixed={"language": "", "format": "csv", "year": 2568},
    ),
    Row("applying:kind", methods=(GET,), uses={"key": "kind_one"}, **PUBLIC),
    Row("applying:apply", uses={"key": "kind_one"}, **PUBLIC),
    Row("licences:offices", methods=(GET,), needs=_above),
    Row("licences:export_offices", methods=(GET,), needs=_above, fixed={"format": "csv"}),
    Row("licences:applications", **READ),
    Row("licences:export_applications", needs=_takes_list, fixed={"format": "csv"}, **READ),
    Row("licences:choose", needs=HANDLING, **READ),
    Row("licences:board", **READ),
    Row("licences:export_board", fixed={"format": "csv"}, **READ),
    Row("licences:outside", **READ),
    Row("licences:import_outside", found=content, needs=HANDLING, writes=False),
    Row("licences:kinds", **READ),
    Row("licences:take_kinds", methods=(POST,), found=content, needs=_handles_whole),
    Row("licences:add_kind", found=content, needs=HANDLING, body=_kind, writes=False),
    *(row for whose, unit in WHOSE.items() for row in _of_each(whose, unit)),
)
