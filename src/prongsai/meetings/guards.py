"""An order in force stays as it was signed, a held meeting keeps its list, minutes before somebody keep every word, duties stay."""

from prongsai.approvals.guards import changed, flow_guard, state_guard
from prongsai.audit.guards import Guard, forbid_changes
from prongsai.meetings.states import HELD, MINUTES_FLOW

_ORDER_WORDS = (
    "agency_id", "number", "year", "subject", "background", "purpose", "group_name", "cancels_id", "cancels_text", "duties",
    "effective", "ordered_on", "signer", "issued_at", "issued_by_id",
)  # fmt: skip
_ITEM_WORDS = ("meeting_id", "section", "position", "title", "detail", "unit_id", "source")
_HELD = ", ".join(f"'{state}'" for state in sorted(HELD))
_OF_A_HELD_MEETING = (
    "EXISTS (SELECT 1 FROM meetings_meeting m WHERE m.id = {row}.meeting_id AND m.state <> 'planned')"
)
_EVERY = ("INSERT", "UPDATE", "DELETE")
_MINUTES = "Minutes that are handed in or confirmed do not change."


def _in_held_minutes(meeting: str) -> str:
    minutes = f"FROM meetings_minutes m WHERE m.meeting_id = {meeting} AND m.state IN ({_HELD})"
    return f"EXISTS (SELECT 1 {minutes})"


GUARDS: list[Guard] = [
    flow_guard(MINUTES_FLOW),
    state_guard(MINUTES_FLOW, "meetings_minutes"),
    Guard(
        "guard_meetings_order_words",
        "meetings_order",
        ("UPDATE",),
        f"OLD.state <> 'draft' AND {changed(_ORDER_WORDS)}",
        "An order in force does not change; a later order replaces it.",
    ),
    Guard(
        "guard_meetings_order_state",
        "meetings_order",
        ("UPDATE",),
        "NEW.state <> OLD.state AND NOT (OLD.state = 'draft' AND NEW.state = 'in_force') "
        "AND NOT (OLD.state = 'in_force' AND NEW.state = 'cancelled')",
        "An order comes into force once and is cancelled once.",
    ),
    Guard(
        "guard_meetings_order_stays",
        "meetings_order",
        ("DELETE",),
        "OLD.state <> 'draft'",
        "An order that was in force stays.",
    ),
    Guard(
        "guard_meetings_ordermember",
        "meetings_ordermember",
        _EVERY,
        "EXISTS (SELECT 1 FROM meetings_order o WHERE o.id = {row}.order_id AND o.state <> 'draft')",
        "An order in force does not change; a later order replaces it.",
    ),
    Guard(
        "guard_meetings_meeting_stays",
        "meetings_meeting",
        ("DELETE",),
        "1 = 1",
        "A meeting is cancelled and never removed.",
    ),
    Guard(
        "guard_meetings_meeting_first",
        "meetings_meeting",
        ("UPDATE",),
        "NEW.first_on <> OLD.first_on OR NEW.round_id <> OLD.round_id OR (OLD.state = 'held' AND NEW.state <> 'held') "
        "OR (OLD.state = 'held' AND NEW.day <> OLD.day)",
        "The day planned first and the day on which a meeting was held never change.",
    ),
    forbid_changes("meetings_meetingmove", when="1 = 1", message="A move of a meeting never changes."),
    Guard(
        "guard_meetings_agenda_list",
        "meetings_agendaitem",
        ("INSERT", "DELETE"),
        _OF_A_HELD_MEETING,
        "The agenda of a meeting that was held stays as it was.",
    ),
    Guard(
        "guard_meetings_agenda_words",
        "meetings_agendaitem",
        ("UPDATE",),
        f"{_OF_A_HELD_MEETING.format(row='OLD')} AND {changed(_ITEM_WORDS)}",
        "The agenda of a meeting that was held stays as it was.",
    ),
    Guard(
        "guard_meetings_agenda_notes",
        "meetings_agendaitem",
        ("UPDATE",),
        _in_held_minutes("OLD.meeting_id"),
        _MINUTES,
    ),
    Guard(
        "guard_meetings_attendance",
        "meetings_attendance",
        _EVERY,
        _in_held_minutes("{row}.meeting_id"),
        _MINUTES,
    ),
    Guard(
        "guard_meetings_minutes",
        "meetings_minutes",
        ("UPDATE",),
        f"OLD.state IN ({_HELD}) AND {changed(('meeting_id', 'announced', 'ends_at', 'opened_at'))}",
        _MINUTES,
    ),
    Guard(
        "guard_meetings_minutes_stay", "meetings_minutes", ("DELETE",), "1 = 1", "Minutes are never removed."
    ),
    Guard(
        "guard_meetings_minutes_begin",
        "meetings_minutes",
        ("INSERT",),
        f"NEW.state <> '{MINUTES_FLOW.initial}'",
        "Minutes begin as a draft.",
    ),
    Guard(
        "guard_meetings_decision_words",
        "meetings_actionitem",
        ("UPDATE",),
        f"{_in_held_minutes('OLD.meeting_id')} "
        f"AND {changed(('meeting_id', 'agenda_item_id', 'position', 'text', 'unit_id', 'first_due_on'))}",
        _MINUTES,
    ),
    Guard(
        "guard_meetings_decision_given",
        "meetings_actionitem",
        ("UPDATE",),
        "OLD.given_on IS NOT NULL AND (NEW.given_on IS NULL OR NEW.given_on <> OLD.given_on)",
        "A duty stays a duty.",
    ),
    Guard(
        "guard_meetings_decision_stays",
        "meetings_actionitem",
        ("DELETE",),
        "OLD.given_on IS NOT NULL",
        "A decision that became a duty is never removed.",
    ),
    Guard(
        "guard_meetings_decision_into",
        "meetings_actionitem",
        ("INSERT",),
        _in_held_minutes("NEW.meeting_id"),
        _MINUTES,
    ),
    forbid_changes("meetings_actionnote", when="1 = 1", message="What was said of a decision never changes."),
]
