"""What people can do with surveys."""

from prongsai.surveys.actions.commenting import CannotDecide, decide_comment, release_comments
from prongsai.surveys.actions.importing import CannotImport, import_sheets
from prongsai.surveys.actions.preparing import CannotPrepare, change_days, prepare_wave
from prongsai.surveys.actions.printing import CannotPrint, cancel_cards, make_cards, reprint_cards
from prongsai.surveys.actions.reaching import CannotReach, add_point, end_point
from prongsai.surveys.actions.running import CannotClose, CannotOpen, close_ended, close_wave, open_wave
from prongsai.surveys.actions.telling import (
    CannotCount,
    TablesDisagree,
    count_days,
    save_headcount,
    verify_tables,
)
from prongsai.surveys.actions.typing import CannotType, TypedSheet, enter_paper

__all__ = [
    "CannotClose",
    "CannotCount",
    "CannotDecide",
    "CannotImport",
    "CannotOpen",
    "CannotPrepare",
    "CannotPrint",
    "CannotReach",
    "CannotType",
    "TablesDisagree",
    "TypedSheet",
    "add_point",
    "cancel_cards",
    "change_days",
    "close_ended",
    "close_wave",
    "count_days",
    "decide_comment",
    "end_point",
    "enter_paper",
    "import_sheets",
    "make_cards",
    "open_wave",
    "prepare_wave",
    "release_comments",
    "reprint_cards",
    "save_headcount",
    "verify_tables",
]
