"""Answers person by person, made so coarse that every line is shared: whatever is known of somebody, it fits at least `least` people.

Answers become three bands. Then lines are told apart question by question, from the first on; where fewer than `least` people would
share a line, that question and all after it are left out of it. What is left out of a question was said by at least `least` people
too, so that nothing is learned by subtracting these lines from the tables of the same survey.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from prongsai.rules.survey import Question
from prongsai.rules.survey_signs import Patterns


class Band(StrEnum):
    """Points of an answer: up to a third of the scale, up to two thirds, above; nothing that applies to the person; left out."""

    LOW = "low"
    MIDDLE = "middle"
    HIGH = "high"
    NOT_CONCERNED = "not_concerned"
    LEFT_OUT = ""


@dataclass(frozen=True, slots=True)
class SharedLine:
    """One line and how many people stand behind it. bands: in the order of the questions."""

    bands: tuple[Band, ...]
    people: int


Coarse = Mapping[tuple[Band, ...], int]
_THIRDS = (Fraction(100, 3), Fraction(200, 3))


def shared_lines(questions: Sequence[Question], patterns: Patterns, least: int) -> list[SharedLine]:
    """All sheets as shared lines, in the order of their bands; none where fewer than `least` answered."""
    coarse: dict[tuple[Band, ...], int] = defaultdict(int)
    for pattern, count in patterns.items():
        bands = (_band(question, answer) for question, answer in zip(questions, pattern, strict=True))
        coarse[tuple(bands)] += count
    if sum(coarse.values()) < least:
        return []
    return sorted(_told_apart(coarse, len(questions), (), least), key=lambda line: line.bands)


def _told_apart(coarse: Coarse, width: int, known: tuple[Band, ...], least: int) -> Iterator[SharedLine]:
    """The lines of those who share what is known so far: at least `least` people."""
    place = len(known)
    if place == width:
        yield SharedLine(known, sum(coarse.values()))
        return
    groups: dict[Band, dict[tuple[Band, ...], int]] = defaultdict(dict)
    for bands, count in coarse.items():
        groups[bands[place]][bands] = count
    sizes = {band: sum(group.values()) for band, group in groups.items()}
    told = _large_enough(sizes, least)
    left_out = sum(size for band, size in sizes.items() if band not in told)
    if left_out:
        yield SharedLine(known + (Band.LEFT_OUT,) * (width - place), left_out)
    for band in told:
        yield from _told_apart(groups[band], width, (*known, band), least)


def _large_enough(sizes: Mapping[Band, int], least: int) -> list[Band]:
    """The answers that can be told; where some cannot, those left out are at least `least` together."""
    told = sorted(
        (band for band, size in sizes.items() if size >= least), key=lambda band: (-sizes[band], band)
    )
    left_out = sum(sizes.values()) - sum(sizes[band] for band in told)
    while told and 0 < left_out < least:
        left_out += sizes[told.pop()]
    return told


def _band(question: Question, answer: int | None) -> Band:
    if answer is None:
        return Band.NOT_CONCERNED
    points = question.points[answer]
    if points <= _THIRDS[0]:
        return Band.LOW
    return Band.MIDDLE if points <= _THIRDS[1] else Band.HIGH
