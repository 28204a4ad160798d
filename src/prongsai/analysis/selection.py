"""What a choice of weak points would do to the findings that stand: the same answer for the preview and the action."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from fractions import Fraction

from prongsai.analysis.models import Finding
from prongsai.rules.score import Scored
from prongsai.rules.weakness import Choice, WeakPoint, weak_points


@dataclass(frozen=True, slots=True)
class Selected:
    """One item on the list.

    weak     why the rule picked it; None when it is there by hand or kept
    kept     neither picked nor added, but somebody has worked on it, so it stays
    finding  the finding that stands already; None when the item is new on the list
    """

    code: str
    value: Fraction | None
    weak: WeakPoint | None
    kept: bool
    finding: Finding | None

    @property
    def by_hand(self) -> bool:
        return self.weak is None


@dataclass(frozen=True, slots=True)
class Selection:
    """The list that a choice makes, in printed order, and the findings that leave it with nothing lost."""

    choice: Choice
    items: tuple[Selected, ...]
    leaving: tuple[Finding, ...]

    @property
    def new(self) -> tuple[Selected, ...]:
        return tuple(item for item in self.items if item.finding is None)

    @property
    def kept(self) -> tuple[Selected, ...]:
        return tuple(item for item in self.items if item.kept)


def select(
    *,
    scored: Scored,
    choice: Choice,
    extra_codes: Collection[str],
    findings: Sequence[Finding],
    worked_on: Collection[int],
) -> Selection:
    """Sort out which items the list holds after `choice`.

    extra_codes  items that the officer adds by hand
    findings     those that stand now, with their nodes
    worked_on    ids of findings that must not be lost
    """
    weak = {point.code: point for point in weak_points(scored, choice)}
    standing = {finding.node.code: finding for finding in findings}
    kept = {
        code
        for code, finding in standing.items()
        if code not in weak and code not in extra_codes and finding.pk in worked_on
    }
    wanted = weak.keys() | set(extra_codes) | kept
    items = tuple(
        Selected(code, _value(scored, code), weak.get(code), code in kept, standing.get(code))
        for code in in_printed_order(scored, wanted)
    )
    leaving = tuple(finding for code, finding in standing.items() if code not in wanted)
    return Selection(choice, items, leaving)


def in_printed_order(scored: Scored, codes: Collection[str]) -> list[str]:
    """As the framework prints them; what it does not know comes last."""
    places = {code: place for place, code in enumerate(scored.steps)}
    return sorted(codes, key=lambda code: (places.get(code, len(places)), code))


def _value(scored: Scored, code: str) -> Fraction | None:
    step = scored.steps.get(code)
    return step.value if step else None
