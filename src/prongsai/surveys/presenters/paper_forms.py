"""The page on which a batch of paper forms is typed."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from prongsai.rounds.links import of_round
from prongsai.rules.framework import Text
from prongsai.surveys.models import Place, Wave
from prongsai.surveys.paper_forms import CARD, NONE, SERVICE, Batch, Grid, Typed, field_name
from prongsai.surveys.wording import TYPE_REFUSED
from prongsai.ui.parts import Crumbs


@dataclass(frozen=True, slots=True)
class Key:
    """What a digit stands for."""

    digit: str
    text: Text


@dataclass(frozen=True, slots=True)
class Scale:
    """The digits of the questions that share them. codes: E1, E2 ..."""

    codes: str
    keys: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class CellRow:
    name: str
    column: str
    label: str
    value: str
    problem: str
    is_card: bool


@dataclass(frozen=True, slots=True)
class SheetRow:
    number: int
    cells: tuple[CellRow, ...]


@dataclass(frozen=True, slots=True)
class Wrong:
    """One thing to mend."""

    anchor: str
    place: str
    sentence: str


@dataclass(frozen=True, slots=True)
class TypingPage:
    """The grid, and what its digits mean.

    hidden      name and value of what was typed the first time, while the second is typed
    is_second   every form is being typed again
    refused     why the whole batch was not taken, or ""
    """

    title: str
    crumbs: Crumbs
    place: Text | None
    place_code: str
    rows: int
    twice: bool
    is_second: bool
    heads: tuple[str, ...]
    sheets: tuple[SheetRow, ...]
    services: tuple[Key, ...]
    scales: tuple[Scale, ...]
    wrongs: tuple[Wrong, ...]
    hidden: tuple[tuple[str, str], ...]
    submission: str
    refused: str
    back: str


def typing_page(
    wave: Wave,
    place: Place | None,
    batch: Batch,
    grid: Grid,
    *,
    submission: str,
    twice: bool,
    first: Grid | None = None,
    refused: str = "",
) -> TypingPage:
    """first   what was typed the first time, where this is the second"""
    sheets = tuple(_sheets(grid))
    back = of_round("surveys:begin_paper", wave.round, survey_id=wave.pk)
    return TypingPage(
        title=_("Type in paper forms"),
        crumbs=(
            (_("Surveys"), of_round("surveys:waves", wave.round)),
            (wave.instrument, of_round("surveys:wave", wave.round, survey_id=wave.pk)),
            (_("Paper forms"), ""),
        ),
        place=Text(place.name_th, place.name_en) if place else None,
        place_code=batch.place,
        rows=batch.rows,
        twice=twice,
        is_second=first is not None,
        heads=tuple(_head(column) for column in batch.columns),
        sheets=sheets,
        services=tuple(
            Key(str(number), one.text)
            for number, one in enumerate(batch.asked.services_of(batch.place), start=1)
        ),
        scales=tuple(_scales(batch)),
        wrongs=tuple(_wrongs(sheets)),
        hidden=tuple(_hidden(first or [])),
        submission=submission,
        refused=str(TYPE_REFUSED[refused]) if refused else "",
        back=back,
    )


def _sheets(grid: Grid) -> Iterator[SheetRow]:
    for number, row in enumerate(grid):
        yield SheetRow(number + 1, tuple(_cell(number, column, field) for column, field in row.items()))


def _cell(number: int, column: str, field: Typed) -> CellRow:
    place = _("Form %(number)s, %(column)s") % {"number": number + 1, "column": _head(column)}
    problem = str(TYPE_REFUSED[field.problem]) if field.problem else ""
    return CellRow(field_name(number, column), column, place, field.value, problem, column == CARD)


def _head(column: str) -> str:
    return {CARD: _("Card"), SERVICE: _("Service")}.get(column, column)


def _scales(batch: Batch) -> Iterator[Scale]:
    by_options: dict[tuple[Text, ...], list[str]] = {}
    for question in batch.asked.questions:
        by_options.setdefault(question.options, []).append(question.code)
    for options, codes in by_options.items():
        keys = tuple(Key(str(number), text) for number, text in enumerate(options, start=1))
        if batch.asked.may_be_not_concerned:
            keys += (Key(NONE, Text("ไม่ทราบ หรือไม่เกี่ยวข้อง", "Not known, or not concerned")),)
        yield Scale(codes[0] if len(codes) == 1 else f"{codes[0]}–{codes[-1]}", keys)


def _wrongs(sheets: tuple[SheetRow, ...]) -> Iterator[Wrong]:
    for sheet in sheets:
        for cell in sheet.cells:
            if cell.problem:
                yield Wrong(cell.name, cell.label, cell.problem)


def _hidden(first: Grid) -> Iterator[tuple[str, str]]:
    for number, row in enumerate(first):
        for column, field in row.items():
            yield f"first-{field_name(number, column)}", field.value
