"""Which level a result reaches, and the condition that decided."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from prongsai.rules.framework import TOTAL, Level, LevelTable


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


class NoLevel(ValueError):
    """No row of the level table fits the total: the table has a gap."""

    def __init__(self, total: Fraction) -> None:
        super().__init__(f"No level fits a total of {total}.")
        self.total = total


def decide_level(table: LevelTable, total: Fraction, instruments: Mapping[str, Fraction]) -> LevelDecision:
    """Try the levels from best to worst; the first whose conditions all hold is the level.

    total, instruments   0 to 100, already rounded when the table compares rounded figures.
    Conditions decide, not the printed band: 97.89 with an instrument at 93.00 is the second level, outside its band.
    Raises  NoLevel when the table has a gap.
    """
    lowest = min(instruments, key=instruments.__getitem__, default=None)
    nearest = None if lowest is None else (lowest, instruments[lowest])
    failed: tuple[Hurdle, ...] = ()
    above: Level | None = None
    for level in table.levels:
        hurdles = _hurdles(level, total, nearest)
        if all(hurdle.holds for hurdle in hurdles):
            return LevelDecision(level, hurdles, above, failed, _outside_band(level, total))
        failed = tuple(hurdle for hurdle in hurdles if not hurdle.holds)
        above = level
    raise NoLevel(total)


def decide_if_certain(
    table: LevelTable, total: Fraction, instruments: Mapping[str, Fraction | None]
) -> LevelDecision | None:
    """The level, if it is the same whatever the instruments without a figure may be; else None."""
    known = {code: figure for code, figure in instruments.items() if figure is not None}
    unknown = [code for code in instruments if code not in known]
    at_worst = decide_level(table, total, known | dict.fromkeys(unknown, Fraction(0)))
    if not unknown:
        return at_worst
    at_best = decide_level(table, total, known | dict.fromkeys(unknown, Fraction(100)))
    if at_best.level is not at_worst.level:
        return None
    stopped_by = tuple(hurdle for hurdle in at_worst.stopped_by if hurdle.code not in unknown)
    hurdles = tuple(hurdle for hurdle in at_worst.hurdles if hurdle.code not in unknown)
    return replace(at_worst, hurdles=hurdles, stopped_by=stopped_by)


def _hurdles(level: Level, total: Fraction, nearest: tuple[str, Fraction] | None) -> tuple[Hurdle, ...]:
    """The conditions of one level, the lowest instrument standing for all.

    Without instruments "every" holds of itself and "some" cannot hold.
    """
    hurdles = [Hurdle("total_min", TOTAL, level.total_min, total, total >= level.total_min)]
    code, value = nearest or (TOTAL, total)
    if level.every_instrument_min is not None and nearest:
        limit = level.every_instrument_min
        hurdles.append(Hurdle("every_instrument_min", code, limit, value, value >= limit))
    if level.some_instrument_below is not None:
        limit = level.some_instrument_below
        hurdles.append(
            Hurdle("some_instrument_below", code, limit, value, nearest is not None and value < limit)
        )
    return tuple(hurdles)


def _outside_band(level: Level, total: Fraction) -> bool:
    return level.total_max is not None and total > level.total_max
