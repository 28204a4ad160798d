"""What can be done with checks."""

from prongsai.checks.actions.asking import ask_due, ask_one, note_answer
from prongsai.checks.actions.watching import check_now, look_at_change, unwatch, watch
from prongsai.checks.refusing import CannotWatch

__all__ = [
    "CannotWatch",
    "ask_due",
    "ask_one",
    "check_now",
    "look_at_change",
    "note_answer",
    "unwatch",
    "watch",
]
