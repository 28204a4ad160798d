"""What each public page shows, as one dataclass."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from prongsai.rules.framework import Text
from prongsai.rules.survey import NOT_CONCERNED, Question
from prongsai.surveys.answering.addresses import (
    Spot,
    card_address,
    form_address,
    kiosk_form_address,
    place_address,
)
from prongsai.surveys.answering.facts import Asked, PlaceFacts
from prongsai.surveys.answering.frames import Frame, frame
from prongsai.surveys.answering.wording import NOT_CONCERNED_TEXT, PROBLEMS, UNSAID_TEXT
from prongsai.surveys.responses.models import LONGEST_COMMENT

SUBMISSION = "@@submission@@"
"""Stands in a kept page where the number of this very sending goes."""
UNSAID = "unsaid"
CARD, PLACE, COMMENT = "card", "place", "comment"


@dataclass(frozen=True, slots=True)
class Choice:
    """A way to go on, as a large link."""

    text: Text
    href: str


@dataclass(frozen=True, slots=True)
class StartPage:
    """The promise in short, and the way on.

    asks      division or service: what the choices are; "" where there is nothing to choose and `begin` leads on
    not_offered   the address named a service that this division does not offer
    """

    frame: Frame
    instrument: str
    question_count: int
    smallest_group: int
    last_on: date
    here: Text | None
    asks: str
    choices: tuple[Choice, ...]
    begin: str
    with_cards: bool
    not_offered: bool = False


@dataclass(frozen=True, slots=True)
class OptionRow:
    value: str
    text: Text
    checked: bool


@dataclass(frozen=True, slots=True)
class Screen:
    """One thing to answer: a screen of its own, or a part of the whole page.

    kind            question, place, card or comment
    before, after   fragments of the neighbours; "" where there is none
    """

    kind: str
    name: str
    number: int
    text: Text | None
    options: tuple[OptionRow, ...]
    problem: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Slip:
    """One thing to mend: its place in words, the sentence, and the fragment."""

    anchor: str
    place: str
    sentence: str


@dataclass(frozen=True, slots=True)
class FormPage:
    """The whole questionnaire on one sheet; fragments make one screen of each question, where the browser can.

    action   the page's own address without a fragment: what must be mended is shown on the whole page
    draft    the name under which the device keeps a draft, "" where it keeps none
    is_held  not taken because too much came from one network at once
    """

    frame: Frame
    action: str
    instrument: str
    here: Text | None
    service: Text | None
    question_count: int
    screens: tuple[Screen, ...]
    slips: tuple[Slip, ...]
    code: str
    comment: str
    longest_comment: int
    submission: str
    draft: str
    was_sent: bool
    is_held: bool


@dataclass(frozen=True, slots=True)
class Sent:
    """What came with a form that could not be taken. problems: place (question code, card, place, comment) -> code."""

    answers: Mapping[str, str] = field(default_factory=dict)
    place: str = ""
    code: str = ""
    comment: str = ""
    submission: str = SUBMISSION
    problems: Mapping[str, str] = field(default_factory=dict)


def start_page(asked: Asked, spot: Spot, *, where: PlaceFacts | None, not_offered: bool = False) -> StartPage:
    """where   the place that was chosen, or to which the address belongs"""
    asks, begin = "", ""
    choices: tuple[Choice, ...] = ()
    if asked.is_of_staff:
        begin = card_address(asked.token, spot.language)
    elif where is None:
        asks = PLACE
        choices = tuple(
            Choice(place.name, place_address(asked.token, place.code, spot.language))
            for place in asked.places
        )
    else:
        asks = "service"
        choices = tuple(
            Choice(service.text, _form_address(asked, spot, where, service.code))
            for service in asked.services_at(where)
        )
    return StartPage(
        frame=frame(asked, spot),
        instrument=asked.instrument,
        question_count=len(asked.questionnaire.questions),
        smallest_group=asked.smallest_group,
        last_on=asked.last_on,
        here=where.name if where else None,
        asks=asks,
        choices=choices,
        begin=begin,
        with_cards=asked.with_cards,
        not_offered=not_offered,
    )


def _form_address(asked: Asked, spot: Spot, where: PlaceFacts, service: str) -> str:
    """At a kiosk straight to the first question: one at a time keeps the others from view."""
    if "seal" in spot.kwargs:
        first = asked.questionnaire.questions[0].code
        return f"{kiosk_form_address(asked.token, spot.kwargs['seal'], service, spot.language)}#{first}"
    return form_address(asked.token, where.code, service, spot.language)


def form_page(
    asked: Asked,
    spot: Spot,
    *,
    where: PlaceFacts | None,
    service: str = "",
    sent: Sent | None = None,
    is_held: bool = False,
) -> FormPage:
    """where, service   chosen on the way here; None and "" for staff, who choose on the form"""
    sent = sent or Sent()
    screens = tuple(_screens(asked, service, sent))
    served = next((one.text for one in asked.questionnaire.services if one.code == service), None)
    return FormPage(
        frame=frame(asked, spot),
        action=spot.href,
        instrument=asked.instrument,
        here=where.name if where else None,
        service=served,
        question_count=len(asked.questionnaire.questions),
        screens=screens,
        slips=tuple(_slips(screens)),
        code=sent.code,
        comment=sent.comment,
        longest_comment=LONGEST_COMMENT,
        submission=sent.submission,
        draft=""
        if "seal" in spot.kwargs
        else "-".join([asked.wave_token, where.code if where else "", service]),
        was_sent=bool(sent.problems) or is_held,
        is_held=is_held,
    )


def _screens(asked: Asked, service: str, sent: Sent) -> Iterator[Screen]:
    questions = asked.questionnaire.questions
    names = _names(asked)
    by_code = {question.code: question for question in questions}
    around = zip(names, ["", *names], [*names[1:], "send"], strict=False)
    for name, before, after in around:
        question = by_code.get(name)
        problem = str(PROBLEMS[sent.problems[name]]) if name in sent.problems else ""
        yield Screen(
            kind=name if question is None else "question",
            name=name,
            number=questions.index(question) + 1 if question else 0,
            text=question.asked(service) if question else None,
            options=tuple(_options(asked, name, question, sent)),
            problem=problem,
            before=before,
            after=after,
        )


def _names(asked: Asked) -> list[str]:
    before = [*([CARD] if asked.with_cards else []), *([PLACE] if asked.is_of_staff else [])]
    after = [COMMENT] if asked.with_comments else []
    return [*before, *(question.code for question in asked.questionnaire.questions), *after]


def _options(asked: Asked, name: str, question: Question | None, sent: Sent) -> Iterator[OptionRow]:
    if question is not None:
        chosen = sent.answers.get(question.code, "")
        for value, text in enumerate(question.options):
            yield OptionRow(str(value), text, chosen == str(value))
        if asked.questionnaire.may_be_not_concerned:
            yield OptionRow(NOT_CONCERNED, NOT_CONCERNED_TEXT, chosen == NOT_CONCERNED)
    elif name == PLACE:
        for place in asked.places:
            yield OptionRow(place.code, place.name, sent.place == place.code)
        yield OptionRow(UNSAID, UNSAID_TEXT, sent.place == UNSAID)


def _slips(screens: tuple[Screen, ...]) -> Iterator[Slip]:
    for screen in screens:
        if screen.problem:
            yield Slip(screen.name, _place_in_words(screen), screen.problem)


def _place_in_words(screen: Screen) -> str:
    if screen.kind == "question":
        return _("Question %(number)s") % {"number": screen.number}
    return {CARD: _("Your card"), PLACE: _("Your division"), COMMENT: _("Your comment")}[screen.kind]
