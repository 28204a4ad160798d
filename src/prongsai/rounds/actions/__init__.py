"""What people can do with rounds: open them, record what was done, excuse, make exceptions, count deadlines, remind."""

from prongsai.rounds.actions.counting import change_deadline_rule, create_obligations, update_rounds
from prongsai.rounds.actions.excusing import CannotExcuse, excuse_obligation, grant_exception, withdraw_excuse
from prongsai.rounds.actions.opening import CannotOpen, open_round, open_rounds
from prongsai.rounds.actions.recording import CannotRecord, record_done, withdraw_record
from prongsai.rounds.actions.reminding import CannotChangeReminders, change_reminders, check_ladder, remind

__all__ = [
    "CannotChangeReminders",
    "CannotExcuse",
    "CannotOpen",
    "CannotRecord",
    "change_deadline_rule",
    "change_reminders",
    "check_ladder",
    "create_obligations",
    "excuse_obligation",
    "grant_exception",
    "open_round",
    "open_rounds",
    "record_done",
    "remind",
    "update_rounds",
    "withdraw_excuse",
    "withdraw_record",
]
