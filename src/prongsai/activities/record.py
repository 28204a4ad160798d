"""What of activities belongs to an agency's record."""

from prongsai.activities.models import (
    Activity,
    ActivityItem,
    ActivityMeasure,
    ActivityPhoto,
    ActivityUnit,
    Announcement,
)
from prongsai.files.export import Table, of

OF_AN_ACTIVITY = of("activity__round__agency")
TABLES = (
    Table(Activity, of("round__agency"), {"fiscal_year": "round__fiscal_year", "unit_code": "unit__code"}),
    Table(ActivityUnit, OF_AN_ACTIVITY, {"unit_code": "unit__code"}),
    Table(ActivityMeasure, OF_AN_ACTIVITY, {"measure_position": "measure__position"}),
    Table(ActivityItem, OF_AN_ACTIVITY, {"item": "node__code"}),
    Table(ActivityPhoto, OF_AN_ACTIVITY),
    Table(Announcement, of("round__agency"), {"fiscal_year": "round__fiscal_year"}),
)
