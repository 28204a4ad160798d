"""The score as it stands while the table is still being checked."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from prongsai.rules.framework import Framework, Kind, Text
from prongsai.rules.score import score
from prongsai.scoring.wording import level_reason, mismatch_in_words, provisional_note


@dataclass(frozen=True, slots=True)
class InstrumentFigure:
    code: str
    shown: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """total: as printed, or "" while there is none."""

    total: str
    level: Text | None
    level_key: str
    reason: str
    provisional: str
    instruments: tuple[InstrumentFigure, ...]
    mismatches: tuple[str, ...]


def outcome_of(framework: Framework, figures: Mapping[str, Fraction]) -> Outcome | None:
    """None while no figure can be used."""
    if not figures:
        return None
    scored = score(framework, figures)
    level = scored.level.level if scored.level else None
    return Outcome(
        total=scored.total.shown,
        level=level.text if level else None,
        level_key=level.key if level else "",
        reason=level_reason(scored),
        provisional=provisional_note(scored),
        instruments=tuple(
            InstrumentFigure(step.code, step.shown) for step in scored.of_kind(Kind.INSTRUMENT)
        ),
        mismatches=tuple(mismatch_in_words(one) for one in scored.mismatches),
    )
