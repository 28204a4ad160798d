"""From what was found of components to the figures of items, by the framework's scale; the core computes the rest."""

from fractions import Fraction

from prongsai.assessment.content import Case, ItemCase, Opinion, Side
from prongsai.frameworks.particulars import scales_of
from prongsai.frameworks.queries import framework_from
from prongsai.rules.assessing import PointRule, Points, points_of, rule_of
from prongsai.rules.framework import Framework, Node, Polarity
from prongsai.rules.score import Scored, score
from prongsai.scoring.from_surveys import six_places

PARTIAL_CREDIT = "oit_partial_credit"
WHOLE = Points(Fraction(0), Fraction(100))


def rule_asked(framework: Framework) -> PointRule:
    """The rule that the framework's own settings name."""
    return rule_of(next((one.value for one in framework.settings if one.key == PARTIAL_CREDIT), ""))


def scale_points(node: Node, framework: Framework) -> Points:
    """The least and the most of the scale that the item names; 0 and 100 where it names none."""
    choices = [
        choice for scale in scales_of(framework) if scale.code == node.scale for choice in scale.choices
    ]
    if not choices:
        return WHOLE
    values = [one.negative if node.polarity is Polarity.NEGATIVE else one.positive for one in choices]
    return Points(min(values), max(values))


def figure_of(case: Case, one: ItemCase, opinion: Opinion | None) -> Fraction | None:
    """The exact points of an item by one opinion; None without one, and where nothing applies."""
    if opinion is None:
        return None
    framework = framework_from(case.round.framework)
    rule = PointRule(case.assessment.pack.rule)
    return points_of(opinion.said.verdicts.values(), rule, scale_points(one.node, framework))


def own_figures(case: Case) -> dict[str, Fraction]:
    return _figures(case, {one.item.code: one.opinions.get(Side.OWN) for one in case.items})


def assessor_figures(case: Case) -> dict[str, Fraction]:
    return _figures(case, {one.item.code: one.of_assessor for one in case.items})


def scored(case: Case, figures: dict[str, Fraction]) -> Scored | None:
    """The result of these figures by the scoring core; None without any."""
    return score(framework_from(case.round.framework), figures) if figures else None


def _figures(case: Case, opinions: dict[str, Opinion | None]) -> dict[str, Fraction]:
    """With the six decimals that a sheet holds."""
    found = ((one, figure_of(case, one, opinions[one.item.code])) for one in case.items)
    return {one.item.code: six_places(figure) for one, figure in found if figure is not None}
