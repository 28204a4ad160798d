"""Whether a framework's tree and level table hold together: weights, order of kinds, codes, gaps between levels.

Each finding names a place by its position (nodes in printed order, levels from best to worst), because codes may be
the very thing that is wrong.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import groupby, pairwise

from prongsai.rules.arithmetic import exact_text
from prongsai.rules.framework import Framework, How, Kind, Level, LevelTable, Node

TOP = Fraction(100)
_RANK = {kind: rank for rank, kind in enumerate(Kind)}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that does not hold.

    position  of the node or level, from 0
    code      the node's code or the level's key
    params    words for the sentence
    """

    key: str
    position: int
    code: str
    params: Mapping[str, str] = field(default_factory=dict)


def check_framework(framework: Framework) -> tuple[Finding, ...]:
    """Everything that does not hold, the tree first."""
    tree = check_tree(framework.root)
    return (*tree, *check_levels(framework.levels, framework.rounding.places))


def check_tree(root: Node) -> tuple[Finding, ...]:
    """Weights that do not sum to 1, kinds out of order, items in no indicator, codes twice, steps that cannot work."""
    nodes = list(root.walk())
    position = {id(node): place for place, node in enumerate(nodes)}
    found = [*_repeated_codes(nodes), *_outside_indicator(root, position)]
    for place, node in enumerate(nodes):
        found += [Finding(key, place, node.code, params) for key, params in _about_node(node)]
        found += [
            Finding(key, position[id(child)], child.code, params)
            for child in node.children
            for key, params in _about_child(node, child)
        ]
    return tuple(sorted(found, key=lambda finding: finding.position))


def check_levels(table: LevelTable, places: int) -> tuple[Finding, ...]:
    """Results that no level takes, levels that nothing reaches, and printed bands that leave a hole.

    places   digits after the point in printed figures: 84.99 and 85.00 are neighbours when it is 2
    """
    if not table.levels:
        return (Finding("no_levels", 0, ""),)
    found = [*_repeated_levels(table.levels), *_uncovered(table.levels), *_unreachable(table.levels)]
    if not found:
        found = [*_holes_in_print(table.levels, Fraction(1, 10**places), places)]
    return tuple(found)


def _repeated_codes(nodes: Sequence[Node]) -> Iterator[Finding]:
    seen: set[str] = set()
    for place, node in enumerate(nodes):
        if node.code in seen:
            yield Finding("code_twice", place, node.code, {"given": node.code})
        seen.add(node.code)


def _outside_indicator(root: Node, position: Mapping[int, int]) -> Iterator[Finding]:
    pending = [(root, False)]
    while pending:
        node, inside = pending.pop()
        if node.kind is Kind.ITEM and not inside:
            yield Finding("item_outside_indicator", position[id(node)], node.code)
        inside = inside or node.kind is Kind.INDICATOR
        pending += [(child, inside) for child in node.children]


def _about_node(node: Node) -> Iterator[tuple[str, Mapping[str, str]]]:
    if node.kind is Kind.ITEM and node.children:
        yield "item_with_children", {}
    if node.children and node.how is How.GIVEN:
        yield "given_with_children", {}
    if not node.children and node.how is not How.GIVEN:
        yield "nothing_to_count", {"how": node.how}
    weights = [child.weight for child in node.children if child.weight is not None]
    if node.how is How.WEIGHTED and len(weights) == len(node.children) and sum(weights) != 1:
        yield "weights_sum", {"sum": exact_text(sum(weights, Fraction(0)), least_places=2)}


def _about_child(parent: Node, child: Node) -> Iterator[tuple[str, Mapping[str, str]]]:
    if _RANK[child.kind] <= _RANK[parent.kind]:
        yield "kind_out_of_order", {"kind": child.kind, "above": parent.kind}
    if parent.how is How.WEIGHTED and child.weight is None:
        yield "weight_missing", {"parent": parent.code}
    if parent.how is not How.WEIGHTED and child.weight is not None:
        yield "weight_unused", {"parent": parent.code}
    if child.weight is not None and not 0 < child.weight <= 1:
        yield "weight_range", {"given": exact_text(child.weight, least_places=2)}


