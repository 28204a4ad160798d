"""The list of steps in a form: its boxes, and what their buttons do."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from prongsai.rules.numbered_lines import points_of
from prongsai.rules.thai_text import tidy
from prongsai.ui.ids import id_in


def lines_of(text: str) -> list[str]:
    """Each line as it was written, marks and all."""
    return [line.strip() for line in tidy(text).split("\n") if line.strip()]


@dataclass(frozen=True, slots=True)
class StepBox:
    """One box of the step list, numbered from 1, with its ids on the page."""

    id: str
    number: int
    text: str
    is_first: bool
    is_last: bool

    @property
    def up_id(self) -> str:
        return f"{self.id}-up"

    @property
    def down_id(self) -> str:
        return f"{self.id}-down"


def rearranged(
    steps: Sequence[str], order: str, parts: Callable[[str], list[str]] = points_of
) -> tuple[list[str], str]:
    """The steps after a press of one of their buttons, and the id that the cursor goes to.

    Adding one also takes pasted lists apart, so that the officer sees what will be saved.
    parts   takes a box apart
    order   "add", "up-2", "down-2", "drop-2"; numbers count from 1. Anything else changes nothing.
    """
    rows = list(steps)
    verb, _dash, digits = order.partition("-")
    here = (id_in(digits) or 0) - 1
    if verb == "add":
        rows = [point for box in rows for point in parts(box)]
        return [*rows, ""], f"step-{len(rows) + 1}"
    if not 0 <= here < len(rows):
        return rows, ""
    if verb == "drop":
        del rows[here]
        return rows or [""], f"step-{max(1, here)}"
    there = {"up": here - 1, "down": here + 1}.get(verb, here)
    if 0 <= there < len(rows):
        rows[here], rows[there] = rows[there], rows[here]
        return rows, f"step-{there + 1}-{verb}"
    return rows, f"step-{here + 1}-{verb}"
