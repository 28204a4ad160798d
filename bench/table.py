"""A table of measured figures, as Markdown."""

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Table:
    title: str
    note: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def markdown(self) -> str:
        lines = [f"## {self.title}", "", self.note, ""] if self.note else [f"## {self.title}", ""]
        lines += ["| " + " | ".join(self.head) + " |", "|" + "---|" * len(self.head)]
        lines += ["| " + " | ".join(row) + " |" for row in self.rows]
        return "\n".join(lines) + "\n"


def timed(work: Callable[[], object], times: int) -> list[float]:
    """Seconds of each of `times` runs, on the wall clock."""
    found = []
    for _ in range(times):
        start = perf_counter()
        work()
        found.append(perf_counter() - start)
    return found


def spread(seconds: Sequence[float], unit: float = 1.0, places: int = 2) -> str:
    """Median and range: "1.20 (1.18-1.31)"."""
    low, middle, high = min(seconds) * unit, statistics.median(seconds) * unit, max(seconds) * unit
    return f"{middle:.{places}f} ({low:.{places}f}-{high:.{places}f})"


def percentile(seconds: Sequence[float], share: float) -> float:
    ordered = sorted(seconds)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
