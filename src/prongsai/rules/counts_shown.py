"""Counts that are shown to everybody: small ones are told as "fewer than", and cannot be found by subtraction."""

from collections.abc import Mapping

SMALLEST = 5


def merged(counts: Mapping[str, int], smallest: int = SMALLEST) -> dict[str, int | None]:
    """None for what is not told: counts from 1 to below `smallest`, and the next smallest where only one would be left out.

    With the total shown beside it a single hidden count could be computed; two or more cannot, unless they hide nothing but zeros.
    """
    told: dict[str, int | None] = {
        key: None if 0 < count < smallest else count for key, count in counts.items()
    }
    hidden = [key for key, count in told.items() if count is None]
    others = sorted((count, key) for key, count in counts.items() if key not in hidden and count > 0)
    if len(hidden) == 1 and others:
        told[others[0][1]] = None
    return told
