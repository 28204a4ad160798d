"""What of measures at work belongs to an agency's record."""

from prongsai.files.export import Table, of
from prongsai.followup.models import (
    Assignment,
    Cadence,
    Entry,
    EntryFile,
    Period,
    Reopening,
    Replan,
    StepTick,
)

OF_AN_ASSIGNMENT = of("assignment__plan__round__agency")
TABLES = (
    Table(Cadence, of("round__agency"), {"fiscal_year": "round__fiscal_year"}),
    Table(Period, of("cadence__round__agency"), {"look": "cadence__look"}),
    Table(Reopening, of("period__cadence__round__agency")),
    Table(
        Assignment,
        of("plan__round__agency"),
        {"fiscal_year": "plan__round__fiscal_year", "unit_code": "unit__code"},
    ),
    Table(Replan, OF_AN_ASSIGNMENT),
    Table(
        Entry,
        OF_AN_ASSIGNMENT,
        {
            "unit_code": "assignment__unit__code",
            "period_starts_on": "period__starts_on",
            "period_ends_on": "period__ends_on",
        },
    ),
    Table(EntryFile, of("entry__assignment__plan__round__agency")),
    Table(StepTick, OF_AN_ASSIGNMENT),
)
