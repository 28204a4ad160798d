"""The tables of a closed wave, worked out once, at its close, and read ever after."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from prongsai.rules.survey import Question, Questionnaire
from prongsai.rules.survey_signs import Patterns, Suspects, repeats, straight_lines, tallies_of, without
from prongsai.rules.survey_tally import Tally, item_mean, shown_groups
from prongsai.surveys.models import Release, Wave
from prongsai.surveys.questionnaires import questionnaire_of
from prongsai.surveys.responses import store
from prongsai.surveys.telling.content import REPEATS, STRAIGHT, Sign, Tables, Tallies, from_json


class StillOpen(Exception):
    """Nobody learns what people said before the wave is closed."""


def tables_of(wave: Wave) -> Tables:
    """At most one query. Raises StillOpen."""
    if wave.closed_at is None:
        raise StillOpen
    found = Release.objects.filter(wave=wave).first()
    return from_json(found.tables) if found else worked_out(wave)


def item_means(wave: Wave) -> dict[str, Fraction]:
    """Question code -> exact mean of all; what too few answered is absent. Raises StillOpen."""
    told = tables_of(wave).items
    return {
        question.code: item_mean(question, told[question.code])
        for question in questionnaire_of(wave.round, wave.instrument).questions
        if question.code in told
    }


def worked_out(wave: Wave) -> Tables:
    """From the sealed sheets."""
    asked = questionnaire_of(wave.round, wave.instrument)
    options = [len(question.options) for question in asked.questions]
    by_place = store.tallies(wave.drawer, options)
    by_service = store.tallies(wave.drawer, options, by="service")
    patterns = store.patterns(wave.drawer, len(options))
    return tables_from(asked, by_place, by_service, patterns, least=wave.smallest_group)


def tables_from(
    asked: Questionnaire,
    by_place: Mapping[int, Sequence[Tally]],
    by_service: Mapping[int, Sequence[Tally]],
    patterns: Patterns,
    *,
    least: int,
) -> Tables:
    """by_place, by_service: a tally for each question, in order; patterns: the same sheets whole."""
    whole = tallies_of(asked.questions, patterns)
    codes = [question.code for question in asked.questions]
    of_a_service = {question.code for question in asked.questions if question.wordings}
    services = _told(codes, by_service, least, only=of_a_service)
    places = _told(codes, by_place, least, only=set(codes) - (of_a_service if services else set()))
    return Tables(
        sheets=sum(patterns.values()),
        items=_large(codes, whole, least),
        places=places,
        services=services,
        silenced=len(by_place) - len(places),
        signs=dict(_signs(asked.questions, patterns, least)),
    )


def _large(codes: Iterable[str], tallies: Iterable[Tally], least: int) -> Tallies:
    return {code: tally for code, tally in zip(codes, tallies, strict=True) if tally.base >= least}


def _told(
    codes: Sequence[str], groups: Mapping[int, Sequence[Tally]], least: int, *, only: set[str]
) -> dict[int, Tallies]:
    """Group number -> what may be told of it; groups of which nothing may be told are absent."""
    told: dict[int, dict[str, Tally]] = {number: {} for number in sorted(groups)}
    for place, code in enumerate(codes):
        if code in only:
            tallies = {number: groups[number][place] for number in groups}
            shown = shown_groups({str(number): tally for number, tally in tallies.items()}, least)
            for number in told:
                if str(number) in shown:
                    told[number][code] = tallies[number]
    return {number: tallies for number, tallies in told.items() if tallies}


def _signs(questions: Sequence[Question], patterns: Patterns, least: int) -> Iterable[tuple[str, Sign]]:
    straight = straight_lines(questions, patterns)
    if straight is not None:
        yield STRAIGHT, _sign(questions, patterns, straight, least)
    yield REPEATS, _sign(questions, patterns, repeats(questions, patterns), least)


def _sign(questions: Sequence[Question], patterns: Patterns, suspects: Suspects, least: int) -> Sign:
    if not suspects.sheets:
        return Sign(0, suspects.by_chance)
    others = without(patterns, suspects)
    if suspects.sheets < least or sum(others.values()) < least:
        return Sign(None if suspects.sheets < least else suspects.sheets, suspects.by_chance)
    codes = [question.code for question in questions]
    return Sign(suspects.sheets, suspects.by_chance, _large(codes, tallies_of(questions, others), least))
