"""The cheapest way by trying everything, for small frameworks and whole-point figures."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations, product

from prongsai.rules.arithmetic import grid, rounded
from prongsai.rules.framework import How, IfMissing, Kind, Level
from prongsai.rules.grade import decide_if_certain
from prongsai.rules.score import Scored, score


def least_price(scored: Scored, target: Level) -> tuple[int, Fraction] | None:
    """Fewest figures, then fewest points, that bring at least `target`; None when nothing does."""
    model = _Linear(scored)
    wanted = scored.framework.levels.levels.index(target)
    unit = grid(scored.framework.rounding)
    heights = {
        step.code: [height for height in _multiples(unit) if step.value is not None and height > step.value]
        for step in scored.counted
    }
    movable = [code for code, above in heights.items() if above]
    for count in range(1, len(movable) + 1):
        prices = [
            model.points(changes)
            for chosen in combinations(movable, count)
            if model.level({code: Fraction(100) for code in chosen}) <= wanted
            for values in product(*(heights[code] for code in chosen))
            for changes in (dict(zip(chosen, values, strict=True)),)
            if model.level(changes) <= wanted
        ]
        if prices:
            return count, min(prices)
    return None


def _multiples(unit: Fraction) -> Iterator[Fraction]:
    return (count * unit for count in range(int(100 / unit) + 1))


class _Linear:
    """Total and instruments as sums of pulls, the pulls found by raising one figure at a time."""

    def __init__(self, scored: Scored) -> None:
        self.scored = scored
        framework = scored.framework
        self.watched = [scored.framework.root.code] + [step.code for step in scored.of_kind(Kind.INSTRUMENT)]
        self.now = {code: scored.steps[code].value for code in self.watched}
        as_zero = framework.root.if_missing is IfMissing.AS_ZERO and scored.total.how is not How.GIVEN
        self.without_figure = Fraction(0) if as_zero else None
        self.pulls = {step.code: self._pull(step.code) for step in scored.counted}

    def _pull(self, code: str) -> dict[str, Fraction]:
        """What each watched figure gains by one point of this one."""
        before, after = self._at(code, Fraction(0)), self._at(code, Fraction(100))
        return {
            node: (high - low) / 100
            for node in self.watched
            if (high := after.steps[node].value) is not None and (low := before.steps[node].value) is not None
        }

    def _at(self, code: str, value: Fraction) -> Scored:
        return score(self.scored.framework, dict(self.scored.given) | {code: value})

    def level(self, changes: dict[str, Fraction]) -> int:
        framework = self.scored.framework
        figures: dict[str, Fraction | None] = {}
        for node, value in self.now.items():
            if value is None:
                figures[node] = self.without_figure
                continue
            for code, raised in changes.items():
                value += self.pulls[code].get(node, Fraction(0)) * (raised - self.scored.given[code])
            figures[node] = (
                value if framework.levels.compare == "exact" else rounded(value, framework.rounding)
            )
        total = figures.pop(framework.root.code) if self.now[framework.root.code] is not None else None
        decision = decide_if_certain(framework.levels, total, figures) if total is not None else None
        return framework.levels.levels.index(decision.level) if decision else len(framework.levels.levels)

    def points(self, changes: dict[str, Fraction]) -> Fraction:
        return sum((raised - self.scored.given[code] for code, raised in changes.items()), Fraction(0))
