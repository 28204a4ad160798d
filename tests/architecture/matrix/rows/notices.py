"""Notices are personal."""

from prongsai.accounts.roles import Verb
from tests.architecture.matrix.declaring import GET, POST, Row, Seat, Things, personal


def _looks_after_people(seat: Seat) -> bool:
    return seat.can(Verb.READ) and seat.can(Verb.MANAGE_PEOPLE)


def _wishes(_things: Things, _own: Things) -> dict[str, str]:
    times = {"digest_from": "09:00", "quiet_from": "20:00", "quiet_until": "06:00"}
    return {"by_email": "on", "language": "en", **times}


ROWS = (
    Row("notices:notices", methods=(GET,)),
    Row("notices:log", methods=(GET,), needs=_looks_after_people),
    Row("notices:mark_all_read", methods=(POST,), writes=False),
    Row("notices:preference", body=_wishes),
    Row("notices:make_line_code", methods=(POST,)),
    Row("notices:link_line", body=lambda _things, _own: {"linkToken": "a-token-of-line"}),
    Row("notices:unlink_line", methods=(POST,), writes=False),
    Row("notices:line_webhook", methods=(POST,), is_open=True, writes=False),
    Row("notices:calendar"),
    Row("notices:revoke_calendar", methods=(POST,), writes=False),
    Row("notices:calendar_feed", methods=(GET,), is_open=True),
    Row("notices:notice", "of one's own", methods=(GET,), found=personal, is_own=True),
    Row(
        "notices:notice",
        "of another person",
        methods=(GET,),
        found=personal,
        uses={"notice_id": "worker_notice_id"},
        is_for_nobody=True,
    ),
)
