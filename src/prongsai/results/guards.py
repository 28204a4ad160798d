"""What a unit has handed in, and what its head has accepted, does not change; nor does the day on which it first was."""

from prongsai.approvals.guards import changed, flow_guard, state_guard
from prongsai.audit.guards import Guard
from prongsai.results.states import HELD, UNIT_FLOW

_HELD = ", ".join(f"'{state}'" for state in sorted(HELD))
_MESSAGE = "A part that is handed in or accepted does not change."
_CONTENT = ("text", "unit_id", "half", "round_id", "row_version")


def _in_held_part(row: str) -> str:
    parts = f"FROM results_unitreport p WHERE p.round_id = {row}.round_id AND p.half = {row}.half"
    return f"EXISTS (SELECT 1 {parts} AND p.unit_id = {row}.unit_id AND p.state IN ({_HELD}))"


_OF_PHOTO = f"""EXISTS (
    SELECT 1 FROM results_result r JOIN results_unitreport p
    ON p.round_id = r.round_id AND p.half = r.half AND p.unit_id = r.unit_id
    WHERE r.id = {{row}}.result_id AND p.state IN ({_HELD})
)"""  # noqa: S608 - our own names

GUARDS: list[Guard] = [
    flow_guard(UNIT_FLOW),
    state_guard(UNIT_FLOW, "results_unitreport"),
    Guard(
        "guard_results_unitreport_begins",
        "results_unitreport",
        ("INSERT",),
        f"NEW.state <> '{UNIT_FLOW.initial}' OR NEW.handed_in_on IS NOT NULL",
        "A part begins as a draft.",
    ),
    Guard(
        "guard_results_unitreport_stays",
        "results_unitreport",
        ("DELETE",),
        "1 = 1",
        "A part is never removed.",
    ),
    Guard(
        "guard_results_unitreport_first",
        "results_unitreport",
        ("UPDATE",),
        "NEW.round_id <> OLD.round_id OR NEW.half <> OLD.half OR NEW.unit_id <> OLD.unit_id "
        "OR (OLD.handed_in_on IS NOT NULL AND (NEW.handed_in_on IS NULL OR NEW.handed_in_on <> OLD.handed_in_on))",
        "Whose part it is, and when it was handed in first, never changes.",
    ),
    Guard(
        "guard_results_result_held",
        "results_result",
        ("INSERT", "DELETE"),
        _in_held_part("{row}"),
        _MESSAGE,
    ),
    Guard(
        "guard_results_result_change",
        "results_result",
        ("UPDATE",),
        f"{changed(_CONTENT)} AND ({_in_held_part('OLD')} OR {_in_held_part('NEW')})",
        _MESSAGE,
    ),
    Guard("guard_results_photo", "results_resultphoto", ("INSERT", "UPDATE", "DELETE"), _OF_PHOTO, _MESSAGE),
]
