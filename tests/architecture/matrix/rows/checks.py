"""Checks: read by the office and from above; asked anew by those who put in evidence."""

from prongsai.accounts.roles import Verb
from tests.architecture.matrix.declaring import GET, POST, Row, at_home, content

ASKING = {"methods": (POST,), "found": content, "needs": at_home(Verb.ADD_FILE)}
ROWS = (
    Row("checks:links", methods=(GET,), first=Verb.READ, found=content),
    Row("checks:link", methods=(GET,), found=content),
    Row("checks:take_copy", methods=(GET,), found=content),
    Row("checks:check_link", **ASKING),  # type: ignore[arg-type]
    Row("checks:look_at_change", **ASKING),  # type: ignore[arg-type]
)
