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
from prongsai.checks.queries.scans import (
    Gate,
    Standing,
    finding_or_404,
    findings,
    is_clear,
    others_of,
    standings,
    standings_of_files,
    waiting_count,
)

__all__ = [
    "Gate",
    "LinkStanding",
    "Standing",
    "Summary",
    "board",
    "copies_of",
    "copy_or_404",
    "finding_or_404",
    "findings",
    "is_clear",
    "link_or_404",
    "others_of",
    "probes_of",
    "standing_of",
    "standings",
    "standings_of_files",
    "summary",
    "waiting_count",
]
