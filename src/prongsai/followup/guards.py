"""What was planned first stays, what was written stays, and a closed period stays closed."""

from prongsai.audit.guards import Guard, forbid_changes

_CLOSED = """EXISTS (
    SELECT 1 FROM followup_period p
    WHERE p.id = NEW.period_id AND p.locks_on IS NOT NULL AND p.locks_on <= NEW.changed_on
    AND NOT EXISTS (
        SELECT 1 FROM followup_reopening r WHERE r.period_id = p.id AND r.until >= NEW.changed_on
    )
)"""

GUARDS: list[Guard] = [
    Guard(
        "guard_followup_assignment_stays",
        "followup_assignment",
        ("DELETE",),
        "1 = 1",
        "An assignment is ended and never removed.",
    ),
    Guard(
        "guard_followup_assignment_planned",
        "followup_assignment",
        ("UPDATE",),
        "NEW.planned_on <> OLD.planned_on OR NEW.begun_on <> OLD.begun_on OR NEW.plan_id <> OLD.plan_id",
        "The day that was planned first never changes.",
    ),
    Guard(
        "guard_followup_entry_stays",
        "followup_entry",
        ("DELETE",),
        "1 = 1",
        "An entry is mended and never removed.",
    ),
    Guard(
        "guard_followup_entry_first",
        "followup_entry",
        ("UPDATE",),
        "NEW.written_at <> OLD.written_at OR NEW.written_on <> OLD.written_on "
        "OR NEW.assignment_id <> OLD.assignment_id OR NEW.period_id <> OLD.period_id",
        "When and about what an entry was first written never changes.",
    ),
    Guard(
        "guard_followup_entry_closed",
        "followup_entry",
        ("INSERT", "UPDATE"),
        _CLOSED,
        "The period is closed.",
    ),
    forbid_changes("followup_replan", when="1 = 1", message="A replan never changes."),
    forbid_changes("followup_reopening", when="1 = 1", message="A reopening never changes."),
]
