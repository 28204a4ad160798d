"""The shape of an assessment framework: a tree of nodes with rules of arithmetic, a level table, and stated settings.

A framework is data: it comes from a YAML file (see docs/frameworks.md), is checked here, and never changes once published.
The tree goes total > instrument > part > indicator > sub-indicator > item; a year may leave kinds out
(FY2561 has indices straight under the total). Codes are unique in the whole tree: "IIT", "EIT1", "9", "9.1", "O12".
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

TOTAL = "TOTAL"


class Kind(StrEnum):
    """What a node is, from the top of the tree to the bottom."""

    TOTAL = "total"
    INSTRUMENT = "instrument"
    PART = "part"
    INDICATOR = "indicator"
    SUB_INDICATOR = "sub_indicator"
    ITEM = "item"


class How(StrEnum):
    """How a node's figure comes from those below it."""

    GIVEN = "given"
    WEIGHTED = "weighted"
    MEAN_OF_CHILDREN = "mean_of_children"
    MEAN_OF_ITEMS = "mean_of_items"


class IfMissing(StrEnum):
    """What a node does when a figure below it is missing.

    LEAVE_OUT   the mean is taken over what is there; the result is marked incomplete and the missing are named.
    WITHHOLD    the node has no figure, and none above it has.
    AS_ZERO     the missing figure counts as 0 and is named.
    """

    LEAVE_OUT = "leave_out"
    WITHHOLD = "withhold"
    AS_ZERO = "as_zero"


class RoundingMode(StrEnum):
    HALF_UP = "half_up"
    HALF_EVEN = "half_even"
    DOWN = "down"


class Compare(StrEnum):
    """Whether shown or exact figures are held against the limits of the levels."""

    ROUNDED = "rounded"
    EXACT = "exact"


class Status(StrEnum):
    """How well the sources support a statement."""

    VERIFIED = "verified"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


class Polarity(StrEnum):
    """POSITIVE: more is better. NEGATIVE: the item names a wrong, so "none" earns full marks. MIXED: parts differ."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in Thai and in English."""

    th: str
    en: str

    def in_language(self, language: str) -> str:
        return self.en if language.startswith("en") else self.th


@dataclass(frozen=True, slots=True)
class Rounding:
    """How figures are shown, and which kinds of node are rounded before they are used above (usually none)."""

    mode: RoundingMode
    places: int
    carried_at: frozenset[Kind] = frozenset()


@dataclass(frozen=True, slots=True)
class Variant:
    """One wording of an item for one service (E3), with the divisions that answer for that service."""

    code: str
    service: Text
    text: Text
    responsible: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Component:
    """One thing that a disclosure item must show (องค์ประกอบ)."""

    text: Text
    responsible: tuple[str, ...] = ()
    rhythm: str = ""
    format: str = ""


@dataclass(frozen=True)
class Node:
    """One node of the tree.

    code         unique in the framework, printed as officials write it: IIT, EIT1, 9, 9.1, O12
    weight       share of this node in its parent, used where the parent is WEIGHTED; None elsewhere
    how          how its figure comes from below; an item is GIVEN
    if_missing   what happens when a figure below is missing
    responsible  division codes of the framework, or all_divisions, all_schools
    processes    codes of the framework's permit processes (O11, O12, O20)
    """

    code: str
    kind: Kind
    text: Text
    how: How = How.GIVEN
    weight: Fraction | None = None
    if_missing: IfMissing = IfMissing.LEAVE_OUT
    children: tuple["Node", ...] = ()
    polarity: Polarity = Polarity.POSITIVE
    topic: str = ""
    scale: str = ""
    responsible: tuple[str, ...] = ()
    contributors: tuple[str, ...] = ()
    rhythm: str = ""
    format: str = ""
    variants: tuple[Variant, ...] = ()
    components: tuple[Component, ...] = ()
    processes: tuple[str, ...] = ()
    note: Text | None = None
    source: str = ""

    def walk(self) -> Iterator["Node"]:
        """This node, then everything below it, in printed order."""
        yield self
        for child in self.children:
            yield from child.walk()

    @cached_property
    def items(self) -> tuple["Node", ...]:
        """Items below this node, in printed order; the node itself when it is an item."""
        return tuple(node for node in self.walk() if node.kind is Kind.ITEM)

    @cached_property
    def item_count(self) -> int:
        """Items that this node stands for; what has no items in the data counts as one, and at least 1."""
        return sum(child.item_count for child in self.children) or 1


@dataclass(frozen=True, slots=True)
class Level:
    """One row of the level table, tried in order; the first whose conditions all hold decides.

    total_min              lowest total of the level, 0 to 100
    total_max              printed upper end of the band, or None; descriptive, see LevelTable
    every_instrument_min   each instrument must reach it, or None
    some_instrument_below  at least one instrument must be under it, or None
    """

    key: str
    text: Text
    total_min: Fraction
    total_max: Fraction | None = None
    every_instrument_min: Fraction | None = None
    some_instrument_below: Fraction | None = None


@dataclass(frozen=True, slots=True)
class LevelTable:
    """Levels from best to worst.

    pass_at   the total from which an agency passes, or None where the year has none
    """

    levels: tuple[Level, ...]
    pass_at: Fraction | None = None
    compare: Compare = Compare.ROUNDED


@dataclass(frozen=True, slots=True)
class Setting:
    """A rule of the year that could be otherwise: the value used here, why, and how well the sources support it."""

    key: str
    value: str
    status: Status
    text: Text
    note: Text

    @property
    def is_settled(self) -> bool:
        return self.status is Status.VERIFIED


@dataclass(frozen=True, slots=True)
class Division:
    code: str
    text: Text
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PermitProcess:
    code: str
    division: str
    text: Text


@dataclass(frozen=True)
class Framework:
    """One published version of an assessment framework.

    id            bma-district-2567, nacc-2564, ...
    fiscal_year   Buddhist Era, for example 2567 (1 October 2566 to 30 September 2567)
    completeness  "full" (texts of every item), "shape" (arithmetic only) or "partial" (some items; no mean is taken)
    extra         sampling, calendar, follow-up, scales, sources: as loaded, for rooms that use them
    """

    id: str
    version: int
    fiscal_year: int
    agency_kind: str
    completeness: str
    title: Text
    root: Node
    rounding: Rounding
    levels: LevelTable
    settings: tuple[Setting, ...] = ()
    divisions: tuple[Division, ...] = ()
    permit_processes: tuple[PermitProcess, ...] = ()
    extra: Mapping[str, object] = field(default_factory=dict)

    @cached_property
    def nodes(self) -> Mapping[str, Node]:
        """Every node by its code, in printed order, the total first."""
        return {node.code: node for node in self.root.walk()}

    @cached_property
    def parents(self) -> Mapping[str, Node]:
        """The parent of each node but the total."""
        return {child.code: node for node in self.root.walk() for child in node.children}

    def of_kind(self, kind: Kind) -> tuple[Node, ...]:
        return tuple(node for node in self.root.walk() if node.kind is kind)

    @cached_property
    def planned_for(self) -> tuple[Node, ...]:
        """What measures are taken for: the items; in a year of which no item is known, the indicators."""
        return self.of_kind(Kind.ITEM) or self.of_kind(Kind.INDICATOR)

    def ancestor(self, code: str, kind: Kind) -> Node | None:
        """The nearest node of that kind above `code`, or None."""
        above = self.parents.get(code)
        while above is not None and above.kind is not kind:
            above = self.parents.get(above.code)
        return above
