"""Score sheets with the trace of every figure, results on their way in, and weak points."""

from collections.abc import Mapping
from datetime import datetime
from fractions import Fraction
from typing import Annotated, Literal

from ninja import Schema
from pydantic import AfterValidator, Field

from prongsai.analysis.models import Analysis, Finding
from prongsai.api.shapes.base import FilledLine, Given, TextLine, Words, figure
from prongsai.intake.actions import MOST_ROWS
from prongsai.intake.forms import LONGEST_CELL, narrowed
from prongsai.rules.reading import RawRow
from prongsai.rules.score import Scored, Step
from prongsai.rules.thai_text import tidy
from prongsai.scoring.models import ScoreSheet


class SheetShape(Schema):
    """A sealed sheet. total, level: null while withheld because figures are missing."""

    id: int
    source: str = Field(examples=["official"])
    title: str
    origin: str
    note: str
    total: str | None = Field(examples=["97.89"])
    level: str | None = Field(examples=["good"])
    is_complete: bool
    replaces: int | None
    is_standing: bool = Field(description="False where a later sheet corrects it.")
    saved_at: datetime
    saved_by: str | None


class PartShape(Schema):
    """share: how much of the figure it decides, a fraction of 1."""

    code: str
    share: str
    value: str | None


class StepShape(Schema):
    """How one figure came about: given, or the sum of share times value over its parts."""

    code: str
    kind: str
    how: str
    shown: str | None
    value: str | None = Field(description="Exact: decimals, or a fraction where they do not end.")
    given: str | None
    parts: list[PartShape]
    missing: list[str]


class SheetWithTrace(SheetShape):
    """figures: what was put in, by code. trace: every node, the total first. lowest, highest: what the total could be."""

    figures: dict[str, str]
    trace: list[StepShape]
    lowest: str
    highest: str


Cell = Annotated[str, Field(max_length=LONGEST_CELL)]


class RowGiven(Given):
    """A line of the table as it stands in the file: it is read as on the page, with slips mended or asked about."""

    code: Cell = Field("", examples=["E1"])
    score: Cell = Field("", examples=["92.13"])
    text: TextLine = ""


class ResultGiven(Given):
    """corrects: the official sheet that this one replaces; needed where one stands."""

    source: Literal["official", "mock"]
    title: FilledLine
    rows: list[RowGiven] = Field(min_length=1, max_length=MOST_ROWS)
    corrects: int | None = Field(None, ge=1, le=2**62)
    note: Annotated[str, Field(max_length=1000), AfterValidator(tidy)] = ""

    def raw_rows(self) -> list[RawRow]:
        """Numbered from 1 in the order given, in the form in which the page reads them."""
        return narrowed(
            [RawRow(line, row.code, row.score, row.text) for line, row in enumerate(self.rows, start=1)]
        )


class WeakPointShape(Schema):
    """A weak item of the baseline. decided: there is a measure, or a reason why not (no_measure_reason)."""

    code: str
    title: Words
    figure: str | None
    issue: str
    no_measure_reason: str
    by_hand: bool


class WeakPoints(Schema):
    """How the weak items were picked, on which sheet of which year, and which they are. Nulls before anybody chose."""

    baseline_year: int | None
    baseline_sheet: int | None
    rule: str | None
    target: str | None
    count: int | None
    chosen_at: datetime | None
    items: list[WeakPointShape]


def sheet(one: ScoreSheet, *, is_standing: bool) -> SheetShape:
    return SheetShape(
        id=one.pk,
        source=one.source,
        title=one.title,
        origin=one.origin,
        note=one.note,
        total=f"{one.total:f}" if one.total is not None else None,
        level=one.level_key or None,
        is_complete=one.is_complete,
        replaces=one.replaces_id,
        is_standing=is_standing,
        saved_at=one.saved_at,
        saved_by=one.saved_by.name_th if one.saved_by else None,
    )


def sheet_with_trace(shown: SheetShape, figures: Mapping[str, Fraction], scored: Scored) -> SheetWithTrace:
    return SheetWithTrace(
        **shown.model_dump(),
        figures={code: figure(value) or "0" for code, value in figures.items()},
        trace=[_step(step) for step in scored.steps.values()],
        lowest=figure(scored.lowest) or "0",
        highest=figure(scored.highest) or "100",
    )


def _step(step: Step) -> StepShape:
    parts = [PartShape(code=one.code, share=str(one.share), value=figure(one.value)) for one in step.parts]
    return StepShape(
        code=step.code,
        kind=step.kind.value,
        how=step.how.value,
        shown=step.shown or None,
        value=figure(step.value),
        given=figure(step.given),
        parts=parts,
        missing=list(step.missing),
    )


def weak_points(analysis: Analysis | None, findings: list[Finding]) -> WeakPoints:
    """analysis: with its baseline and its round at hand."""
    if analysis is None:
        nothing = dict.fromkeys(("baseline_year", "baseline_sheet", "rule", "target", "count", "chosen_at"))
        return WeakPoints(**nothing, items=[])
    return WeakPoints(
        baseline_year=analysis.baseline.round.fiscal_year,
        baseline_sheet=analysis.baseline_id,
        rule=analysis.rule,
        target=figure(analysis.target),
        count=analysis.count,
        chosen_at=analysis.chosen_at,
        items=[weak_point(one) for one in findings],
    )


def weak_point(one: Finding) -> WeakPointShape:
    return WeakPointShape(
        code=one.node.code,
        title=Words(th=one.node.title_th, en=one.node.title_en),
        figure=figure(one.figure),
        issue=one.issue,
        no_measure_reason=one.no_measure_reason,
        by_hand=one.by_hand,
    )
