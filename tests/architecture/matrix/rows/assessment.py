"""The assessment of disclosure: the office judges itself and answers; those above freeze, score and confirm."""

from typing import Any

from prongsai.accounts.roles import Verb
from tests.architecture.matrix.declaring import GET, POST, Row, Seat, Test, Things, at_home, content
from tests.factories.districts import RESULT_YEAR

CODE = {"code": "published_code"}
COMPONENTS = range(1, 21)
"""More than the item has; what it does not have is not looked at."""


def _from_above(verb: Verb) -> Test:
    """The office above alone: nobody does this at home."""
    return lambda seat: seat.is_above and seat.can(verb) and content(seat)


def _judging(seat: Seat) -> bool:
    return at_home(Verb.JUDGE_OWN_DISCLOSURE)(seat) or _from_above(Verb.ASSESS)(seat)


def _not_yet_told(seat: Seat) -> bool:
    """What the assessor thinks is not for the office before it is told."""
    return not seat.is_home


def _overseeing(seat: Seat) -> bool:
    return seat.can(Verb.READ) and seat.can(Verb.READ_BELOW)


def _nothing(_things: Things, _own: Things) -> dict[str, Any]:
    return {}


def _pack(_things: Things, _own: Things) -> dict[str, Any]:
    return {"cut_off_on": "1/3/2568", "rule": "all"}


def _days(_things: Things, _own: Things) -> dict[str, Any]:
    return {"first_on": "12/3/2568", "last_on": "26/3/2568"}


def _opinion(_things: Things, _own: Things) -> dict[str, Any]:
    return {"seen": "1", "note": "ตรวจแล้ว", **{f"verdict-{place}": "met" for place in COMPONENTS}}


def _answer(_things: Things, _own: Things) -> dict[str, Any]:
    return {"text": "ชี้แจง", "seen": "0"}


ROWS = (
    Row("assessment:board", methods=(GET,), found=content),
    Row("assessment:compare", methods=(GET,), found=content),
    Row("assessment:download", methods=(GET,), found=content, needs=_not_yet_told),
    Row(
        "assessment:freeze",
        methods=(POST,),
        found=content,
        needs=_from_above(Verb.FREEZE_PACK),
        fixed={"year": RESULT_YEAR},
        body=_pack,
    ),
    Row(
        "assessment:finish_own",
        methods=(POST,),
        found=content,
        needs=at_home(Verb.JUDGE_OWN_DISCLOSURE),
        body=_nothing,
    ),
    Row("assessment:tell", methods=(POST,), found=content, needs=_from_above(Verb.ASSESS), body=_days),
    Row(
        "assessment:decide",
        found=content,
        needs=_from_above(Verb.CONFIRM_ASSESSMENT),
        fixed={"move": "approve"},
        body=_nothing,
        writes=False,
    ),
    Row("assessment:item", found=content, to_post=_judging, uses=CODE, body=_opinion),
    Row(
        "assessment:answer",
        found=content,
        to_post=at_home(Verb.JUDGE_OWN_DISCLOSURE),
        uses=CODE,
        body=_answer,
        writes=False,
    ),
    Row("assessment_overview:overview", methods=(GET,), needs=_overseeing),
)
