"""Reading a result, and choosing the weak points."""

from prongsai.accounts.roles import Verb
from tests.architecture.matrix.declaring import GET, POST, Row, Things, at_home, content

ANALYSING = at_home(Verb.PLAN)
SHEET = {"year": "result_year"}


def _choice(_things: Things, _own: Things) -> dict[str, str]:
    return {"rule": "lowest", "target": "", "count": "5"}


ROWS = (
    Row("analysis:result", methods=(GET,), found=content),
    Row("analysis:result", "of a named sheet", methods=(GET,), found=content, query={"sheet": "trial_id"}),
    Row("analysis:figure", methods=(GET,), found=content, uses=SHEET, fixed={"code": "E1"}),
    Row("analysis:what_if", methods=(GET,), found=content, uses=SHEET),
    Row("analysis:findings", methods=(GET,), found=content),
    Row("analysis:choose_weak_points", methods=(POST,), found=content, needs=ANALYSING, body=_choice),
)
