"""Disclosure: the board and the months of the office, each unit's part for that unit and for those above it."""

from collections.abc import Iterator
from typing import Any

from prongsai.accounts.roles import OF_A_UNIT, Verb
from tests.architecture.matrix.declaring import (
    GET,
    POST,
    Row,
    Seat,
    Things,
    at_home,
    content,
    nobody,
    overseeing,
)
from tests.factories.districts import ONE, TWO

FILLING = at_home(Verb.FOLLOW_UP)
KEY = {"key": "service_manuals"}


def _hands_in(seat: Seat) -> bool:
    return FILLING(seat) and seat.role not in OF_A_UNIT


def _theirs(seat: Seat) -> bool:
    """Another unit's rows are not found."""
    return content(seat) and seat.answers


def _words(_things: Things, _own: Things) -> dict[str, Any]:
    return {"words_th": "ข้อมูลเป็นปัจจุบัน", "seen": "1"}


def _nothing(_things: Things, _own: Things) -> dict[str, Any]:
    return {}


def _of_each(whose: str) -> Iterator[Row]:
    about, of = f"of {whose}", {"found": _theirs, "of": whose}
    yield Row("disclosure:unit", about, methods=(GET,), uses={"code": f"unit_{whose}"}, **of)  # type: ignore[arg-type]
    uses = {"record_id": f"disclosed_{whose}"}
    yield Row("disclosure:record", about, to_post=FILLING, uses=uses, body=_words, **of)  # type: ignore[arg-type]
    table: dict[str, Any] = {**of, "uses": uses}
    out = {**KEY, "format": "csv"}
    yield Row("disclosure:export_table", about, methods=(GET,), fixed=out, **table)
    yield Row(
        "disclosure:import_table", about, needs=FILLING, fixed=KEY, body=_nothing, writes=False, **table
    )


ROWS = (
    Row(
        "disclosure_overview",
        methods=(GET,),
        needs=lambda seat: seat.can(Verb.READ) and seat.can(Verb.READ_BELOW),
        fixed={"fiscal_year": 2568},
    ),
    Row("disclosure:board", methods=(GET,), found=content),
    Row(
        "disclosure:prepare",
        methods=(POST,),
        found=content,
        needs=overseeing(Verb.OPEN_ROUND),
        body=_nothing,
        writes=False,
    ),
    Row("disclosure:carry", found=content, needs=_hands_in, body=_nothing, writes=False),
    Row("disclosure:ocds", found=nobody, methods=(GET,), fixed={"code": "O15"}, is_for_nobody=True),
    Row("disclosure:item", methods=(GET,), found=content, fixed={"code": "O7"}),
    Row("disclosure:months", methods=(GET,), found=content, fixed={"code": "O7"}),
    Row("disclosure:item", "of one", methods=(GET,), found=_theirs, of=ONE, fixed={"code": "O16"}),
    Row("disclosure:version", methods=(GET,), found=_theirs, of=ONE, fixed={"code": "O16", "number": 1}),
    Row(
        "disclosure:decide_on_item",
        found=content,
        needs=_hands_in,
        fixed={"code": "O6", "move": "submit"},
        body=_nothing,
    ),
    *(row for whose in (ONE, TWO) for row in _of_each(whose)),
)
