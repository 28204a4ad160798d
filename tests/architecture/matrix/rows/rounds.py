"""The duties of a year."""

from collections.abc import Iterator

from prongsai.accounts.roles import Verb
from tests.architecture.matrix.declaring import GET, POST, Body, Row, at_home, content, overseeing
from tests.factories.districts import OFFICE, ONE, TWO

WHOSE = {OFFICE: None, ONE: "one", TWO: "two"}
RECORDING = at_home(Verb.PLAN)
RULING = overseeing(Verb.CHANGE_DEADLINES)
RECORD = {"done_on": "12/3/2568", "text": "ประชุมแล้ว", "reference": ""}
RULE = {"weekend_rule": "next_working_day", "grace_days": "3", "lock_after": "10"}


def sends(**words: str) -> Body:
    return lambda _things, _own: dict(words)


def _of_each(whose: str, unit: str | None) -> Iterator[Row]:
    duty, about = {"duty_id": f"duty_{whose}"}, f"of {whose}"
    both = {**duty, "record_id": f"record_{whose}"}
    common = {"found": content, "of": unit}
    yield Row("rounds:duty", about, methods=(GET,), uses=duty, **common)
    yield Row(
        "rounds:record_done",
        about,
        methods=(POST,),
        uses=duty,
        needs=at_home(Verb.PLAN, Verb.RECORD),
        of_a_unit=True,
        body=sends(**RECORD),
        **common,
    )
    yield Row(
        "rounds:withdraw_record", about, uses=both, needs=RECORDING, body=sends(reason="ผิดงาน"), **common
    )
    for move in ("accept", "return"):
        yield Row(
            "rounds:decide_on_record",
            f"{about}, {move}",
            uses=both,
            fixed={"move": move},
            needs=at_home(Verb.ACCEPT_RECORD),
            of_a_unit=True,
            writes=False,
            **common,
        )


def _decision(name: str, verb: Verb, *, writes: bool = True, **words: str) -> Row:
    return Row(
        name,
        methods=(POST,),
        found=content,
        needs=overseeing(verb),
        uses={"duty_id": f"duty_{OFFICE}"},
        body=sends(**words),
        writes=writes,
    )


ROWS = (
    Row("open_rounds", first=Verb.OPEN_ROUND, writes=False),
    Row("rounds:duties", methods=(GET,), found=content),
    Row("rounds:deadline_rule", found=content, needs=RULING, body=sends(**RULE)),
    Row("rounds:reminders", found=content, to_post=RULING, writes=False),
    *(row for whose, unit in WHOSE.items() for row in _of_each(whose, unit)),
    _decision("rounds:excuse_duty", Verb.EXCUSE, reason="น้ำท่วม"),
    _decision("rounds:restore_duty", Verb.EXCUSE, writes=False),
    _decision(
        "rounds:grant_exception",
        Verb.GRANT_EXCEPTION,
        reason="น้ำท่วม",
        until="1/6/2568",
        whole_round="on",
        writes=False,
    ),
)
