"""Figures that somebody tries out: what they typed, what of it is wrong, and what it changes."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from prongsai.rules.score import Scored


@dataclass(frozen=True, slots=True)
class Trial:
    """Everything by code.

    standing   what can be tried: the figure that stands, or None where it is missing
    typed      as it was typed
    wrong      a sentence about what cannot be used
    changes    the figures that differ from those that stand
    problems   every sentence about what is wrong, with its place
    """

    standing: Mapping[str, Fraction | None]
    typed: Mapping[str, str]
    wrong: Mapping[str, str]
    changes: Mapping[str, Fraction]
    problems: tuple[str, ...]


def standing_figures(scored: Scored) -> dict[str, Fraction | None]:
    """The lowest figure given on each branch, and the lowest that are missing; in printed order."""
    counted = {step.code: step.value for step in scored.counted}
    missing = set(scored.missing)
    return {code: counted.get(code) for code in scored.steps if code in counted or code in missing}
