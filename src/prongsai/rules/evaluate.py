"""From figures to figures along a plan: whole-number additions from the items up, then exact fractions."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from prongsai.rules.arithmetic import units, units_per_point
from prongsai.rules.framework import Rounding
from prongsai.rules.plan import Plan


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


def evaluate(plan: Plan, given: Mapping[str, Fraction], rounding: Rounding) -> Figures:
    """Work the plan through. `given` holds exactly the codes that the plan was made for."""
    per_point = units_per_point(rounding.places)
    scale = lcm(per_point, *{figure.denominator for figure in given.values()})
    size = len(plan.recipes)
    going_up = [0] * size
    figures = Figures([None] * size, [None] * size, [None] * size)
    for place in range(size - 1, -1, -1):
        recipe = plan.recipes[place]
        if not recipe.has_figure:
            continue
        if recipe.is_given:
            value = given[recipe.node.code]
            top, bottom = value.as_integer_ratio()
            whole, over = top * (scale // bottom), scale
        else:
            whole, over = (
                sum([weight * going_up[below] for below, weight in recipe.terms]),
                recipe.denominator * scale,
            )
            value = Fraction(whole, over)
        count = units(whole, over, rounding)
        carried = Fraction(count, per_point) if recipe.carries else value
        going_up[place] = count * (scale // per_point) if recipe.carries else whole
        figures.values[place], figures.carried[place], figures.in_units[place] = (
            value,
            carried,
            count,
        )
    return figures
