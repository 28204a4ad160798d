"""What happens when LINE tells us something."""

import re
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from prongsai.notices.actions.linking import CannotLink, forget_line, is_new_event, link_line
from prongsai.notices.webhook import Heard
from prongsai.rules.thai_text import folded

LOOKS_LIKE_A_CODE = re.compile(r"[0-9a-z]{8}")


@dataclass(frozen=True, slots=True)
class Answer:
    """code: a key of notices.wording.LINE_ANSWERS, "" for silence; name: the person's, where one was linked."""

    code: str = ""
    name: str = ""


@transaction.atomic
def hear(*, heard: Heard, now: datetime) -> Answer:
    """Deal with one event, once however often it is sent."""
    if not is_new_event(event=heard.event, now=now):
        return Answer()
    if heard.kind == "unfollow":
        forget_line(line_user=heard.line_user, now=now)
        return Answer()
    if heard.kind == "accountLink":
        return _linked(heard.nonce, heard.line_user, now) if heard.nonce else Answer("not_linked")
    if heard.kind == "message" and LOOKS_LIKE_A_CODE.fullmatch(folded(heard.text[:40])):
        return _linked(heard.text, heard.line_user, now)
    return Answer("welcome") if heard.kind in {"follow", "message"} else Answer()


def _linked(code: str, line_user: str, now: datetime) -> Answer:
    try:
        return Answer("linked", link_line(code=code, line_user=line_user, now=now).name_th)
    except CannotLink as refused:
        return Answer(refused.code)
