"""Gathering: in the supervising office's own round, for its own people."""

from typing import Any

from prongsai.accounts.roles import OF_A_UNIT, Verb
from tests.architecture.matrix.declaring import GET, Row, Seat, Things

CENTRE = "bma"
HALF = {"agency": CENTRE, "half": "6"}


def _of_the_centre(seat: Seat) -> bool:
    return seat.path == f"{CENTRE}/" and seat.can(Verb.READ)


def _writing_there(seat: Seat) -> bool:
    return seat.path == f"{CENTRE}/" and seat.can(Verb.FOLLOW_UP) and seat.role not in OF_A_UNIT


def _nothing(_things: Things, _own: Things) -> dict[str, Any]:
    return {}


ROWS = (
    Row("oversight:gathering", methods=(GET,), found=_of_the_centre, fixed={"agency": CENTRE}),
    Row("oversight:reports", methods=(GET,), found=_of_the_centre, fixed=HALF),
    Row(
        "oversight:examples",
        found=_of_the_centre,
        to_post=_writing_there,
        fixed={**HALF, "code": "2"},
        body=_nothing,
        writes=False,
    ),
)
