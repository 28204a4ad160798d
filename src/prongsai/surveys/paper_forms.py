"""A batch of paper forms as it is typed: one row a form, one digit an answer."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from prongsai.rules.survey import NOT_CONCERNED, Questionnaire, read_answers
from prongsai.surveys.actions import TypedSheet
from prongsai.surveys.codes import LOOKS_LIKE, is_of_wave, tidied

CARD, SERVICE = "card", "service"
LONGEST = 40
NONE = "0"
"""What is typed for "not concerned"; the options count from 1."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What all forms of a batch share.

    wave_token  "" where the survey is open to all, else that of the cards
    place       code of the division, "" where it was not said
    """

    asked: Questionnaire
    wave_token: str
    place: str
    rows: int

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns in the order in which they are typed."""
        card = (CARD,) if self.wave_token else ()
        service = (SERVICE,) if self.asked.services else ()
        return (*card, *service, *(question.code for question in self.asked.questions))

    @property
    def services(self) -> tuple[str, ...]:
        return tuple(one.code for one in self.asked.services_of(self.place))


@dataclass(frozen=True, slots=True)
class Typed:
    """One field. problem: a key of wording.TYPE_REFUSED, or ""."""

    value: str
    problem: str = ""


Row = Mapping[str, Typed]
Grid = Sequence[Row]


@dataclass(frozen=True, slots=True)
class ReadBatch:
    """What came: every field with its problem, and the sheets, which are whole only where there is no problem."""

    grid: Grid
    sheets: tuple[TypedSheet, ...]

    @property
    def is_clean(self) -> bool:
        return not any(field.problem for row in self.grid for field in row.values())


def field_name(row: int, column: str) -> str:
    return f"{row + 1}-{column}"


def empty_grid(batch: Batch) -> Grid:
    return [{column: Typed("") for column in batch.columns} for _row in range(batch.rows)]


def read_batch(batch: Batch, given: Mapping[str, str], prefix: str = "") -> ReadBatch:
    """Rows in which nothing was typed are left out."""
    grid: list[Row] = []
    sheets: list[TypedSheet] = []
    for number in range(batch.rows):
        typed = {
            column: given.get(prefix + field_name(number, column), "")[:LONGEST].strip().translate(LOOKS_LIKE)
            for column in batch.columns
        }
        if any(typed.values()):
            row, sheet = _read_row(batch, typed)
            sheets += [sheet] if sheet else []
        else:
            row = {column: Typed("") for column in batch.columns}
        grid.append(row)
    return ReadBatch(grid, tuple(sheets))


def compared(first: Grid, second: Grid) -> tuple[Grid, Grid]:
    """Both as they go on: where they differ both are emptied, so that the third typing decides."""
    pairs = [
        {column: _agreed(one[column], two[column]) for column in two}
        for one, two in zip(first, second, strict=True)
    ]
    firsts = [{column: pair[0] for column, pair in row.items()} for row in pairs]
    seconds = [{column: pair[1] for column, pair in row.items()} for row in pairs]
    return firsts, seconds


def with_used_card(grid: Grid, sheet: int) -> Grid:
    """The grid with the card of the n-th filled row marked as used."""
    filled = [number for number, row in enumerate(grid) if any(field.value for field in row.values())]
    marked = [dict(row) for row in grid]
    row = marked[filled[sheet]]
    row[CARD] = replace(row[CARD], problem="code_used")
    return marked


def _agreed(one: Typed, two: Typed) -> tuple[Typed, Typed]:
    if one.value in {"", two.value}:
        return one, two
    return Typed(""), Typed("", "differs")


def _read_row(batch: Batch, typed: Mapping[str, str]) -> tuple[Row, TypedSheet | None]:
    service = _service(batch, typed.get(SERVICE, ""))
    codes = {question.code: _answer(typed[question.code]) for question in batch.asked.questions}
    reading = read_answers(batch.asked, codes, unit=batch.place, service=service)
    problems = {one.place: one.code for one in reading.problems}
    problems |= dict(_card_problem(batch, typed.get(CARD, "")))
    row = {column: Typed(value, problems.get(column, "")) for column, value in typed.items()}
    if reading.sheet is None or problems:
        return row, None
    number = [one.code for one in batch.asked.services].index(service) + 1 if service else 0
    return row, TypedSheet(reading.sheet, number, tidied(typed.get(CARD, "")))


def _answer(typed: str) -> str:
    """From what is typed (1, 2 ... and 0) to what a form sends (0, 1 ... and "none"); what is no number stays as it is."""
    if typed == NONE:
        return NOT_CONCERNED
    return str(int(typed) - 1) if typed.isascii() and typed.isdecimal() else typed


def _service(batch: Batch, typed: str) -> str:
    if not typed:
        return ""
    known = typed.isascii() and typed.isdecimal() and 1 <= int(typed) <= len(batch.services)
    return batch.services[int(typed) - 1] if known else "?"


def _card_problem(batch: Batch, typed: str) -> Iterator[tuple[str, str]]:
    if batch.wave_token and not tidied(typed):
        yield CARD, "missing"
    elif batch.wave_token and not is_of_wave(batch.wave_token, tidied(typed)):
        yield CARD, "code_unknown"
