"""Which items are weak, by a rule that the officer chooses, with the reason for each."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from prongsai.rules.arithmetic import rounded
from prongsai.rules.framework import Kind
from prongsai.rules.score import Scored, Step


class WeakRule(StrEnum):
    """BELOW_TARGET: under a figure; LOWEST: the N lowest items; BELOW_NEED: under what the next level needs."""

    BELOW_TARGET = "below_target"
    LOWEST = "lowest"
    BELOW_NEED = "below_need"


@dataclass(frozen=True, slots=True)
class Choice:
    """A rule and its figure. target: 0 to 100 (BELOW_TARGET). count: at least 1 (LOWEST)."""

    rule: WeakRule
    target: Fraction = Fraction(95)
    count: int = 5


@dataclass(frozen=True, slots=True)
class WeakPoint:
    """A weak item, its figure, and how far it is from the limit that made it weak; worst first."""

    code: str
    value: Fraction
    limit: Fraction
    gap: Fraction
    rank: int


def weak_points(scored: Scored, choice: Choice) -> tuple[WeakPoint, ...]:
    """The weak items by that rule, worst first. Items without a figure are never weak: they are missing.

    Where figures came in above the items, the lowest figure given on each branch is looked at instead.
    Figures are compared as shown. LOWEST leaves out full marks; its limit is the highest figure it lists.
    BELOW_NEED names nothing at the top level or while there is no level.
    """
    match choice.rule:
        case WeakRule.BELOW_TARGET:
            return _below(scored, scored.counted, choice.target)
        case WeakRule.LOWEST:
            return _lowest(scored, choice.count)
        case WeakRule.BELOW_NEED:
            return _below_need(scored)


def _below(scored: Scored, steps: Iterable[Step], limit: Fraction) -> tuple[WeakPoint, ...]:
    rounding = scored.framework.rounding
    return _ranked([step for step in steps if rounded(_figure(step), rounding) < limit], limit)


def _lowest(scored: Scored, count: int) -> tuple[WeakPoint, ...]:
    short_of_full = [step for step in scored.counted if _figure(step) < 100]
    chosen = sorted(short_of_full, key=_figure)[: max(0, count)]
    return _ranked(chosen, _figure(chosen[-1])) if chosen else ()


def _below_need(scored: Scored) -> tuple[WeakPoint, ...]:
    """What keeps the next level away: figures of the instruments under its limit; else figures under the total's."""
    level = scored.level
    if level is None or level.above is None:
        return ()
    keys = {hurdle.key for hurdle in level.stopped_by}
    limit = level.above.every_instrument_min
    if limit is None or "every_instrument_min" not in keys:
        return _below(scored, scored.counted, level.above.total_min)
    stopping = {step.code for step in scored.of_kind(Kind.INSTRUMENT) if _stops(scored, step, limit)}
    return _below(
        scored, [step for step in scored.counted if _instrument_of(scored, step) in stopping], limit
    )


def _stops(scored: Scored, instrument: Step, limit: Fraction) -> bool:
    figure = scored.compared(instrument)
    return figure is not None and figure < limit


def _instrument_of(scored: Scored, step: Step) -> str:
    if step.kind is Kind.INSTRUMENT:
        return step.code
    above = scored.framework.ancestor(step.code, Kind.INSTRUMENT)
    return above.code if above else ""


def _figure(step: Step) -> Fraction:
    return step.value if step.value is not None else Fraction(0)


def _ranked(steps: list[Step], limit: Fraction) -> tuple[WeakPoint, ...]:
    """Worst first; equal figures in printed order."""
    ordered = sorted(steps, key=_figure)
    return tuple(
        WeakPoint(step.code, _figure(step), limit, limit - _figure(step), rank)
        for rank, step in enumerate(ordered, start=1)
    )
