"""The published result of an office's year."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from prongsai.public_site.addresses import Spot
from prongsai.public_site.presenters.frames import Frame, frame, year_place
from prongsai.public_site.presenters.tables import Download
from prongsai.rules.framework import Framework, Kind, Node, Text
from prongsai.rules.score import Scored
from prongsai.scoring.models import ScoreSheet
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
class ResultPage:
    frame: Frame
    fiscal_year: int
    total: str
    level: str
    level_key: str
    sealed_at: datetime | None
    is_complete: bool
    chart: BarChart | None
    rows: tuple[ScoreRow, ...]
    csv: Download


def result_page(sheet: ScoreSheet, scored: Scored, spot: Spot) -> ResultPage:
    """No query."""
    round_ = sheet.round
    crumbs = (year_place(round_.agency, spot, round_.fiscal_year), (_("Result of the assessment"), ""))
    level = scored.level.level if scored.level else None
    return ResultPage(
        frame=frame(round_.agency, spot, *crumbs),
        fiscal_year=round_.fiscal_year,
        total=scored.total.shown or NOTHING,
        level=level_in_words(level) if level else "",
        level_key=level.key if level else "",
        sealed_at=sheet.sealed_at,
        is_complete=scored.complete,
        chart=_chart(scored),
        rows=tuple(score_rows(scored)),
        csv=Download("CSV", f"{spot.href}result.csv"),
    )


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
