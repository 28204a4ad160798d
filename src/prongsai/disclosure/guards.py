"""What was handed in or approved does not change; a version comes from an approval alone and never changes."""

from prongsai.approvals.guards import changed, flow_guard, state_guard
from prongsai.audit.guards import Guard, forbid_changes
from prongsai.disclosure.states import HELD, ITEM_FLOW

_HELD = ", ".join(f"'{state}'" for state in sorted(HELD))
_MESSAGE = "An item that is handed in or approved does not change."
_CONTENT = (
    "words_th",
    "words_en",
    "tables",
    "links",
    "is_none",
    "is_filled",
    "row_version",
    "item_id",
    "unit_id",
)

_OF_HELD_ITEM = f"""EXISTS (
    SELECT 1 FROM disclosure_item i WHERE i.id = {{row}}.item_id AND i.state IN ({_HELD})
)"""  # noqa: S608 - our own names
_OF_HELD_RECORD = f"""EXISTS (
    SELECT 1 FROM disclosure_record r JOIN disclosure_item i ON i.id = r.item_id
    WHERE r.id = {{row}}.record_id AND i.state IN ({_HELD})
)"""  # noqa: S608 - our own names
_NOT_APPROVING = f"""COALESCE((
    SELECT s.kind FROM approvals_step s
    WHERE s.flow = '{ITEM_FLOW.key}' AND s.subject_id = NEW.item_id ORDER BY s.seq DESC LIMIT 1
), '') <> 'approve'"""  # noqa: S608 - our own names

GUARDS: list[Guard] = [
    flow_guard(ITEM_FLOW),
    state_guard(ITEM_FLOW, "disclosure_item"),
    Guard(
        "guard_disclosure_item_begins",
        "disclosure_item",
        ("INSERT",),
        f"NEW.state <> '{ITEM_FLOW.initial}'",
        "An item begins as a draft.",
    ),
    Guard(
        "guard_disclosure_item_stays",
        "disclosure_item",
        ("DELETE",),
        "1 = 1",
        "An item is never removed.",
    ),
    Guard(
        "guard_disclosure_record_held",
        "disclosure_record",
        ("DELETE",),
        _OF_HELD_ITEM,
        _MESSAGE,
    ),
    Guard(
        "guard_disclosure_record_change",
        "disclosure_record",
        ("UPDATE",),
        f"{changed(_CONTENT)} AND {_OF_HELD_ITEM}",
        _MESSAGE,
    ),
    Guard(
        "guard_disclosure_recordfile",
        "disclosure_recordfile",
        ("INSERT", "UPDATE", "DELETE"),
        _OF_HELD_RECORD,
        _MESSAGE,
    ),
    forbid_changes("disclosure_version", when="1 = 1", message="An approved version never changes."),
    Guard(
        "guard_disclosure_version_approved",
        "disclosure_version",
        ("INSERT",),
        _NOT_APPROVING,
        "A version comes from an approval alone.",
    ),
]
