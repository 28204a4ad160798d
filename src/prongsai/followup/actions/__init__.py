"""What people can do with measures at work: begin, write entries, show proof, tick steps, replan, end, reopen."""

from prongsai.followup.actions.beginning import (
    CannotBegin,
    begin_follow_up,
    bring_up_to_date,
    follow_approved_plan,
)
from prongsai.followup.actions.changing import (
    CannotEnd,
    CannotReplan,
    drop_assignment,
    replan_assignment,
    resume_assignment,
)
from prongsai.followup.actions.entering import Stale, enter_no_change, write_entry
from prongsai.followup.actions.reopening import CannotReopen, reopen_period
from prongsai.followup.actions.showing import attach_evidence, detach_evidence
from prongsai.followup.actions.ticking import CannotTick, tick_step, untick_step
from prongsai.followup.content import CannotEnter

__all__ = [
    "CannotBegin",
    "CannotEnd",
    "CannotEnter",
    "CannotReopen",
    "CannotReplan",
    "CannotTick",
    "Stale",
    "attach_evidence",
    "begin_follow_up",
    "bring_up_to_date",
    "detach_evidence",
    "drop_assignment",
    "enter_no_change",
    "follow_approved_plan",
    "reopen_period",
    "replan_assignment",
    "resume_assignment",
    "tick_step",
    "untick_step",
    "write_entry",
]
