"""How an agency approves, and the moves of a plan."""

from collections.abc import Iterator

from prongsai.accounts.roles import Verb
from tests.architecture.matrix.declaring import Row, Things, at_home, content, overseeing

MOVES = {
    "submit": Verb.SUBMIT_PLAN,
    "approve": Verb.APPROVE_PLAN,
    "unlock": Verb.UNLOCK,
}


def _rule(_things: Things, _own: Things) -> dict[str, str]:
    return {"endorse_first": "on", "secretariat": "administration"}


def _moves() -> Iterator[Row]:
    """Of a plan that nobody has handed in: who has the role is told how it stands, whoever has it not is turned away.

    A head of a division endorses for the office when it is the secretary's division, which unit ONE is.
    """
    for move, verb in MOVES.items():
        yield Row(
            "measures:decide_on_plan",
            move,
            found=content,
            needs=at_home(verb),
            fixed={"move": move},
            writes=False,
        )
    for move, verbs in (("endorse", (Verb.ENDORSE,)), ("return", (Verb.ENDORSE, Verb.APPROVE_PLAN))):
        yield Row(
            "measures:decide_on_plan",
            move,
            found=content,
            needs=at_home(*verbs),
            of="one",
            of_a_unit=True,
            fixed={"move": move},
            writes=False,
        )


ROWS = (
    Row(
        "approvals:change_rule",
        found=content,
        to_post=overseeing(Verb.CHANGE_APPROVAL_RULE),
        body=_rule,
    ),
    *_moves(),
)
