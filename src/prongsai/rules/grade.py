"""Which level a result reaches, and the condition that decided."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from prongsai.rules.framework import Level, LevelTable


@dataclass(frozen=True, slots=True)
class Hurdle:
    """One condition of a level and how the result stands to it.

    key    total_min, every_instrument_min, some_instrument_below
    code   the node looked at: the total, or the instrument nearest to failing
    """

    key: str
    code: str
    limit: Fraction
    value: Fraction
    holds: bool


@dataclass(frozen=True, slots=True)
class LevelDecision:
    """The level reached; why not the one above (the hurdles of that level that do not hold); its own hurdles."""

    level: Level
    hurdles: tuple[Hurdle, ...]
    above: Level | None
    stopped_by: tuple[Hurdle, ...]
    outside_printed_band: bool


def decide_level(table: LevelTable, total: Fraction, instruments: Mapping[str, Fraction]) -> LevelDecision:
    """Try the levels from best to worst; the first whose conditions all hold is the level.

    total, instruments   0 to 100, already rounded when the table compares rounded figures.
    """
    raise NotImplementedError
