"""Papers: what nobody has approved stays in the office."""

from typing import Any

from prongsai.accounts.roles import Verb
from tests.architecture.matrix.declaring import GET, POST, Row, Things, at_home, content

IN_THE_OFFICE = at_home(Verb.READ)
APPROVED, WAITING = {"paper_id": "paper_approved"}, {"paper_id": "paper_waiting"}
DECIDING: dict[str, Any] = {"methods": (POST,), "found": content, "needs": at_home(Verb.APPROVE_PAPER)}
ENDORSING: dict[str, Any] = {
    "found": content,
    "needs": at_home(Verb.APPROVE_PAPER, Verb.ENDORSE),
    "of": "one",
    "of_a_unit": True,
}
"""Unit ONE is the secretary's, whose head endorses for the office."""
TEMPLATES: dict[str, Any] = {"found": content, "needs": IN_THE_OFFICE}
WORD = {"wanted": "docx"}
TOPIC, KIND = {"topic": "analysis"}, {"kind": "analysis"}


def _approval(_things: Things, _own: Things) -> dict[str, str]:
    return {"number": "กท 1/2", "dated_on": "12/3/2568"}


def _return(_things: Things, _own: Things) -> dict[str, str]:
    return {"comment": "ขอให้เพิ่มมาตรการ"}


def _letter(_things: Things, _own: Things) -> dict[str, str]:
    return {"seen": "1", "subject": "ขอเชิญประชุม", "office": "ฝ่ายปกครอง"}


LETTER = {"letter_id": "letter"}
WRITING: dict[str, Any] = {"found": content, "needs": at_home(Verb.SUBMIT_PAPER), "writes": False}
ROWS = (
    Row("reports:papers", methods=(GET,), found=content),
    Row("reports:preview", methods=(GET,), fixed=TOPIC, **TEMPLATES),
    Row("reports:lacking", methods=(GET,), fixed=TOPIC, **TEMPLATES),
    Row(
        "reports:submit_paper",
        methods=(POST,),
        found=content,
        fixed=TOPIC,
        needs=at_home(Verb.SUBMIT_PAPER),
        writes=False,
    ),
    Row("reports:draft_file", methods=(GET,), fixed={**TOPIC, **WORD}, **TEMPLATES),
    Row("reports:template", fixed=KIND, to_post=at_home(Verb.CHANGE_TEMPLATE), writes=False, **TEMPLATES),
    Row(
        "reports:withdraw_template",
        methods=(POST,),
        found=content,
        fixed=KIND,
        needs=at_home(Verb.CHANGE_TEMPLATE),
        writes=False,
    ),
    Row("reports:template_file", methods=(GET,), fixed={**KIND, "wanted": "house"}, **TEMPLATES),
    Row("reports:paper", "approved", methods=(GET,), found=content, uses=APPROVED),
    Row("reports:paper", "waiting", methods=(GET,), found=content, needs=IN_THE_OFFICE, uses=WAITING),
    Row("reports:approve_paper", uses=WAITING, body=_approval, **DECIDING),
    Row("reports:return_paper", methods=(POST,), uses=WAITING, body=_return, **ENDORSING),
    Row("reports:endorse_paper", uses=WAITING, writes=False, **{**ENDORSING, "needs": at_home(Verb.ENDORSE)}),
    Row("reports:paper_file", "approved", methods=(GET,), found=content, uses=APPROVED, fixed=WORD),
    Row("reports:disclosed_items", methods=(GET,), found=content),
    Row("reports:export_disclosed_items", methods=(GET,), found=content),
    Row("reports:take_out_papers", methods=(POST,), **TEMPLATES),
    Row("reports:write_letter", fixed={"form": "memo"}, body=_letter, **WRITING),
    Row(
        "reports:change_letter",
        uses=LETTER,
        found=content,
        needs=IN_THE_OFFICE,
        to_post=at_home(Verb.SUBMIT_PAPER),
        body=_letter,
        writes=False,
    ),
    Row("reports:remove_letter", methods=(POST,), uses=LETTER, **{**WRITING, "writes": True}),
)
