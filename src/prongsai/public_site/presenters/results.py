"""The published result of an office's year."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from prongsai.disclosure.asked import INSTRUMENT
from prongsai.public_site.addresses import Spot
from prongsai.public_site.presenters.frames import Frame, frame, year_place
from prongsai.public_site.presenters.tables import Download
from prongsai.rounds.models import Round
from prongsai.rules.framework import Framework, Kind, Node, Text
from prongsai.rules.score import Scored
from prongsai.scoring.models import ScoreSheet
from prongsai.scoring.queries import scored_sheet
from prongsai.scoring.wording import level_in_words
from prongsai.ui.bars import Bar, BarChart
from prongsai.ui.language import in_words
from prongsai.ui.parts import NOTHING

SHOWN = {Kind.INSTRUMENT, Kind.INDICATOR, Kind.SUB_INDICATOR, Kind.ITEM}
LONGEST_LABEL = 30


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """score: as printed, or an en dash. depth: "instrument", "indicator", "sub_indicator" or "item"."""

    code: str
    text: Text
    depth: str
    score: str


@dataclass(frozen=True, slots=True)
class Told:
    """A sheet with its result."""

    sheet: ScoreSheet
    scored: Scored


@dataclass(frozen=True, slots=True)
class OfficialPart:
    total: str
    level: str
    sealed_at: datetime | None
    is_complete: bool
    chart: BarChart | None
    rows: tuple[ScoreRow, ...]


@dataclass(frozen=True, slots=True)
class AssessedPart:
    """What the assessor found of the disclosure. score: of the instrument as a whole."""

    score: str
    sealed_at: datetime | None
    rows: tuple[ScoreRow, ...]


@dataclass(frozen=True, slots=True)
class ResultPage:
    frame: Frame
    fiscal_year: int
    official: OfficialPart | None
    assessed: AssessedPart | None
    csv: Download


def told_of(sheet: ScoreSheet | None) -> Told | None:
    """One query."""
    return Told(sheet, scored_sheet(sheet)) if sheet else None


def result_page(round_: Round, official: Told | None, assessed: Told | None, spot: Spot) -> ResultPage:
    """No query."""
    crumbs = (year_place(round_.agency, spot, round_.fiscal_year), (_("Result of the assessment"), ""))
    return ResultPage(
        frame=frame(round_.agency, spot, *crumbs),
        fiscal_year=round_.fiscal_year,
        official=_official(official) if official else None,
        assessed=_assessed(assessed) if assessed else None,
        csv=Download("CSV", f"{spot.href}result.csv"),
    )


def _official(told: Told) -> OfficialPart:
    scored = told.scored
    return OfficialPart(
        total=scored.total.shown or NOTHING,
        level=level_in_words(scored.level.level) if scored.level else "",
        sealed_at=told.sheet.sealed_at,
        is_complete=scored.complete,
        chart=_chart(scored),
        rows=tuple(score_rows(scored)),
    )


def _assessed(told: Told) -> AssessedPart:
    rows = tuple(row for row in score_rows(told.scored) if row.score != NOTHING)
    return AssessedPart(told.scored.steps[INSTRUMENT].shown or NOTHING, told.sheet.sealed_at, rows)


def score_rows(scored: Scored) -> Iterator[ScoreRow]:
    """Every instrument, indicator and item that has a figure of its own or below it, in printed order."""
    for node in _walk(scored.framework):
        step = scored.steps[node.code]
        if node.kind in SHOWN and (step.shown or node.kind is Kind.INSTRUMENT):
            yield ScoreRow(node.code, node.text, node.kind.value, step.shown or NOTHING)


def _walk(framework: Framework) -> Iterator[Node]:
    waiting = [framework.root]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(reversed(node.children))


def _chart(scored: Scored) -> BarChart | None:
    """The indicators, or the instruments where a framework has none; only those with a figure."""
    nodes = list(_walk(scored.framework))
    kind = Kind.INDICATOR if any(node.kind is Kind.INDICATOR for node in nodes) else Kind.INSTRUMENT
    bars = tuple(
        Bar(_label(node), Decimal(scored.steps[node.code].shown), scored.steps[node.code].shown)
        for node in nodes
        if node.kind is kind and scored.steps[node.code].shown
    )
    return BarChart(_("Scores by indicator"), bars) if bars else None


def _label(node: Node) -> str:
    text = f"{node.code} {in_words(node.text)}"
    return text if len(text) <= LONGEST_LABEL else text[: LONGEST_LABEL - 1].rstrip() + "…"
