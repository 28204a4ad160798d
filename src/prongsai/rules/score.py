"""From given figures to a total, a level, and the steps between: exact, and nothing made to look complete."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from prongsai.rules.framework import Framework, How, Kind
from prongsai.rules.grade import LevelDecision


@dataclass(frozen=True, slots=True)
class Part:
    """One figure that went into a step: whose, how much of the step it decides, and its value (None: missing)."""

    code: str
    share: Fraction
    value: Fraction | None


@dataclass(frozen=True, slots=True)
class Step:
    """How one node's figure came about.

    value     exact figure 0 to 100, or None when withheld
    shown     the figure as printed, "97.89", or "" when withheld
    how       GIVEN: it was put in; else the rule that made it from `parts`
    given     the figure put in for this very node, whether or not it was used
    missing   codes below that had no figure
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
    """A figure given for a node differs from the one that the figures below it make (both as shown)."""

    code: str
    given: str
    computed: str
    difference: str


@dataclass(frozen=True, slots=True)
class Scored:
    """The whole result.

    steps       every node of the framework, total first, in printed order
    level       None while the total is withheld
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

    def of_kind(self, kind: Kind) -> tuple[Step, ...]:
        return tuple(step for step in self.steps.values() if step.kind is kind)


def score(framework: Framework, given: Mapping[str, Fraction]) -> Scored:
    """Score the figures given, at any level of the tree, mixed.

    given   code -> figure from 0 to 100; on each branch the lowest level given counts, what is given above is compared.
    Raises  UnknownCode, OutOfRange.
    """
    raise NotImplementedError
