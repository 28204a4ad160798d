"""What people can do with rounds: open them, record what was done, excuse, make exceptions, count deadlines."""

from prongsai.rounds.actions.counting import change_deadline_rule, create_obligations, update_rounds
from prongsai.rounds.actions.excusing import CannotExcuse, excuse_obligation, grant_exception, withdraw_excuse
from prongsai.rounds.actions.opening import CannotOpen, open_round
from prongsai.rounds.actions.recording import CannotRecord, record_done, withdraw_record
from prongsai.rounds.actions.reminding import remind

__all__ = [
    "CannotExcuse",
    "CannotOpen",
    "CannotRecord",
    "change_deadline_rule",
    "create_obligations",
    "excuse_obligation",
    "grant_exception",
    "open_round",
    "record_done",
    "remind",
    "update_rounds",
    "withdraw_excuse",
    "withdraw_record",
]
