"""What people can do with the working group: order it, plan and hold its meetings, write minutes, follow decisions."""

from prongsai.meetings.actions.agenda import add_item, draw_up_agenda, remove_item, shift_item
from prongsai.meetings.actions.arranging import (
    add_meeting,
    begin_series,
    cancel_meeting,
    move_meeting,
    prepare_meetings,
)
from prongsai.meetings.actions.following import finish_action, move_action, reopen_action, report_progress
from prongsai.meetings.actions.minuting import (
    add_decision,
    change_decision,
    open_minutes,
    remove_decision,
    write_minutes,
)
from prongsai.meetings.actions.ordering import (
    discard_order,
    issue_order,
    set_members,
    start_order,
    write_order,
)

__all__ = [
    "add_decision",
    "add_item",
    "add_meeting",
    "begin_series",
    "cancel_meeting",
    "change_decision",
    "discard_order",
    "draw_up_agenda",
    "finish_action",
    "issue_order",
    "move_action",
    "move_meeting",
    "open_minutes",
    "prepare_meetings",
    "remove_decision",
    "remove_item",
    "reopen_action",
    "report_progress",
    "set_members",
    "shift_item",
    "start_order",
    "write_minutes",
    "write_order",
]
