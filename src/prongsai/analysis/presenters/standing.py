"""How do we stand: the total, the level, and the reason."""

from dataclasses import dataclass

from prongsai.analysis import links
from prongsai.analysis.comparison import Comparison
from prongsai.rules.score import Scored
from prongsai.scoring import wording
from prongsai.scoring.models import ScoreSheet
from prongsai.ui.language import in_words


@dataclass(frozen=True, slots=True)
class Missing:
    code: str
    title: str
    href: str


@dataclass(frozen=True, slots=True)
class Standing:
    """shown is "" while there is no total; level_text is "" while there is no level.

    last_year, change   last year's total and the difference with its sign, or "" where there is none
    """

    shown: str
    href: str
    level_key: str
    level_text: str
    reason: str
    band_note: str
    provisional: str
    missing: tuple[Missing, ...]
    mismatches: tuple[str, ...]
    last_year: str
    change: str


def standing(sheet: ScoreSheet, scored: Scored, comparison: Comparison | None) -> Standing:
    nodes = scored.framework.nodes
    before = comparison.total if comparison else None
    return Standing(
        shown=scored.total.shown,
        href=links.of_figure(sheet, scored.total.code),
        level_key=scored.level.level.key if scored.level else "",
        level_text=in_words(scored.level.level.text) if scored.level else "",
        reason=wording.level_reason(scored),
        band_note=wording.band_note(scored),
        provisional=wording.provisional_note(scored),
        missing=tuple(
            Missing(code, in_words(nodes[code].text), links.of_figure(sheet, code)) for code in scored.missing
        ),
        mismatches=tuple(wording.mismatch_in_words(mismatch) for mismatch in scored.mismatches),
        last_year=before.shown if before else "",
        change=wording.difference(before.change, scored.framework.rounding) if before else "",
    )
