"""By which ways the sheets of a survey came, told so that no way of a few can be worked out."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Channels:
    """told: way -> sheets, the largest first; together: sheets of all ways that are not told apart, 0 where there are none."""

    told: Mapping[str, int]
    together: int


def told_channels(counts: Mapping[str, int], least: int) -> Channels:
    """Ways by which at least so many sheets came, each alone; the others together.

    Whoever knows the sum of all could subtract, so the others must be as many as `least` too: the smallest way that would be told
    joins them until they are. Ways by which nobody came are left out.
    """
    told = sorted(((way, count) for way, count in counts.items() if count >= least), key=lambda one: -one[1])
    together = sum(count for count in counts.values() if 0 < count < least)
    while told and 0 < together < least:
        together += told.pop()[1]
    return Channels(dict(told), together)
