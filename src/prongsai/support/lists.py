"""The lists of this room, which are data: programmes, limits of the house, criteria of the check, questions. Read once."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from prongsai.rules.framework import Text

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Criterion:
    """One line of the monthly check. points: the most that it gives."""

    code: str
    points: int
    text: Text


@dataclass(frozen=True, slots=True)
class Criteria:
    """note: what is not certain about the list."""

    lines: tuple[Criterion, ...]
    note: Text

    @property
    def full_mark(self) -> int:
        return sum(line.points for line in self.lines)


@dataclass(frozen=True, slots=True)
class Question:
    code: str
    text: Text


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """steps: value (5 is best) and words, the best first."""

    code: str
    steps: tuple[tuple[int, Text], ...]
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class HouseLimits:
    """Limits that hold where no office has its own."""

    pass_mark: int
    check_day: int
    count_day: int
    group: int
    source: Text


@cache
def programmes() -> dict[str, Text]:
    """By key, in the order of the list."""
    return {row["code"]: _text(row) for row in _read("programmes")}


@cache
def house_limits() -> HouseLimits:
    found = _read("limits")
    return HouseLimits(**{**found, "source": _text(found["source"])})


@cache
def criteria() -> Criteria:
    found = _read("infocenter")
    lines = (Criterion(row["code"], row["points"], _text(row)) for row in found["criteria"])
    return Criteria(tuple(lines), _text(found["note"]))


@cache
def question_sets() -> dict[str, QuestionSet]:
    return {row["code"]: _set(row) for row in _read("satisfaction")}


def newest_questions() -> QuestionSet:
    """The set that a new form asks: the last of the list."""
    return list(question_sets().values())[-1]


def _set(row: dict[str, Any]) -> QuestionSet:
    steps = tuple((one["value"], _text(one)) for one in row["steps"])
    return QuestionSet(
        row["code"], steps, tuple(Question(one["code"], _text(one)) for one in row["questions"])
    )


def _read(name: str) -> Any:
    return yaml.safe_load((DATA / f"{name}.yaml").read_text("utf-8"))


def _text(row: dict[str, str]) -> Text:
    return Text(row["th"], row["en"])
