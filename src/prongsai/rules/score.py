"""From given figures to a total, a level, and the steps between: exact, and nothing made to look complete."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from prongsai.rules.arithmetic import text_of_units, units, units_per_point
from prongsai.rules.evaluate import Figures, evaluate
from prongsai.rules.framework import Framework, How, IfMissing, Kind, Node
from prongsai.rules.grade import LevelDecision, decide_if_certain
from prongsai.rules.plan import Plan, plan_for


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


@dataclass(frozen=True, slots=True)
class Part:
    """One figure that went into a step: whose, how much of the step it decides, and its value (None: missing).

    share   0 to 1, all shares of a step sum to 1; 0 when the figure is missing and left out
    value   as it is carried up: exact, or rounded where the framework says so
    """

    code: str
    share: Fraction
    value: Fraction | None


@dataclass(frozen=True, slots=True)
class Step:
    """How one node's figure came about.

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

    def of_kind(self, kind: Kind) -> tuple[Step, ...]:
        return tuple(step for step in self.steps.values() if step.kind is kind)


def score(framework: Framework, given: Mapping[str, Fraction]) -> Scored:
    """Score the figures given, at any level of the tree, mixed.

    given   code -> figure from 0 to 100; on each branch the lowest level given counts, what is given above is compared.
    Raises  UnknownCode, OutOfRange.
    """
    _check(framework, given)
    plan = plan_for(framework, frozenset(given))
    figures = evaluate(plan, given, framework.rounding)
    lowest, highest = _bounds(framework, plan, given, figures)
    return Scored(
        framework=framework,
        given=dict(given),
        steps=_steps(framework, plan, given, figures),
        level=_level(framework, plan, figures),
        missing=plan.missing,
        mismatches=_mismatches(framework, plan, given, figures),
        lowest=lowest,
        highest=highest,
    )


def _check(framework: Framework, given: Mapping[str, Fraction]) -> None:
    for code, value in given.items():
        if code not in framework.nodes:
            raise UnknownCode(code)
        numerator, denominator = value.as_integer_ratio()
        if not 0 <= numerator <= 100 * denominator:
            raise OutOfRange(code, value)


def _steps(
    framework: Framework, plan: Plan, given: Mapping[str, Fraction], figures: Figures
) -> Mapping[str, Step]:
    steps = {}
    carried, places = figures.carried, framework.rounding.places
    for recipe, value, count in zip(plan.recipes, figures.values, figures.in_units, strict=True):
        node = recipe.node
        sources = [carried[place] for place in recipe.sources]
        steps[node.code] = Step(
            node.code,
            node.kind,
            How.GIVEN if recipe.is_given else node.how,
            value,
            "" if count is None else text_of_units(count, places),
            given.get(node.code),
            tuple(map(Part, recipe.codes, recipe.shares, sources)),
            recipe.missing,
        )
    return steps


def _mismatches(
    framework: Framework, plan: Plan, given: Mapping[str, Fraction], figures: Figures
) -> tuple[Mismatch, ...]:
    """Figures given above others, where they differ from what the others make; nothing to compare where withheld."""
    found = []
    rounding = framework.rounding
    for recipe, computed in zip(plan.recipes, figures.in_units, strict=True):
        if not recipe.compared or computed is None:
            continue
        put_in = units(*given[recipe.node.code].as_integer_ratio(), rounding)
        if put_in != computed:
            counts = (put_in, computed, put_in - computed)
            found.append(
                Mismatch(
                    recipe.node.code,
                    *(text_of_units(count, rounding.places) for count in counts),
                )
            )
    return tuple(found)


def _bounds(
    framework: Framework, plan: Plan, given: Mapping[str, Fraction], figures: Figures
) -> tuple[Fraction, Fraction]:
    """The total with 0, and with 100, in place of every missing figure."""
    total = figures.values[0]
    if not plan.missing and total is not None:
        return total, total
    whole = plan_for(framework, frozenset(given).union(plan.missing))

    def total_with(filler: int) -> Fraction:
        filled = dict(given) | dict.fromkeys(plan.missing, Fraction(filler))
        return evaluate(whole, filled, framework.rounding).values[0] or Fraction(0)

    return total_with(0), total_with(100)


def _level(framework: Framework, plan: Plan, figures: Figures) -> LevelDecision | None:
    """The level of the total as it stands; None while it has no figure, or an instrument that decides has none."""
    exact = framework.levels.compare == "exact"
    per_point = units_per_point(framework.rounding.places)

    def compared(place: int) -> Fraction | None:
        count = figures.in_units[place]
        return figures.values[place] if exact or count is None else Fraction(count, per_point)

    total = compared(0)
    if total is None:
        return None
    instruments = {plan.recipes[place].node.code: compared(place) for place in plan.instruments}
    if framework.root.if_missing is IfMissing.AS_ZERO:
        instruments = {code: figure or Fraction(0) for code, figure in instruments.items()}
    return decide_if_certain(framework.levels, total, instruments)
