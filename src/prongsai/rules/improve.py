"""What if: change figures and see the result; the smallest set of raises that reaches the next level."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from prongsai.rules.arithmetic import grid, least_shown_as
from prongsai.rules.framework import Compare, Framework, How, Kind, Level
from prongsai.rules.levers import Lever, Need, fewest_points
from prongsai.rules.score import Scored, Step, score
from prongsai.rules.trimming import trimmed

UNITS_OF_MARGIN = (1, 2, 4)


@dataclass(frozen=True, slots=True)
class Raise:
    """One figure to lift: from where, to where (0 to 100), and what the exact total gains by it."""

    code: str
    before: Fraction
    after: Fraction
    gain: Fraction


@dataclass(frozen=True, slots=True)
class Way:
    """The cheapest way to a level: fewest figures raised, then fewest points; `result` is the score after them."""

    level: Level
    raises: tuple[Raise, ...]
    result: Scored


def what_if(scored: Scored, changes: Mapping[str, Fraction]) -> Scored:
    """Score again with some figures set to other values. A change to a node with figures below it replaces them.

    Figures that were only compared, above a change, are dropped: they tell of the old state.
    Raises  UnknownCode, OutOfRange.
    """
    framework = scored.framework
    replaced = {
        below.code for code in changes if code in framework.nodes for below in framework.nodes[code].walk()
    }
    compared = {
        above
        for code in changes
        for above in _above(framework, code)
        if scored.steps[above].how is not How.GIVEN
    }
    kept = {code: value for code, value in scored.given.items() if code not in replaced | compared}
    return score(framework, kept | dict(changes))


def _above(framework: Framework, code: str) -> Iterator[str]:
    above = framework.parents.get(code)
    while above is not None:
        yield above.code
        above = framework.parents.get(above.code)


def cheapest_way(scored: Scored, target: Level | None = None) -> Way | None:
    """The smallest set of raises that reaches `target` (default: the next level up) or a better level.

    Only figures that count are raised (the lowest given on each branch), to figures with the places that are shown.
    None when already there, at the top, the total is withheld, or no set of raises can reach it.
    Exact where nothing is carried up rounded; otherwise no raise of it can be dropped or lowered.
    """
    if scored.level is None:
        return None
    target = target or scored.level.above
    if target is None or _at_least(scored, target):
        return None
    levels = scored.framework.levels.levels
    ways = [
        way
        for level in levels[: levels.index(target) + 1]
        if (way := _way_by(scored, level, target)) is not None
    ]
    return min(ways, key=_price, default=None)


def gain_per_point(framework: Framework, scored: Scored) -> Mapping[str, Fraction]:
    """For each figure that counted: what the total gains when it rises by one point (before any rounding)."""
    return _pulls(scored, framework.root.code)


def _pulls(scored: Scored, code: str) -> dict[str, Fraction]:
    """How much a node gains by one point of each figure that counts in it."""
    step = scored.steps[code]
    if step.value is None:
        return {}
    if step.how is How.GIVEN:
        return {code: Fraction(1)}
    pulls: dict[str, Fraction] = {}
    for part in step.parts:
        for below, pull in _pulls(scored, part.code).items():
            pulls[below] = pulls.get(below, Fraction(0)) + part.share * pull
    return pulls


def _at_least(scored: Scored, target: Level) -> bool:
    levels = scored.framework.levels.levels
    return scored.level is not None and levels.index(scored.level.level) <= levels.index(target)


def _price(way: Way) -> tuple[int, Fraction]:
    return len(way.raises), sum((lift.after - lift.before for lift in way.raises), Fraction(0))


def _way_by(scored: Scored, level: Level, target: Level) -> Way | None:
    """The cheapest raises that meet the limits of `level`, if they do bring at least `target`."""

    def reaches(changes: Mapping[str, Fraction]) -> bool:
        return _at_least(what_if(scored, changes), target)

    raised = next(
        (found for found in _candidates(scored, level) if found is not None and reaches(found)), None
    )
    if raised is None:
        return None
    if scored.framework.rounding.carried_at:
        raised = trimmed(raised, scored.given, grid(scored.framework.rounding), reaches)
    pulls = gain_per_point(scored.framework, scored)
    raises = tuple(
        Raise(code, before, raised[code], (raised[code] - before) * pulls.get(code, Fraction(0)))
        for code, before in ((step.code, scored.given[step.code]) for step in scored.counted)
        if code in raised
    )
    return Way(target, raises, what_if(scored, raised))


def _candidates(scored: Scored, level: Level) -> Iterator[dict[str, Fraction] | None]:
    """Raises worth trying, cheapest first: where figures are carried up rounded, the exact least may just miss."""
    yield _raises_for(scored, level, margin=0)
    if scored.framework.rounding.carried_at:
        for margin in UNITS_OF_MARGIN:
            yield _raises_for(scored, level, margin)
        yield {step.code: Fraction(100) for step in scored.counted if step.value != 100}


def _raises_for(scored: Scored, level: Level, margin: int) -> dict[str, Fraction] | None:
    """The least raises after which the total and every instrument meet the limits, by so many units more."""
    totals = gain_per_point(scored.framework, scored)
    extra = margin * grid(scored.framework.rounding)
    levers = {step.code: _lever(step, "", totals, {}) for step in scored.counted}
    needs: dict[str, Need] = {}
    for instrument in scored.of_kind(Kind.INSTRUMENT):
        pulls = _pulls(scored, instrument.code)
        levers |= {code: _lever(scored.steps[code], instrument.code, totals, pulls) for code in pulls}
        if level.every_instrument_min is not None:
            needs[instrument.code] = _need(scored, instrument, level.every_instrument_min + extra)
    total = _need(scored, scored.total, level.total_min + extra)
    return fewest_points(list(levers.values()), total, needs, grid(scored.framework.rounding))


def _lever(step: Step, instrument: str, totals: Mapping[str, Fraction], own: Mapping[str, Fraction]) -> Lever:
    zero = Fraction(0)
    return Lever(
        step.code, instrument, step.value or zero, totals.get(step.code, zero), own.get(step.code, zero)
    )


def _need(scored: Scored, step: Step, limit: Fraction) -> Need:
    """How far a figure is from showing `limit`, or from being it where exact figures are compared."""
    at, enough = limit, True
    if scored.framework.levels.compare is Compare.ROUNDED:
        at, enough = least_shown_as(limit, scored.framework.rounding)
    return Need(at - (step.value or Fraction(0)), strict=not enough)
