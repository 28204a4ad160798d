"""Results on their way in. A draft is its author's own: to everybody else it is gone."""

from prongsai.accounts.roles import OF_A_UNIT, Verb
from tests.architecture.matrix.declaring import GET, POST, Row, Seat, Things, at_home, content

ENTERING = {"found": content, "needs": at_home(Verb.ENTER_RESULT)}


def _table(_things: Things, _own: Things) -> dict[str, str]:
    return {"source": "mock", "title": "ทดลอง", "pasted": "code\tscore\nE1\t90\nE2\t91"}


def _line(_things: Things, _own: Things) -> dict[str, str]:
    return {"line-0": "1", "code-0": "E1", "score-0": "91", "text-0": ""}


def _tells_for_all(seat: Seat) -> bool:
    return at_home(Verb.FOLLOW_UP)(seat) and seat.role not in OF_A_UNIT


def _measures(_things: Things, _own: Things) -> dict[str, str]:
    return {"table": "แบบสอบถาม\tมาตรการ/กิจกรรม\tผลการดำเนินการ\nE1 ก\tประชุม\t-"}


ROWS = (
    Row("intake:results", methods=(GET,), found=content),
    Row("intake:new", body=_table, **ENTERING),
    Row("intake:draft", "of one's own", is_own=True, body=_line, **ENTERING),
    Row("intake:save_draft", "of one's own", methods=(POST,), is_own=True, **ENTERING),
    Row("intake:abandon_draft", "of one's own", methods=(POST,), is_own=True, **ENTERING),
    Row("intake:take_in_measures", body=_measures, writes=False, found=content, needs=at_home(Verb.PLAN)),
    Row(
        "intake:take_in_results",
        body=_measures,
        writes=False,
        found=content,
        needs=_tells_for_all,
        fixed={"half": "6"},
    ),
)
