"""Obligations stay, with the day that the framework printed; records and exceptions never change; locks hold."""

from prongsai.approvals.guards import changed, flow_guard, state_guard
from prongsai.audit.guards import Guard, forbid_changes
from prongsai.rounds.models import DutyRecord
from prongsai.rounds.record_flow import RECORD_FLOW

_LOCKED = """EXISTS (
    SELECT 1 FROM rounds_obligation o
    WHERE o.id = {row}.obligation_id AND o.locks_on IS NOT NULL AND o.locks_on <= {row}.recorded_on
    AND NOT EXISTS (
        SELECT 1 FROM rounds_lockexception e
        WHERE e.round_id = o.round_id AND (e.obligation_id IS NULL OR e.obligation_id = o.id)
        AND e.until >= {row}.recorded_on
    )
)"""

_RECORD_STAYS = "A record of what was done never changes."
_SAID = [
    field.get_attname() for field in DutyRecord._meta.concrete_fields if field.name not in {"id", "state"}
]

GUARDS: list[Guard] = [
    Guard(
        "guard_rounds_obligation_stays",
        "rounds_obligation",
        ("DELETE",),
        "1 = 1",
        "An obligation is the denominator of every rate and is never removed.",
    ),
    Guard(
        "guard_rounds_obligation_printed",
        "rounds_obligation",
        ("UPDATE",),
        "NEW.printed_on <> OLD.printed_on OR NEW.key <> OLD.key OR NEW.round_id <> OLD.round_id",
        "The day that the framework prints never changes.",
    ),
    Guard(
        "guard_rounds_dutyrecord_lock",
        "rounds_dutyrecord",
        ("INSERT",),
        _LOCKED,
        "The obligation is locked.",
    ),
    Guard("guard_rounds_dutyrecord", "rounds_dutyrecord", ("UPDATE",), changed(_SAID), _RECORD_STAYS),
    Guard("guard_rounds_dutyrecord_stays", "rounds_dutyrecord", ("DELETE",), "1 = 1", _RECORD_STAYS),
    Guard(
        "guard_rounds_dutyrecord_begins",
        "rounds_dutyrecord",
        ("INSERT",),
        "NEW.state NOT IN ('new', 'accepted')",
        "A record is handed in, or counts at once.",
    ),
    flow_guard(RECORD_FLOW),
    state_guard(RECORD_FLOW, "rounds_dutyrecord"),
    forbid_changes("rounds_lockexception", when="1 = 1", message="An exception never changes."),
]
