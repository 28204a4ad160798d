"""What can be done with checks."""

from prongsai.checks.actions.asking import ask_due, ask_one, note_answer
from prongsai.checks.actions.deciding import decide_finding
from prongsai.checks.actions.scanning import scan_content, scan_file, subject_of
from prongsai.checks.actions.watching import check_now, look_at_change, unwatch, watch
from prongsai.checks.refusing import CannotDecide, CannotWatch

__all__ = [
    "CannotDecide",
    "CannotWatch",
    "ask_due",
    "ask_one",
    "check_now",
    "decide_finding",
    "look_at_change",
    "note_answer",
    "scan_content",
    "scan_file",
    "subject_of",
    "unwatch",
    "watch",
]
