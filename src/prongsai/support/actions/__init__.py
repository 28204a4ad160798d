"""What people do in this room."""

from prongsai.support.actions.answering import close_form, open_form, take_answers
from prongsai.support.actions.checking import CheckContent, Mark, write_check
from prongsai.support.actions.counting import Counted, write_month
from prongsai.support.actions.limiting import set_limits
from prongsai.support.actions.rows import remove_row, write_attendance, write_row, write_training
from prongsai.support.actions.showing import hide_evidence, show_evidence
from prongsai.support.refusing import CannotWrite, Stale

__all__ = [
    "CannotWrite", "CheckContent", "Counted", "Mark", "Stale", "close_form", "hide_evidence", "open_form", "remove_row",
    "set_limits", "show_evidence", "take_answers", "write_attendance", "write_check", "write_month", "write_row",
    "write_training",
]  # fmt: skip
