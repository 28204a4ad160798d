"""Surveys: the public pages are for all. Here their survey has not been opened, so that nobody's answers are written."""

from typing import Any

from prongsai.accounts.roles import Verb
from tests.architecture.matrix.declaring import (
    BOTH,
    GET,
    POST,
    Body,
    Row,
    Seat,
    at_home,
    content,
    nobody,
    overseeing,
)

WORDS = {"language": "", "place": "revenue", "service": "revenue"}
PUBLIC: dict[str, Any] = {
    "is_open": True,
    "uses": {"token": "survey_token"},
    "fixed": WORDS,
    "writes": False,
}
AT_A_KIOSK: dict[str, Any] = {**PUBLIC, "uses": {"token": "kiosk_token", "seal": "kiosk_seal"}}
AT_A_PLACE = {"place": "all_schools", "name": "จุดที่สอง"}
SEEING: dict[str, Any] = {"found": content, "needs": overseeing(Verb.SEE_BOARD)}
RUNNING: dict[str, Any] = {"found": content, "needs": at_home(Verb.OPEN_SURVEY)}
TOLD = {"survey_id": "told_id"}


def over_all(seat: Seat) -> bool:
    return seat.can(Verb.SEE_BOARD) and seat.can(Verb.READ_BELOW)


DAYS = {"first_on": "1/1/2568", "last_on": "30/6/2568"}


def sends(**words: str) -> Body:
    return lambda _things, _own: dict(words)


ROWS = (
    Row("answering:start", methods=(GET,), **PUBLIC),
    Row("answering:place", methods=(GET,), **PUBLIC),
    Row("answering:promise", methods=(GET,), **PUBLIC),
    Row("answering:thanks", methods=(GET,), **PUBLIC),
    Row("answering:form", methods=BOTH, **PUBLIC),
    Row("answering:card", methods=BOTH, **PUBLIC),
    Row("answering:set_up_kiosk", methods=BOTH, **AT_A_KIOSK),
    Row("answering:kiosk", methods=(GET,), **AT_A_KIOSK),
    Row("answering:kiosk_promise", methods=(GET,), **AT_A_KIOSK),
    Row("answering:kiosk_thanks", methods=(GET,), **AT_A_KIOSK),
    Row("answering:kiosk_form", methods=BOTH, **AT_A_KIOSK),
    Row("survey_overview:overview", methods=(GET,), needs=over_all),
    Row("surveys:waves", methods=(GET,), **SEEING),
    Row("surveys:wave", methods=(GET,), **SEEING),
    Row("surveys:method", methods=(GET,), **SEEING),
    Row("surveys:poster", methods=(GET,), **SEEING),
    Row("surveys:reach", methods=(GET,), **SEEING),
    Row("surveys:add_point", methods=(POST,), body=sends(kind="counter", **AT_A_PLACE), **RUNNING),
    Row(
        "surveys:add_kiosk",
        methods=(POST,),
        body=sends(**{f"kiosk-{name}": word for name, word in AT_A_PLACE.items()}),
        **RUNNING,
    ),
    Row("surveys:end_point", methods=(POST,), fixed={"number": 1}, **RUNNING),
    Row("surveys:prepare_wave", body=sends(instrument="IIT", kind="trial", **DAYS), **RUNNING),
    Row("surveys:change_days", body=sends(**DAYS), **RUNNING),
    Row("surveys:import_answers", "of a survey of one's own", writes=False, body=sends(), **RUNNING),
    Row("surveys:open_wave", methods=(POST,), **RUNNING),
    Row("surveys:close_wave", methods=(POST,), writes=False, **RUNNING),
    Row("surveys:print_cards", methods=(POST,), writes=False, body=sends(size="20"), **RUNNING),
    *(
        Row(
            f"surveys:{view}",
            "of a survey that is not closed",
            methods=(POST,) if view == "save_people" else (GET,),
            found=nobody,
            is_for_nobody=True,
        )
        for view in ("result", "signs", "save_people", "take_tables", "take_lines")
    ),
    *(
        Row(f"surveys:{view}", "of a closed survey", methods=(GET,), uses=TOLD, **SEEING)
        for view in ("result", "signs", "take_tables", "take_lines", "comments", "take_comments")
    ),
    Row("surveys:review_comments", "of a closed survey", methods=(GET,), uses=TOLD, **RUNNING),
    Row(
        "surveys:release_comments",
        "of a closed survey",
        methods=(POST,),
        uses=TOLD,
        writes=False,
        body=sends(number="1"),
        **RUNNING,
    ),
    Row(
        "surveys:decide_comment",
        "that nobody wrote",
        found=nobody,
        uses=TOLD,
        fixed={"number": 7},
        is_for_nobody=True,
    ),
    Row(
        "surveys:save_people",
        "of a closed survey",
        methods=(POST,),
        uses=TOLD,
        body=sends(people="90"),
        **RUNNING,
    ),
    Row(
        "surveys:cancel_cards",
        "that were never printed",
        methods=(POST,),
        found=nobody,
        fixed={"number": 7},
        is_for_nobody=True,
    ),
    Row(
        "surveys:reprint_cards",
        "that were never printed",
        methods=(POST,),
        found=nobody,
        fixed={"number": 7},
        is_for_nobody=True,
    ),
    Row("surveys:begin_paper", methods=(GET,), **RUNNING),
    Row("surveys:enter_paper", writes=False, body=sends(place="all_schools", sheets="5"), **RUNNING),
)
