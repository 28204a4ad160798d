"""What closed surveys give, and saving it as a score sheet. Here no survey is closed."""

from prongsai.accounts.roles import Verb
from tests.architecture.matrix.declaring import GET, POST, Row, at_home, content, overseeing

ROWS = (
    Row("scoring:computed", methods=(GET,), found=content, needs=overseeing(Verb.SEE_BOARD)),
    Row(
        "scoring:save_computed",
        "of nothing",
        methods=(POST,),
        found=content,
        needs=at_home(Verb.ENTER_RESULT),
        writes=False,
    ),
)
