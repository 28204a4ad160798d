"""From what a form sent to a stored sheet, or to every reason why not."""

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace

from prongsai.rules.survey import AnswerSheet, read_answers
from prongsai.rules.thai_text import tidy
from prongsai.surveys.answering.facts import Asked, PlaceFacts
from prongsai.surveys.answering.pages import CARD, COMMENT, PLACE, UNSAID, Sent
from prongsai.surveys.codes import is_of_wave, tidied
from prongsai.surveys.responses import arrivals, comments, store
from prongsai.surveys.responses.models import LONGEST_COMMENT

LONGEST = 64
SUBMISSION_SHAPE = re.compile(rf"[A-Za-z0-9_-]{{16,{LONGEST}}}")


@dataclass(frozen=True, slots=True)
class Refused:
    """Not stored. closed: the wave takes nothing any more; else what was sent, with its problems."""

    closed: bool = False
    sent: Sent | None = None


def new_submission() -> str:
    return secrets.token_urlsafe(16)


def take_form(
    asked: Asked, given: Mapping[str, str], *, where: PlaceFacts | None, service: str
) -> Refused | None:
    """Store the sheet, once however often it is sent. None: it is stored; else why not, and nothing was changed."""
    sent, sheet, place = _read(asked, given, where, service)
    if sheet is None:
        return None if asked.is_kiosk and _was_taken(asked, sent) else Refused(sent=sent)
    try:
        taken = store.take(
            wave=asked.wave,
            place=place.number if place else 0,
            service=asked.service_number(service),
            answers=sheet.answers,
            submission=sent.submission,
            code=tidied(sent.code) if asked.with_cards else "",
        )
        if sent.comment:
            comments.leave(wave=asked.wave, submission=sent.submission, body=sent.comment)
    except store.CannotTake as refused:
        if refused.code == "closed":
            return Refused(closed=True)
        return Refused(sent=replace(sent, problems={CARD: refused.code}))
    if taken is store.Taken.STORED and asked.way is not None:
        arrivals.note(wave=asked.wave, channel=asked.way.number)
    return None


def _was_taken(asked: Asked, sent: Sent) -> bool:
    """Somebody went back at a shared device and sent what another had sent before: it is not shown again."""
    try:
        return store.has(wave=asked.wave, submission=sent.submission)
    except store.CannotTake:
        return False


def sent_of(asked: Asked, given: Mapping[str, str]) -> Sent:
    """What came, cut to size, not yet judged."""
    submission = given.get("submission", "")
    return Sent(
        answers={
            question.code: given.get(question.code, "")[:LONGEST]
            for question in asked.questionnaire.questions
        },
        place=given.get(PLACE, "")[:LONGEST],
        code=given.get(CARD, "")[:LONGEST],
        comment=tidy(given.get(COMMENT, "")) if asked.with_comments else "",
        submission=submission if SUBMISSION_SHAPE.fullmatch(submission) else new_submission(),
    )


def _read(
    asked: Asked, given: Mapping[str, str], where: PlaceFacts | None, service: str
) -> tuple[Sent, AnswerSheet | None, PlaceFacts | None]:
    sent = sent_of(asked, given)
    place = asked.place(sent.place) if asked.is_of_staff else where
    reading = read_answers(
        asked.questionnaire, sent.answers, unit=place.code if place else "", service=service
    )
    problems = {problem.place: problem.code for problem in reading.problems}
    if asked.with_cards:
        problems |= _card_problems(asked, sent.code)
    if asked.is_of_staff:
        problems |= _place_problems(sent.place, place)
    if len(sent.comment) > LONGEST_COMMENT:
        problems[COMMENT] = "comment_too_long"
    return replace(sent, problems=problems), None if problems else reading.sheet, place


def _card_problems(asked: Asked, code: str) -> dict[str, str]:
    if not tidied(code):
        return {CARD: "code_missing"}
    return {} if is_of_wave(asked.wave_token, tidied(code)) else {CARD: "code_unknown"}


def _place_problems(chosen: str, place: PlaceFacts | None) -> dict[str, str]:
    if not chosen:
        return {PLACE: "place_missing"}
    return {} if place is not None or chosen == UNSAID else {PLACE: "place_unknown"}
