"""What the supervising office reads of the offices below, within scope."""

from prongsai.oversight.queries.approved import approved_results, districts_with_results, taken_from
from prongsai.oversight.queries.indicators import (
    IndicatorCount,
    indicator_or_404,
    indicators_of,
    measures_by_indicator,
    own_lines,
)
from prongsai.oversight.queries.reporting import OfficeReport, gathering_or_404, reports_below

__all__ = [
    "IndicatorCount",
    "OfficeReport",
    "approved_results",
    "districts_with_results",
    "gathering_or_404",
    "indicator_or_404",
    "indicators_of",
    "measures_by_indicator",
    "own_lines",
    "reports_below",
    "taken_from",
]
