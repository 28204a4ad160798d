"""A questionnaire as the framework asks it, and one person's answers read against it.

An answer is kept as its place on the scale, from 0; points are given when the survey is scored, so that a framework which
corrects its points never touches what people said. "Not concerned" is None, which no sum can take for zero.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from prongsai.rules.framework import Framework, Node, Polarity, Text

NOT_CONCERNED = "none"
NOT_CONCERNED_SETTING = "not_concerned_answers"
ALL_DIVISIONS, ALL_SCHOOLS = "all_divisions", "all_schools"
MOST_QUESTIONS = 18
"""An answer sheet has so many places."""


class CannotAsk(ValueError):
    """The framework makes no questionnaire. code: no_items, too_many_items, no_scale, mixed_polarity."""

    def __init__(self, code: str, place: str = "") -> None:
        super().__init__(f"{code} {place}".strip())
        self.code = code
        self.place = place


@dataclass(frozen=True, slots=True)
class Option:
    """One answer of a scale and its points, 0 to 100, in an item of either polarity."""

    text: Text
    positive: Fraction
    negative: Fraction


@dataclass(frozen=True, slots=True)
class Question:
    """One item as people read it.

    options   in the order of the scale
    points    0 to 100 for each option, already turned round where the item names a wrong
    wordings  service code -> text, where the item has one for each service (E3)
    """

    code: str
    text: Text
    options: tuple[Text, ...]
    points: tuple[Fraction, ...]
    wordings: Mapping[str, Text] = field(default_factory=dict)

    def asked(self, service: str) -> Text:
        return self.wordings.get(service, self.text)


@dataclass(frozen=True, slots=True)
class Service:
    """What a visitor came for. offered_by: division codes, or all_divisions, all_schools."""

    code: str
    text: Text
    offered_by: frozenset[str]

    def is_offered_by(self, unit: str) -> bool:
        """unit   a division code, or all_schools"""
        everywhere = ALL_SCHOOLS if unit == ALL_SCHOOLS else ALL_DIVISIONS
        return bool(self.offered_by & {unit, everywhere})


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """The questions of one instrument in printed order.

    services               empty where no question hangs on one
    may_be_not_concerned   the framework leaves such answers out of the mean, so they may be given
    """

    instrument: str
    title: Text
    questions: tuple[Question, ...]
    services: tuple[Service, ...]
    may_be_not_concerned: bool

    def services_of(self, unit: str) -> tuple[Service, ...]:
        return tuple(service for service in self.services if service.is_offered_by(unit))


@dataclass(frozen=True, slots=True)
class AnswerSheet:
    """What one person said: for each question the place on its scale from 0, or None for "not concerned"."""

    service: str
    answers: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a sheet cannot be taken. place: a question code or "service"; code: missing, not_on_scale, not_offered."""

    place: str
    code: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A whole sheet, or every problem; never both."""

    sheet: AnswerSheet | None
    problems: tuple[Problem, ...] = ()


def questionnaire(
    framework: Framework, instrument: str, scales: Mapping[str, Sequence[Option]]
) -> Questionnaire:
    """The questionnaire of an instrument (IIT, EIT).

    scales   scale code -> its options in order
    Raises   CannotAsk.
    """
    items = framework.nodes[instrument].items if instrument in framework.nodes else ()
    items = tuple(item for item in items if item.code != instrument)
    if not items:
        raise CannotAsk("no_items", instrument)
    if len(items) > MOST_QUESTIONS:
        raise CannotAsk("too_many_items", instrument)
    rule = next((one.value for one in framework.settings if one.key == NOT_CONCERNED_SETTING), "")
    return Questionnaire(
        instrument=instrument,
        title=framework.nodes[instrument].text,
        questions=tuple(_question(item, scales.get(item.scale, ())) for item in items),
        services=tuple(_services(items)),
        may_be_not_concerned=rule == "leave_out",
    )


def read_answers(asked: Questionnaire, given: Mapping[str, str], *, unit: str, service: str = "") -> Reading:
    """One person's answers as they came: question code -> "0", "1" ... or "none".

    unit   for which division the answers count, or all_schools; "" where the person did not say
    """
    problems = [*_service_problems(asked, unit, service)]
    answers: list[int | None] = []
    for question in asked.questions:
        raw = given.get(question.code, "")
        code = _answer_problem(asked, question, raw)
        if code:
            problems.append(Problem(question.code, code))
        else:
            answers.append(None if raw == NOT_CONCERNED else int(raw))
    if problems:
        return Reading(None, tuple(problems))
    return Reading(AnswerSheet(service, tuple(answers)))


def _service_problems(asked: Questionnaire, unit: str, service: str) -> Iterator[Problem]:
    if not asked.services:
        return
    if not service:
        yield Problem("service", "missing")
    elif service not in {one.code for one in asked.services_of(unit)}:
        yield Problem("service", "not_offered")


def _answer_problem(asked: Questionnaire, question: Question, raw: str) -> str:
    if not raw:
        return "missing"
    if raw == NOT_CONCERNED:
        return "" if asked.may_be_not_concerned else "not_on_scale"
    on_scale = raw.isascii() and raw.isdecimal() and len(raw) <= 2 and int(raw) < len(question.options)
    return "" if on_scale else "not_on_scale"


def _question(item: Node, options: Sequence[Option]) -> Question:
    if not options:
        raise CannotAsk("no_scale", item.code)
    if item.polarity is Polarity.MIXED:
        raise CannotAsk("mixed_polarity", item.code)
    negative = item.polarity is Polarity.NEGATIVE
    return Question(
        code=item.code,
        text=item.text,
        options=tuple(option.text for option in options),
        points=tuple(option.negative if negative else option.positive for option in options),
        wordings={variant.code: variant.text for variant in item.variants},
    )


def _services(items: Sequence[Node]) -> Iterator[Service]:
    """Each service once, in the order in which the items name them."""
    seen: set[str] = set()
    for item in items:
        for variant in item.variants:
            if variant.code not in seen:
                seen.add(variant.code)
                yield Service(variant.code, variant.service, frozenset(variant.responsible))
