"""What the director's brief says, as shown strings. One page: lists are cut, and what is more is counted."""

from dataclasses import dataclass

from prongsai.reports.content import Gap, PaperContent


@dataclass(frozen=True, slots=True)
class Figure:
    label: str
    value: str
    unit: str


@dataclass(frozen=True, slots=True)
class Line:
    place: str
    title: str
    detail: str


@dataclass(frozen=True, slots=True)
class Open:
    place: str
    text: str
    unit: str
    due: str
    standing: str


@dataclass(frozen=True, slots=True)
class BriefPaper(PaperContent):
    """as_of: the day of which it speaks. more_to_decide, more_late, more_decisions: how many are not shown, or empty."""

    agency: str
    meeting: str
    day: str
    hour: str
    place: str
    as_of: str
    sentence: str
    figures: tuple[Figure, ...]
    to_decide: tuple[Line, ...]
    more_to_decide: str
    late: tuple[Line, ...]
    more_late: str
    decisions: tuple[Open, ...]
    more_decisions: str
    gaps: tuple[Gap, ...] = ()
    language: str = "th"
