"""What counts, settled once for each set of given codes: the plan that scoring follows agency after agency.

Which node takes its figure from where depends only on the framework and on which codes are given, not on the figures.
A plan holds those decisions, with shares as whole numbers, so that scoring itself is additions of whole numbers.

A node stands in one of four ways:
    given      a figure was put in and none below it was: it stands for everything below
    made       some figure below was put in: the node is made from those, by its rule
    missing    nothing was put in for it or below it
    withheld   its rule forbids a figure while one is missing; nothing above it has a figure either
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import lcm

from prongsai.rules.framework import Framework, How, IfMissing, Kind, Node

PLANS_KEPT = 512


@dataclass(frozen=True, slots=True)
class Recipe:
    """How one node gets its figure.

    how            GIVEN: the figure put in, if there is one; else the rule that makes it
    has_figure     False when missing or withheld
    carries        the rounded figure, not the exact one, goes up
    missing        the lowest codes at or below this node without a figure
    codes, shares  what goes into it and how much each decides; a missing source that is left out has share 0
    sources        the places of those codes in the plan
    terms          (place, whole-number weight) of each source with a figure; their sum over `denominator` is the figure
    """

    code: str
    kind: Kind
    how: How
    has_figure: bool
    carries: bool
    missing: tuple[str, ...]
    codes: tuple[str, ...] = ()
    shares: tuple[Fraction, ...] = ()
    sources: tuple[int, ...] = ()
    terms: tuple[tuple[int, int], ...] = ()
    denominator: int = 1


@dataclass(frozen=True, slots=True)
class Plan:
    """Recipes of all nodes in printed order, the total first, so that backwards is from the items up.

    instruments   their places
    compared      places where a figure is given but those below it count
    """

    recipes: tuple[Recipe, ...]
    instruments: tuple[int, ...]
    compared: tuple[int, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        return self.recipes[0].missing


class _Same:
    """A framework as a key: the very object, because its content is too large to hash for every agency."""

    __slots__ = ("framework",)

    def __init__(self, framework: Framework) -> None:
        self.framework = framework

    def __hash__(self) -> int:
        return id(self.framework)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.framework is self.framework


def plan_for(framework: Framework, codes: frozenset[str]) -> Plan:
    """The plan for exactly these given codes, all known to the framework. Compiled once, then remembered."""
    return _compiled(_Same(framework), codes)


@lru_cache(maxsize=PLANS_KEPT)
def _compiled(same: _Same, codes: frozenset[str]) -> Plan:
    return _Compiler(same.framework, codes).plan()


class _Compiler:
    """Makes the recipes from the items up.

    recipes   those made so far, by code
    reached   nodes with a figure put in at or below them
    withheld  nodes that have no figure because one below them is missing
    """

    def __init__(self, framework: Framework, codes: frozenset[str]) -> None:
        self.framework = framework
        self.codes = codes
        self.places = {code: place for place, code in enumerate(framework.nodes)}
        self.recipes: dict[str, Recipe] = {}
        self.reached: set[str] = set()
        self.withheld: set[str] = set()

    def plan(self) -> Plan:
        for node in reversed(tuple(self.framework.nodes.values())):
            self.recipes[node.code] = self._recipe(node)
        recipes = tuple(self.recipes[code] for code in self.places)
        return Plan(
            recipes,
            instruments=_places(recipe.kind is Kind.INSTRUMENT for recipe in recipes),
            compared=_places(recipe.code in self.codes and recipe.how is not How.GIVEN for recipe in recipes),
        )

    def _recipe(self, node: Node) -> Recipe:
        is_leaf = not node.children or node.how is How.GIVEN
        is_given = node.code in self.codes
        below = not is_leaf and any(child.code in self.reached for child in node.children)
        if below or is_given:
            self.reached.add(node.code)
        if below or not (is_given or is_leaf):
            return self._made(node, below)
        return Recipe(
            code=node.code,
            kind=node.kind,
            how=How.GIVEN,
            has_figure=is_given,
            carries=self._carries(node),
            missing=() if is_given else (node.code,),
        )

    def _made(self, node: Node, below: bool) -> Recipe:
        weights, whole = self._weights(node)
        has_figure = below
        if self._withholds(node, below, weights):
            self.withheld.add(node.code)
            has_figure = False
        if has_figure and node.how is not How.WEIGHTED and node.if_missing is IfMissing.LEAVE_OUT:
            weights = {code: weight * self.recipes[code].has_figure for code, weight in weights.items()}
            whole = sum(weights.values())
        shares = {weight: Fraction(weight, whole) for weight in set(weights.values())}
        terms, denominator = self._terms(weights, whole) if has_figure else ((), 1)
        return Recipe(
            code=node.code,
            kind=node.kind,
            how=node.how,
            has_figure=has_figure,
            carries=self._carries(node),
            missing=tuple(code for child in node.children for code in self.recipes[child.code].missing),
            codes=tuple(weights),
            shares=tuple(shares[weight] for weight in weights.values()),
            sources=tuple(self.places[code] for code in weights),
            terms=terms,
            denominator=denominator,
        )

    def _weights(self, node: Node) -> tuple[dict[str, int], int]:
        """What goes into a node before anything is left out, weighted by whole numbers, and what is all of it."""
        if node.how is How.WEIGHTED:
            exact = {child.code: child.weight or Fraction(0) for child in node.children}
            whole = lcm(*(weight.denominator for weight in exact.values()))
            return {code: int(weight * whole) for code, weight in exact.items()}, whole
        if node.how is How.MEAN_OF_ITEMS:
            weights = dict(lowest for child in node.children for lowest in self._lowest(child))
        else:
            weights = {child.code: 1 for child in node.children}
        return weights, sum(weights.values())

    def _lowest(self, node: Node) -> Iterator[tuple[str, int]]:
        """The lowest figures at or below a node; a figure given above its items weighs as many as they are."""
        if self.recipes[node.code].how is How.GIVEN:
            yield node.code, node.item_count
        else:
            for child in node.children:
                yield from self._lowest(child)

    def _withholds(self, node: Node, below: bool, sources: Iterable[str]) -> bool:
        """A weighted node never shares a missing weight out among the others; withholding spreads upwards."""
        if any(child.code in self.withheld for child in node.children):
            return True
        if all(self.recipes[code].has_figure for code in sources):
            return False
        if below and node.how is How.WEIGHTED:
            return node.if_missing is not IfMissing.AS_ZERO
        return node.if_missing is IfMissing.WITHHOLD

    def _terms(self, weights: Mapping[str, int], whole: int) -> tuple[tuple[tuple[int, int], ...], int]:
        """Each weight also carries its source's figure over to one common denominator."""
        over = {code: 1 if self.recipes[code].carries else self.recipes[code].denominator for code in weights}
        common = lcm(*over.values())
        terms = tuple(
            (self.places[code], weight * (common // over[code]))
            for code, weight in weights.items()
            if self.recipes[code].has_figure
        )
        return terms, whole * common

    def _carries(self, node: Node) -> bool:
        return node.kind in self.framework.rounding.carried_at


def _places(chosen: Iterable[bool]) -> tuple[int, ...]:
    return tuple(place for place, is_chosen in enumerate(chosen) if is_chosen)
