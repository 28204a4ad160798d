"""The trail: everybody's own deeds, and for some those of others. It opens nothing that its reader may not see anyway."""

from prongsai.accounts.roles import Verb
from tests.architecture.matrix.declaring import (
    GET,
    POST,
    Row,
    Seat,
    Things,
    content,
    holding,
    nobody,
    register,
)

SEEING = holding(Verb.SEE_TRAIL)


def _reach(seat: Seat) -> bool:
    """Whose trail can be chosen by name."""
    return seat.is_home or (register(seat) and seat.can(Verb.SEE_TRAIL))


def _format(_things: Things, _own: Things) -> dict[str, str]:
    return {"format": "csv"}


ROWS = (
    Row("audit:trail", methods=(GET,)),
    Row("audit:trail", "of a named agency", methods=(GET,), found=_reach, query={"agency": "slug"}),
    Row("audit:take_out", methods=(POST,), needs=SEEING, body=_format),
    Row("audit:roots", methods=(GET,), needs=SEEING),
    Row(
        "audit:root",
        "of a day that is not closed",
        methods=(GET,),
        first=Verb.SEE_TRAIL,
        found=nobody,
        fixed={"day": "2025-03-12"},
        is_for_nobody=True,
    ),
    Row(
        "audit:history",
        "of content",
        methods=(GET,),
        found=content,
        fixed={"kind": "reports.paper"},
        uses={"object_id": "paper_approved"},
    ),
    Row(
        "audit:history",
        "of the register",
        methods=(GET,),
        found=register,
        fixed={"kind": "agencies.unit"},
        uses={"object_id": "unit_id"},
    ),
)
