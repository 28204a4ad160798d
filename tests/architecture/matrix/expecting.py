"""What each asker is to be answered: from the row and the table of roles, never from the rooms' own checks."""

from enum import Enum

from prongsai.accounts.roles import Verb
from tests.architecture.matrix.declaring import GET, Row, Seat


class Answer(Enum):
    SERVED = "served"
    SIGN_IN = "401, or led to the sign-in page"
    FORBIDDEN = "403"
    NOT_FOUND = "404"
    WRONG_VERB = "405"


def expected(row: Row, seat: Seat | None, method: str) -> Answer:
    """seat: None for a stranger."""
    if seat is None and not row.is_open:
        return Answer.SIGN_IN
    if method not in row.methods:
        return Answer.WRONG_VERB
    if seat is None or row.is_open:
        return Answer.SERVED
    if row.by_token and not seat.can(Verb.USE_API):
        return Answer.SIGN_IN
    if row.first is not None and not seat.can(row.first):
        return Answer.FORBIDDEN
    if not row.found(seat):
        return Answer.NOT_FOUND
    needs = row.to_post if method != GET and row.to_post else row.needs
    is_allowed = needs(seat) and (not row.of_a_unit or seat.answers)
    return Answer.SERVED if is_allowed else Answer.FORBIDDEN


def answer_of(status: int, location: str = "") -> Answer:
    if status == 401 or location.startswith("/accounts/log-in/?next="):
        return Answer.SIGN_IN
    return {403: Answer.FORBIDDEN, 404: Answer.NOT_FOUND, 405: Answer.WRONG_VERB}.get(status, Answer.SERVED)
