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

    is_given       the figure put in is the figure
    has_figure     False when missing or withheld
    codes, shares  what goes into it and how much each decides; a missing source that is left out has share 0
    sources        the places of those codes in the plan
    terms          (place, whole-number weight) of each source that has a figure; their sum over `denominator` is the figure
    carries        the rounded figure, not the exact one, goes up
    compared       a figure put in here is only compared, because figures below it count
    missing        the lowest codes at or below this node without a figure
    """

    node: Node
    is_given: bool
    has_figure: bool
    codes: tuple[str, ...]
    shares: tuple[Fraction, ...]
    sources: tuple[int, ...]
    terms: tuple[tuple[int, int], ...]
    denominator: int
    carries: bool
    compared: bool
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """Recipes of all nodes in printed order, the total first, so that backwards is from the items up."""

    recipes: tuple[Recipe, ...]
    places: Mapping[str, int]
    instruments: tuple[int, ...]

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
    """Makes the recipes from the items up; `recipes` holds those made so far, by code."""

    def __init__(self, framework: Framework, codes: frozenset[str]) -> None:
        self.framework = framework
        self.codes = codes
        self.places = {code: place for place, code in enumerate(framework.nodes)}
        self.recipes: dict[str, Recipe] = {}
        self.withheld: set[str] = set()

    def plan(self) -> Plan:
        for node in reversed(tuple(self.framework.nodes.values())):
            self.recipes[node.code] = self._recipe(node)
        recipes = tuple(self.recipes[code] for code in self.places)
        instruments = tuple(self.places[node.code] for node in self.framework.of_kind(Kind.INSTRUMENT))
        return Plan(recipes, self.places, instruments)

    def _recipe(self, node: Node) -> Recipe:
        below = _any_given(node, self.codes)
        if not below and (node.code in self.codes or _is_leaf(node)):
            return self._put_in(node)
        return self._made(node, below)

    def _put_in(self, node: Node) -> Recipe:
        is_given = node.code in self.codes
        missing = () if is_given else (node.code,)
        return Recipe(
            node,
            is_given,
            is_given,
            (),
            (),
            (),
            (),
            1,
            self._carries(node),
            False,
            missing,
        )

    def _made(self, node: Node, below: bool) -> Recipe:
        weighted = list(self._sources(node))
        codes = tuple(code for code, _ in weighted)
        withheld = self._is_withheld(node, below, codes)
        if withheld:
            self.withheld.add(node.code)
        has_figure = below and not withheld
        shares = (
            self._shares(node, weighted) if has_figure else _in_proportion(weight for _, weight in weighted)
        )
        terms, denominator = self._terms(codes, shares) if has_figure else ((), 1)
        return Recipe(
            node=node,
            is_given=False,
            has_figure=has_figure,
            codes=codes,
            shares=shares,
            sources=tuple(self.places[code] for code in codes),
            terms=terms,
            denominator=denominator,
            carries=self._carries(node),
            compared=node.code in self.codes,
            missing=tuple(code for child in node.children for code in self.recipes[child.code].missing),
        )

    def _sources(self, node: Node) -> Iterator[tuple[str, Fraction]]:
        """What goes into a node, each with its weight before anything is left out."""
        if node.how is How.MEAN_OF_ITEMS:
            for child in node.children:
                yield from self._lowest(child)
        else:
            for child in node.children:
                yield (
                    child.code,
                    (child.weight or Fraction(0)) if node.how is How.WEIGHTED else Fraction(1),
                )

    def _lowest(self, node: Node) -> Iterator[tuple[str, Fraction]]:
        """The lowest figures at or below a node; a figure given above its items weighs as many as they are."""
        if self.recipes[node.code].is_given or _is_leaf(node):
            yield node.code, Fraction(node.item_count)
        else:
            for child in node.children:
                yield from self._lowest(child)

    def _is_withheld(self, node: Node, below: bool, sources: tuple[str, ...]) -> bool:
        """A weighted node never shares a missing weight out among the others; withholding spreads upwards."""
        if any(under.code in self.withheld for child in node.children for under in child.walk()):
            return True
        if all(self.recipes[code].has_figure for code in sources):
            return False
        if below and node.how is How.WEIGHTED:
            return node.if_missing is not IfMissing.AS_ZERO
        return node.if_missing is IfMissing.WITHHOLD

    def _shares(self, node: Node, weighted: list[tuple[str, Fraction]]) -> tuple[Fraction, ...]:
        if node.how is How.WEIGHTED:
            return tuple(weight for _, weight in weighted)
        leaves_out = node.if_missing is IfMissing.LEAVE_OUT
        return _in_proportion(
            Fraction(0) if leaves_out and not self.recipes[code].has_figure else weight
            for code, weight in weighted
        )

    def _terms(
        self, codes: tuple[str, ...], shares: tuple[Fraction, ...]
    ) -> tuple[tuple[tuple[int, int], ...], int]:
        """Shares as whole numbers: each term's weight carries its source's denominator into the common one."""
        exact = [
            (self.places[code], share / (1 if recipe.carries else recipe.denominator))
            for code, share in zip(codes, shares, strict=True)
            if (recipe := self.recipes[code]).has_figure
        ]
        denominator = lcm(*(weight.denominator for _, weight in exact))
        return tuple((place, int(weight * denominator)) for place, weight in exact), denominator

    def _carries(self, node: Node) -> bool:
        return node.kind in self.framework.rounding.carried_at


def _is_leaf(node: Node) -> bool:
    return not node.children or node.how is How.GIVEN


def _any_given(node: Node, codes: frozenset[str]) -> bool:
    """Whether some figure below this node was put in and goes into it."""
    if _is_leaf(node):
        return False
    return any(child.code in codes or _any_given(child, codes) for child in node.children)


def _in_proportion(weights: Iterable[Fraction]) -> tuple[Fraction, ...]:
    """The weights scaled to sum to 1 (weights that already do stay as they are)."""
    known = tuple(weights)
    whole = sum(known, Fraction(0)) or Fraction(1)
    return tuple(weight / whole for weight in known)
