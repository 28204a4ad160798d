"""Reading measures at work, within scope."""

from prongsai.followup.queries.asked import PairState, asked, pair_states, with_pairs
from prongsai.followup.queries.assignments import (
    assignment_or_404,
    assignments_of,
    entries_of,
    entry_before,
    entry_of,
    is_begun,
    is_touched,
    period_or_404,
    periods_of,
    reopened_until,
)
from prongsai.followup.queries.courses import courses_of

__all__ = [
    "PairState",
    "asked",
    "assignment_or_404",
    "assignments_of",
    "courses_of",
    "entries_of",
    "entry_before",
    "entry_of",
    "is_begun",
    "is_touched",
    "pair_states",
    "period_or_404",
    "periods_of",
    "reopened_until",
    "with_pairs",
]
