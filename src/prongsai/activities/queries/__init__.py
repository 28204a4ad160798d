"""Reading activities, within scope."""

from prongsai.activities.queries.finding import (
    activities_of,
    activity_or_404,
    measures_of,
    newest_evidence,
    photo_or_404,
)
from prongsai.activities.queries.flags import Flag, Why
from prongsai.activities.queries.shown import Photo, Shown, shown_of

__all__ = [
    "Flag",
    "Photo",
    "Shown",
    "Why",
    "activities_of",
    "activity_or_404",
    "measures_of",
    "newest_evidence",
    "photo_or_404",
    "shown_of",
]
