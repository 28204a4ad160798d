"""Reading what was checked, within scope."""

from prongsai.checks.queries.links import (
    LinkStanding,
    Summary,
    board,
    copies_of,
    copy_or_404,
    link_or_404,
    probes_of,
    standing_of,
    summary,
)

__all__ = [
    "LinkStanding",
    "Summary",
    "board",
    "copies_of",
    "copy_or_404",
    "link_or_404",
    "probes_of",
    "standing_of",
    "summary",
]