def _repeated_levels(levels: Sequence[Level]) -> Iterator[Finding]:
    counts = Counter(level.key for level in levels)
    for place, level in enumerate(levels):
        if counts[level.key] > 1 and level.key in {one.key for one in levels[:place]}:
            yield Finding("code_twice", place, level.key, {"given": level.key})


@dataclass(frozen=True, slots=True)
class _Cell:
    """Results whose total lies in [total, total_end) and whose lowest instrument lies in [lowest, lowest_end)."""

    total: Fraction
    total_end: Fraction
    lowest: Fraction
    lowest_end: Fraction


def _cells(levels: Sequence[Level]) -> Iterator[_Cell]:
    """The results that a table can tell apart; the lowest instrument is never above the total."""
    limits = {limit for level in levels for limit in _instrument_limits(level)}
    totals = [*sorted({Fraction(0), *(level.total_min for level in levels)}), TOP]
    lowest = [*sorted({Fraction(0), *limits}), TOP]
    for total, total_end in pairwise(totals):
        for low, low_end in pairwise(lowest):
            if low < total_end:
                yield _Cell(total, total_end, low, low_end)


def _instrument_limits(level: Level) -> Iterator[Fraction]:
    if level.every_instrument_min is not None:
        yield level.every_instrument_min
    if level.some_instrument_below is not None:
        yield level.some_instrument_below


def _takes(level: Level, cell: _Cell) -> bool:
    """Whether a level is meant for these results.

    A level that says nothing of instruments is held to its printed band: a total above it needs a level of its own.
    """
    every, some = level.every_instrument_min, level.some_instrument_below
    if cell.total < level.total_min:
        return False
    if every is None and some is None:
        return level.total_max is None or cell.total <= level.total_max
    return (every is None or cell.lowest >= every) and (some is None or cell.lowest < some)


def _uncovered(levels: Sequence[Level]) -> Iterator[Finding]:
    """The first gap from below: mending it usually mends the others."""
    last = len(levels) - 1
    for (total, total_end), group in groupby(_cells(levels), lambda cell: (cell.total, cell.total_end)):
        cells = list(group)
        open_ones = [cell for cell in cells if not any(_takes(level, cell) for level in levels)]
        if not open_ones:
            continue
        params = {
            "total": exact_text(total, least_places=2),
            "total_end": exact_text(total_end, least_places=2),
        }
        if open_ones == cells:
            yield Finding("level_gap", last, levels[last].key, params)
        else:
            lowest, end = open_ones[0].lowest, open_ones[-1].lowest_end
            params |= {
                "lowest": exact_text(lowest, least_places=2),
                "lowest_end": exact_text(end, least_places=2),
            }
            yield Finding("level_gap_instrument", last, levels[last].key, params)
        return


def _unreachable(levels: Sequence[Level]) -> Iterator[Finding]:
    cells = list(_cells(levels))
    reached = {
        next((place for place, level in enumerate(levels) if _takes(level, cell)), None) for cell in cells
    }
    for place, level in enumerate(levels):
        if place not in reached:
            yield Finding("level_unreachable", place, level.key)


def _holes_in_print(levels: Sequence[Level], step: Fraction, places: int) -> Iterator[Finding]:
    """The printed end of each band must touch the start of a better one, or be 100."""
    starts = {level.total_min for level in levels}
    for place, level in enumerate(levels):
        end = level.total_max
        if end is None or end == TOP or end + step in starts:
            continue
        above = min((start for start in starts if start > level.total_min), default=TOP)
        params = {"end": exact_text(end, least_places=places), "next": exact_text(above, least_places=places)}
        yield Finding("band_hole" if end < above else "band_overlap", place, level.key, params)
