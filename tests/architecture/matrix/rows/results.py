"""Results of measures: the board and the office's results for the office, each part for its unit and for those above it."""

from collections.abc import Iterator
from typing import Any

from prongsai.accounts.roles import OF_A_UNIT, Verb
from tests.architecture.matrix.declaring import GET, Row, Seat, Things, at_home, content
from tests.factories.districts import OFFICE, ONE, TWO

HALF = {"half": "6"}
WRITING = at_home(Verb.FOLLOW_UP)


def _of_the_office(seat: Seat) -> bool:
    return content(seat) and seat.role not in OF_A_UNIT


def _theirs(seat: Seat) -> bool:
    """Another unit's results are not found."""
    return content(seat) and seat.answers


def _result(_things: Things, _own: Things) -> dict[str, Any]:
    return {"text": "ประชุมแล้ว 3 ครั้ง", "seen": "1"}


def _nothing(_things: Things, _own: Things) -> dict[str, Any]:
    return {}


def _of_each(whose: str) -> Iterator[Row]:
    place: dict[str, Any] = {"found": _theirs, "of": whose, "fixed": HALF}
    about, unit = f"of {whose}", f"unit_{whose}"
    yield Row("results:part", about, methods=(GET,), uses={"code": unit}, **place)
    uses = {"code": unit, "measure_id": f"measure_{whose}"}
    yield Row("results:of_unit", about, to_post=WRITING, uses=uses, body=_result, **place)
    move = {**place, "fixed": {**HALF, "move": "submit"}}
    yield Row("results:decide_on_part", about, needs=WRITING, uses={"code": unit}, body=_nothing, **move)


ROWS = (
    Row("results:reporting", methods=(GET,), found=content),
    Row("results:board", methods=(GET,), found=content, fixed=HALF),
    Row("results:office", methods=(GET,), found=_of_the_office, fixed=HALF),
    Row(
        "results:of_office",
        found=_of_the_office,
        to_post=WRITING,
        uses={"measure_id": f"measure_{OFFICE}"},
        fixed=HALF,
        body=_result,
    ),
    *(row for whose in (ONE, TWO) for row in _of_each(whose)),
)
