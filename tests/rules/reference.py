"""The same arithmetic written the slow and plain way, to hold the plans of the product against."""

from collections.abc import Mapping
from fractions import Fraction

from prongsai.rules.framework import Framework, How, IfMissing, Kind, Node

ABSENT, WITHHELD = "absent", "withheld"


def plain_total(framework: Framework, given: Mapping[str, Fraction]) -> Fraction | None:
    figure = plain_figure(framework.root, given)
    return figure if isinstance(figure, Fraction) else None


def plain_figure(node: Node, given: Mapping[str, Fraction]) -> Fraction | str:
    """A node's exact figure, or why it has none. Nothing is carried up rounded here."""
    below = any(under.code in given for child in node.children for under in child.walk())
    if not below and node.code in given:
        return given[node.code]
    if not below:
        return WITHHELD if _holds_back(node) else ABSENT
    if any(plain_figure(child, given) == WITHHELD for child in node.children):
        return WITHHELD
    parts = list(_parts(node, given))
    if any(value is None for _, value in parts):
        if node.if_missing is IfMissing.WITHHOLD:
            return WITHHELD
        if node.how is How.WEIGHTED and node.if_missing is not IfMissing.AS_ZERO:
            return WITHHELD
        if node.if_missing is IfMissing.LEAVE_OUT:
            parts = [(weight, value) for weight, value in parts if value is not None]
    whole = Fraction(1) if node.how is How.WEIGHTED else sum((weight for weight, _ in parts), Fraction(0))
    return sum((weight * value for weight, value in parts if value is not None), Fraction(0)) / whole


def _holds_back(node: Node) -> bool:
    """Nothing given here or below, and this node or one below withholds for it."""
    return any(under.children and under.if_missing is IfMissing.WITHHOLD for under in node.walk())


def _parts(node: Node, given: Mapping[str, Fraction]) -> list[tuple[Fraction, Fraction | None]]:
    if node.how is How.MEAN_OF_ITEMS:
        return [part for child in node.children for part in _lowest(child, given)]
    found = []
    for child in node.children:
        figure = plain_figure(child, given)
        weight = (child.weight or Fraction(0)) if node.how is How.WEIGHTED else Fraction(1)
        found.append((weight, figure if isinstance(figure, Fraction) else None))
    return found


def _lowest(node: Node, given: Mapping[str, Fraction]) -> list[tuple[Fraction, Fraction | None]]:
    below = any(under.code in given for child in node.children for under in child.walk())
    if node.code in given and not below:
        leaves = sum(not under.children for under in node.walk())
        return [(Fraction(leaves), given[node.code])]
    if not node.children:
        return [(Fraction(1), None)]
    return [part for child in node.children for part in _lowest(child, given)]


def plain_instruments(framework: Framework, given: Mapping[str, Fraction]) -> dict[str, Fraction]:
    figures = {
        node.code: plain_figure(node, given) for node in framework.root.walk() if node.kind is Kind.INSTRUMENT
    }
    return {code: figure for code, figure in figures.items() if isinstance(figure, Fraction)}
