"""From given figures to a total, a level, and the steps between: exact, and nothing made to look complete."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from prongsai.rules.arithmetic import rounded, text_of_units, units, units_per_point
from prongsai.rules.evaluate import Figures, Ratio, evaluate
from prongsai.rules.framework import Compare, Framework, How, IfMissing, Kind, Node, Rounding
from prongsai.rules.grade import LevelDecision, decide_if_certain
from prongsai.rules.plan import Plan, Recipe, plan_for


class UnknownCode(ValueError):
    """A figure was given for a code that the framework does not have."""

    def __init__(self, code: str) -> None:
        super().__init__(f"The framework has no {code!r}.")
        self.code = code


class OutOfRange(ValueError):
    """A figure lies below 0 or above 100."""

    def __init__(self, code: str, value: Fraction) -> None:
        super().__init__(f"{code}: {value} is not between 0 and 100.")
        self.code = code
        self.value = value


class Part(NamedTuple):
    """One figure that went into a step: whose, how much of the step it decides, and its value (None: missing).

    share   0 to 1, all shares of a step sum to 1; 0 when the figure is missing and left out
    value   as it is carried up: exact, or rounded where the framework says so
    """

    code: str
    share: Fraction
    value: Fraction | None


class Step(NamedTuple):
    """How one node's figure came about. (Named tuples, because a nation's scores make millions of them.)

    value     exact figure 0 to 100, or None when withheld
    shown     the figure as printed, "97.89", or "" when withheld
    how       GIVEN: it was put in; else the rule that made it from `parts`: the sum of share x value
    given     the figure put in for this very node, whether or not it was used
    missing   the lowest codes at or below it that had no figure
    complete  no figure below is missing
    """

    code: str
    kind: Kind
    how: How
    value: Fraction | None
    shown: str
    given: Fraction | None
    parts: tuple[Part, ...]
    missing: tuple[str, ...]

    @property
    def complete(self) -> bool:
        return not self.missing


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A figure given for a node differs from the one that the figures below it make (both as shown).

    difference   given less computed: "0.16", "-0.16"
    """

    code: str
    given: str
    computed: str
    difference: str


@dataclass(frozen=True, slots=True)
class Scored:
    """The whole result.

    steps       every node of the framework, total first, in printed order
    level       None while the total is withheld, or while it hangs on an instrument without a figure
    missing     codes of the lowest nodes without a figure
    lowest, highest   the total if each missing figure were 0, or 100; equal to the total when nothing is missing
    """

    framework: Framework
    given: Mapping[str, Fraction]
    steps: Mapping[str, Step]
    level: LevelDecision | None
    missing: tuple[str, ...]
    mismatches: tuple[Mismatch, ...]
    lowest: Fraction
    highest: Fraction

    @property
    def total(self) -> Step:
        return self.steps[self.framework.root.code]

    @property
    def complete(self) -> bool:
        return not self.missing

    @property
    def counted(self) -> tuple[Step, ...]:
        """The figures that count: the lowest given on each branch, in printed order."""
        return tuple(self._lowest_given(self.framework.root))

    def _lowest_given(self, node: Node) -> Iterator[Step]:
        step = self.steps[node.code]
        if step.how is not How.GIVEN:
            for child in node.children:
                yield from self._lowest_given(child)
        elif step.value is not None:
            yield step

    def compared(self, step: Step) -> Fraction | None:
        """The figure as the level table compares it: as shown, or exact; None where there is none."""
        if step.value is None or self.framework.levels.compare is Compare.EXACT:
            return step.value
        return rounded(step.value, self.framework.rounding)

    def of_kind(self, kind: Kind) -> tuple[Step, ...]:
        return tuple(step for step in self.steps.values() if step.kind is kind)


