"""Instruments, indicators and sub-indicators: as rows, as bars and as a radar."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _

from prongsai.analysis import links
from prongsai.rules.arithmetic import shown
from prongsai.rules.framework import Framework, Kind, Node
from prongsai.rules.score import Scored
from prongsai.scoring import wording
from prongsai.scoring.models import ScoreSheet
from prongsai.ui.bars import Bar, BarChart, Mark
from prongsai.ui.language import in_words
from prongsai.ui.radar import Axis, RadarChart

FEWEST_AXES = 3
MOST_AXES = 12
MOST_MARKS = 2


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure in a list.

    tone    the instrument's code, which gives the hue, or ""
    share   how much of the total it decides: "30%", or ""
    below   the rows one step under it that the list shows
    """

    code: str
    name: str
    title: str
    shown: str
    href: str
    tone: str
    share: str
    below: tuple["FigureRow", ...] = ()


@dataclass(frozen=True, slots=True)
class Parts:
    """What the total is made of. limit: the figure that the next level asks of every instrument, "" where none."""

    instruments: tuple[FigureRow, ...]
    limit: str
    limit_note: str
    indicators: tuple[FigureRow, ...]
    has_sub_indicators: bool
    bars: BarChart | None
    radar: RadarChart | None


def parts(sheet: ScoreSheet, scored: Scored) -> Parts:
    rows = _Rows(sheet, scored)
    indicators = tuple(
        rows.row(node, Kind.SUB_INDICATOR) for node in scored.framework.of_kind(Kind.INDICATOR)
    )
    limit = _instrument_limit(scored)
    return Parts(
        instruments=rows.asked_for(scored.framework.of_kind(Kind.INSTRUMENT), Kind.PART),
        limit="" if limit is None else shown(limit, scored.framework.rounding),
        limit_note=_limit_note(scored, limit),
        indicators=indicators,
        has_sub_indicators=any(row.below for row in indicators),
        bars=_bars(scored, indicators) if indicators else None,
        radar=_radar(scored, indicators) if _is_round(indicators) else None,
    )


class _Rows:
    def __init__(self, sheet: ScoreSheet, scored: Scored) -> None:
        self.sheet = sheet
        self.scored = scored
        self.missing = frozenset(scored.missing)
        self.shares = {part.code: part.share for part in scored.total.parts}

    def asked_for(self, nodes: Iterable[Node], below: Kind) -> tuple[FigureRow, ...]:
        """Rows of the nodes with a figure, and of those that miss one; not of those that a figure above stands for."""
        return tuple(self.row(node, below) for node in nodes if self._is_asked_for(node))

    def _is_asked_for(self, node: Node) -> bool:
        step = self.scored.steps[node.code]
        return step.value is not None or any(code in self.missing for code in step.missing)

    def row(self, node: Node, below: Kind) -> FigureRow:
        share = self.shares.get(node.code)
        return FigureRow(
            code=node.code,
            name=wording.code_in_words(node.code, self.scored.framework),
            title=in_words(node.text),
            shown=self.scored.steps[node.code].shown,
            href=links.of_figure(self.sheet, node.code),
            tone=tone_of(node, self.scored.framework),
            share=wording.percent(share) if share else "",
            below=self.asked_for((child for child in node.children if child.kind is below), below),
        )


def tone_of(node: Node, framework: Framework) -> str:
    """The code of the instrument that a node belongs to, or ""."""
    if node.kind is Kind.INSTRUMENT:
        return node.code
    above = framework.ancestor(node.code, Kind.INSTRUMENT)
    return above.code if above else ""


def marks(framework: Framework) -> tuple[Mark, ...]:
    """The limits worth a line: the two highest totals that levels ask for, each with the best level it opens."""
    found: dict[Fraction, Mark] = {}
    for level in framework.levels.levels:
        if level.total_min > 0 and level.total_min not in found and len(found) < MOST_MARKS:
            limit = shown(level.total_min, framework.rounding)
            label = f"{limit.removesuffix('.00')} {in_words(level.text)}"
            found[level.total_min] = Mark(Decimal(limit), label)
    return tuple(found.values())


def _is_round(rows: tuple[FigureRow, ...]) -> bool:
    """Whether a radar can be read: enough figures, and not too many."""
    return sum(1 for row in rows if row.shown) >= FEWEST_AXES and len(rows) <= MOST_AXES


def _bars(scored: Scored, rows: tuple[FigureRow, ...]) -> BarChart:
    bars = tuple(
        Bar(
            label=row.title,
            value=Decimal(row.shown) if row.shown else None,
            shown=row.shown or _("no figure"),
            tone=row.tone,
            code=row.code,
            href=row.href,
        )
        for row in rows
    )
    return BarChart(_("Indicators as bars"), bars, marks(scored.framework))


def _radar(scored: Scored, rows: tuple[FigureRow, ...]) -> RadarChart:
    axes = tuple(
        Axis(
            code=row.code,
            label=row.title,
            value=Decimal(row.shown) if row.shown else None,
            shown=row.shown or _("no figure"),
            tone=row.tone,
        )
        for row in rows
    )
    return RadarChart(_("Indicators as a radar"), axes, marks(scored.framework))


def _instrument_limit(scored: Scored) -> Fraction | None:
    """What the next level asks of every instrument; at the top, what the top asks."""
    if scored.level is None:
        return None
    return (scored.level.above or scored.level.level).every_instrument_min


def _limit_note(scored: Scored, limit: Fraction | None) -> str:
    if limit is None or scored.level is None:
        return ""
    return _("%(level)s asks for %(limit)s in every instrument.") % {
        "level": wording.level_in_words(scored.level.above or scored.level.level),
        "limit": shown(limit, scored.framework.rounding),
    }
