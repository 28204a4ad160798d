"""An activity is withdrawn and never removed; what was withdrawn stays as it is."""

from prongsai.audit.guards import Guard

GUARDS: list[Guard] = [
    Guard(
        "guard_activities_activity_stays",
        "activities_activity",
        ("DELETE",),
        "1 = 1",
        "An activity is withdrawn and never removed.",
    ),
    Guard(
        "guard_activities_activity_withdrawn",
        "activities_activity",
        ("UPDATE",),
        "OLD.withdrawn_at IS NOT NULL",
        "A withdrawn activity never changes.",
    ),
    Guard(
        "guard_activities_activity_first",
        "activities_activity",
        ("UPDATE",),
        "NEW.written_at <> OLD.written_at OR NEW.round_id <> OLD.round_id",
        "When an activity was first written, and in which year, never changes.",
    ),
]
