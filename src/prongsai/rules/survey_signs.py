"""Signs that answers were given without reading, by one hand, or on a word: shares for a person to weigh, never a reason to delete.

A sheet shows nothing but its answers, so only what the answers show by themselves can be a sign.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from prongsai.rules.survey import Question
from prongsai.rules.survey_tally import Tally

Pattern = tuple[int | None, ...]
Patterns = Mapping[Pattern, int]
"""All answers of a sheet in the order of the questions -> how many sheets have exactly these."""

LEAST_ANSWERED = 5
OFTEN, BEYOND_CHANCE, MANY_SIDED = 5, 10, 3
BUSY_SHARE, BUSY_DAYS = Fraction(1, 3), 10


@dataclass(frozen=True, slots=True)
class Suspects:
    """Sheets that show a sign.

    patterns    those sheets
    by_chance   how many would show it if everybody answered each question on its own, as all do on the whole
    """

    patterns: Patterns
    by_chance: Fraction

    @property
    def sheets(self) -> int:
        return sum(self.patterns.values())


def tallies_of(questions: Sequence[Question], patterns: Patterns) -> list[Tally]:
    """What was chosen in each question."""
    return [_tally(place, question, patterns) for place, question in enumerate(questions)]


def straight_lines(questions: Sequence[Question], patterns: Patterns) -> Suspects | None:
    """Sheets with one place of the scale in every answer, although some questions praise and others name a wrong.

    Nobody who reads can agree equally with both. None where all questions point one way: then such a sheet may be honest.
    """
    named_wrong = [_names_wrong(question) for question in questions]
    if len(set(named_wrong)) < 2:
        return None
    found = {pattern: count for pattern, count in patterns.items() if _is_straight(pattern, named_wrong)}
    shares = _shares(questions, patterns)
    options = min(len(question.options) for question in questions)
    expected = sum((_product(share[option] for share in shares) for option in range(options)), Fraction(0))
    return Suspects(found, expected * sum(patterns.values()))


def repeats(questions: Sequence[Question], patterns: Patterns) -> Suspects:
    """Sheets beyond the first of each many-sided pattern that comes far more often than chance lets it.

    Content people answer alike, so patterns of fewer than three different points are left out.
    """
    whole, shares = sum(patterns.values()), _shares(questions, patterns)
    found: dict[Pattern, int] = {}
    expected = Fraction(0)
    for pattern, count in patterns.items():
        if count < OFTEN or not _is_many_sided(questions, pattern):
            continue
        chance = whole * _product(
            _share(share, answer) for share, answer in zip(shares, pattern, strict=True)
        )
        if count > BEYOND_CHANCE * chance:
            found[pattern] = count - 1
            expected += chance
    return Suspects(found, expected)


def without(patterns: Patterns, suspects: Suspects) -> dict[Pattern, int]:
    """The other sheets."""
    rest = {pattern: count - suspects.patterns.get(pattern, 0) for pattern, count in patterns.items()}
    return {pattern: count for pattern, count in rest.items() if count}


def busy_day(days: Mapping[date, int]) -> date | None:
    """The day that alone brought more than a third of all answers of a survey of ten days or more."""
    whole = sum(days.values())
    if len(days) < BUSY_DAYS or not whole:
        return None
    busiest = max(days, key=lambda day: (days[day], day))
    return busiest if Fraction(days[busiest], whole) > BUSY_SHARE else None


def _tally(place: int, question: Question, patterns: Patterns) -> Tally:
    counts = [0] * len(question.options)
    outside = 0
    for pattern, count in patterns.items():
        answer = pattern[place]
        if answer is None:
            outside += count
        else:
            counts[answer] += count
    return Tally(tuple(counts), outside)


def _names_wrong(question: Question) -> bool:
    return question.points[0] > question.points[-1]


def _is_straight(pattern: Pattern, named_wrong: Sequence[bool]) -> bool:
    answered = [
        (answer, wrong) for answer, wrong in zip(pattern, named_wrong, strict=True) if answer is not None
    ]
    both_ways = len({wrong for _answer, wrong in answered}) == 2
    return len(answered) >= LEAST_ANSWERED and both_ways and len({answer for answer, _wrong in answered}) == 1


def _is_many_sided(questions: Sequence[Question], pattern: Pattern) -> bool:
    points = {
        question.points[answer]
        for question, answer in zip(questions, pattern, strict=True)
        if answer is not None
    }
    return len(points) >= MANY_SIDED


def _shares(questions: Sequence[Question], patterns: Patterns) -> list[tuple[Fraction, ...]]:
    """For each question the share of each option, and last that of "not concerned"."""
    return [
        tuple(Fraction(count, max(tally.sheets, 1)) for count in (*tally.counts, tally.not_concerned))
        for tally in tallies_of(questions, patterns)
    ]


def _share(shares: Sequence[Fraction], answer: int | None) -> Fraction:
    return shares[-1] if answer is None else shares[answer]


def _product(factors: Iterator[Fraction]) -> Fraction:
    product = Fraction(1)
    for factor in factors:
        product *= factor
    return product
