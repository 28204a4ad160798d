"""Scoring a nation: agencies x 40 items with the full trace, beside two plain ways that keep no trace."""

import gc
import random
import sys
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from statistics import fmean
from time import process_time

from bench.table import Table, spread
from prongsai.frameworks.loading import framework_of
from prongsai.rules.framework import Framework, How, Node
from prongsai.rules.score import score

FRAMEWORK = "bma-district-2567"
SIZES = (83, 830, 8_300)
RUNS = 3
MISSING = 3

Sheet = Mapping[str, Fraction]


def measure() -> Table:
    framework = framework_of(FRAMEWORK)
    rows = []
    for size in SIZES:
        whole = sheets(framework, size)
        rows.append(row("whole sheets", size, framework, whole))
    rows.append(row(f"{MISSING} items missing", SIZES[-1], framework, sheets(framework, SIZES[-1], MISSING)))
    return Table(
        "Scoring a nation",
        f"`{FRAMEWORK}`, {len(framework.root.items)} items; seconds of one core, median (range) of {RUNS} runs. "
        "Prongsai: total, level, bounds and every step and part of the trace, exact, each read once. "
        "Beside it two plain ways on the same sheets: every node by Fraction sums without trace or level, and the "
        f"total alone by float means. Target: {SIZES[-1]:,} agencies under 2 s, in proportion to their number.",
        ("sheets", "agencies", "Prongsai", "µs an agency", "plain fractions", "floats, total alone"),
        tuple(rows),
    )


def sheets(framework: Framework, size: int, missing: int = 0) -> list[dict[str, Fraction]]:
    """Generated figures of two places; `missing` items of each sheet, drawn at random, are absent."""
    chance = random.Random(size)
    made = []
    for _ in range(size):
        sheet = {item.code: Fraction(chance.randint(7_000, 10_000), 100) for item in framework.root.items}
        for code in chance.sample(sorted(sheet), missing):
            del sheet[code]
        made.append(sheet)
    return made


def row(kind: str, size: int, framework: Framework, given: Sequence[Sheet]) -> tuple[str, ...]:
    ours = seconds(lambda: with_full_trace(framework, given))
    plain = seconds(lambda: [figures_by_fractions(framework.root, sheet) for sheet in given])
    floats = seconds(lambda: [total_by_floats(framework.root, sheet) for sheet in given])
    each = min(ours) / size * 1e6
    return (
        kind,
        f"{size:,}",
        spread(ours, places=3),
        f"{each:.0f}",
        spread(plain, places=3),
        spread(floats, places=3),
    )


def seconds(work: Callable[[], object]) -> list[float]:
    """Processor time of each run, the rubbish of earlier ones collected before."""
    found = []
    for _ in range(RUNS):
        gc.collect()
        start = process_time()
        work()
        found.append(process_time() - start)
    return found


def with_full_trace(framework: Framework, given: Sequence[Sheet]) -> int:
    """Score every sheet and read every figure of its trace; answers how many there were."""
    read = 0
    for sheet in given:
        for step in score(framework, sheet).steps.values():
            read += step.value is not None
            for part in step.parts:
                read += part.value is not None
    return read


def figures_by_fractions(node: Node, sheet: Sheet) -> dict[str, Fraction]:
    """Every node's figure the plain way: sums of fractions, what is missing left out."""
    found: dict[str, Fraction] = {}
    for child in node.children:
        found |= figures_by_fractions(child, sheet)
    if node.code in sheet:
        found[node.code] = sheet[node.code]
    elif node.how is How.WEIGHTED:
        weighted = [(child.weight or Fraction(0)) * found[child.code] for child in node.children]
        found[node.code] = sum(weighted, Fraction(0))
    elif present := [sheet[item.code] for item in node.items if item.code in sheet]:
        found[node.code] = sum(present, Fraction(0)) / len(present)
    return found


def total_by_floats(root: Node, sheet: Sheet) -> float:
    """What a spreadsheet does."""
    return sum(
        float(instrument.weight or 0)
        * fmean(float(sheet[item.code]) for item in instrument.items if item.code in sheet)
        for instrument in root.children
    )


if __name__ == "__main__":
    sys.stdout.write(measure().markdown())