def score(framework: Framework, given: Mapping[str, Fraction]) -> Scored:
    """Score the figures given, at any level of the tree, mixed.

    given   code -> figure from 0 to 100; on each branch the lowest level given counts, what is given above is compared.
    Raises  UnknownCode, OutOfRange.
    """
    ratios = _ratios(framework, given)
    plan = plan_for(framework, frozenset(given))
    figures = evaluate(plan, given, ratios, framework.rounding)
    lowest, highest = _bounds(framework, plan, given, figures.values[0])
    return Scored(
        framework=framework,
        given=dict(given),
        steps=_steps(plan, given, figures, framework.rounding.places),
        level=_level(framework, plan, figures),
        missing=plan.missing,
        mismatches=_mismatches(plan, ratios, figures, framework.rounding),
        lowest=lowest,
        highest=highest,
    )


def _ratios(framework: Framework, given: Mapping[str, Fraction]) -> dict[str, Ratio]:
    """The figures as whole numbers, once they are known to be possible."""
    for code in given.keys() - framework.nodes.keys():
        raise UnknownCode(code)
    ratios = {code: value.as_integer_ratio() for code, value in given.items()}
    for code, (numerator, denominator) in ratios.items():
        if not 0 <= numerator <= 100 * denominator:
            raise OutOfRange(code, given[code])
    return ratios


def _steps(plan: Plan, given: Mapping[str, Fraction], figures: Figures, places: int) -> Mapping[str, Step]:
    steps = {}
    for recipe, value, count in zip(plan.recipes, figures.values, figures.in_units, strict=True):
        steps[recipe.code] = Step(
            recipe.code,
            recipe.kind,
            recipe.how,
            value,
            "" if count is None else text_of_units(count, places),
            given.get(recipe.code),
            _parts(recipe, figures.carried) if recipe.codes else (),
            recipe.missing,
        )
    return steps


def _parts(recipe: Recipe, carried: Sequence[Fraction | None]) -> tuple[Part, ...]:
    return tuple(map(Part, recipe.codes, recipe.shares, [carried[place] for place in recipe.sources]))


def _mismatches(
    plan: Plan, ratios: Mapping[str, Ratio], figures: Figures, rounding: Rounding
) -> tuple[Mismatch, ...]:
    """Figures given above others, where they differ from what the others make; none where nothing could be made."""
    found = []
    for place in plan.compared:
        code, computed = plan.recipes[place].code, figures.in_units[place]
        put_in = units(*ratios[code], rounding)
        if computed is not None and put_in != computed:
            counts = (put_in, computed, put_in - computed)
            found.append(Mismatch(code, *(text_of_units(count, rounding.places) for count in counts)))
    return tuple(found)


def _bounds(
    framework: Framework, plan: Plan, given: Mapping[str, Fraction], total: Fraction | None
) -> tuple[Fraction, Fraction]:
    """The total with 0, and with 100, in place of every missing figure."""
    if total is not None and not plan.missing:
        return total, total
    whole = plan_for(framework, frozenset(given).union(plan.missing))

    def total_with(filler: int) -> Fraction:
        filled = dict(given) | dict.fromkeys(plan.missing, Fraction(filler))
        return evaluate(whole, filled, _ratios(framework, filled), framework.rounding).values[0] or Fraction(
            0
        )

    return total_with(0), total_with(100)


def _level(framework: Framework, plan: Plan, figures: Figures) -> LevelDecision | None:
    """The level of the total as it stands; None while it has no figure, or an instrument that decides has none."""
    exact = framework.levels.compare is Compare.EXACT
    per_point = units_per_point(framework.rounding.places)

    def compared(place: int) -> Fraction | None:
        count = figures.in_units[place]
        return figures.values[place] if exact or count is None else Fraction(count, per_point)

    total = compared(0)
    if total is None:
        return None
    instruments = {plan.recipes[place].code: compared(place) for place in plan.instruments}
    if plan.recipes[0].how is not How.GIVEN and framework.root.if_missing is IfMissing.AS_ZERO:
        instruments = {code: figure or Fraction(0) for code, figure in instruments.items()}
    return decide_if_certain(framework.levels, total, instruments)
