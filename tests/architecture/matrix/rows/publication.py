"""What is public of a year: shown to those who read the round; withdrawn by the office's officer and director."""

from prongsai.accounts.roles import Verb
from tests.architecture.matrix.declaring import GET, POST, Row, at_home, content

CODE = {"code": "published_code"}

ROWS = (
    Row("publication:published", methods=(GET,), found=content),
    Row("publication:history", methods=(GET,), found=content, uses=CODE),
    Row(
        "publication:withdraw_version",
        methods=(POST,),
        found=content,
        needs=at_home(Verb.WITHDRAW_PUBLISHED),
        uses=CODE,
        fixed={"number": 1},
        body=lambda _things, _own: {"reason": "มีข้อมูลผิด"},
    ),
)
