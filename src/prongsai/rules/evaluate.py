"""From figures to figures along a plan: whole-number additions from the items up, then exact fractions."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from prongsai.rules.arithmetic import units, units_per_point
from prongsai.rules.framework import How, Rounding
from prongsai.rules.plan import Plan

Ratio = tuple[int, int]
"""A figure as whole numbers: numerator and denominator."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures of every node, by place in the plan; None where a node has no figure.

    values    exact
    carried   as they go into the node above: exact, or rounded where the framework says so
    in_units  as shown, counted in units of the last place
    """

    values: list[Fraction | None]
    carried: list[Fraction | None]
    in_units: list[int | None]


def evaluate(
    plan: Plan, given: Mapping[str, Fraction], ratios: Mapping[str, Ratio], rounding: Rounding
) -> Figures:
    """Work the plan through, from the items up.

    given, ratios   the same figures, for exactly the codes that the plan was made for
    """
    per_point = units_per_point(rounding.places)
    scale = lcm(per_point, *{denominator for _, denominator in ratios.values()})
    size = len(plan.recipes)
    going_up = [0] * size
    values: list[Fraction | None] = [None] * size
    carried: list[Fraction | None] = [None] * size
    in_units: list[int | None] = [None] * size
    for place in range(size - 1, -1, -1):
        recipe = plan.recipes[place]
        if not recipe.has_figure:
            continue
        if recipe.how is How.GIVEN:
            numerator, denominator = ratios[recipe.code]
            whole, over = numerator * (scale // denominator), scale
            value = given[recipe.code]
        else:
            whole = sum([weight * going_up[below] for below, weight in recipe.terms])
            over = recipe.denominator * scale
            value = Fraction(whole, over)
        count = whole if over == per_point else units(whole, over, rounding)
        values[place], in_units[place] = value, count
        if recipe.carries:
            whole, value = count * (scale // per_point), Fraction(count, per_point)
        going_up[place], carried[place] = whole, value
    return Figures(values, carried, in_units)
