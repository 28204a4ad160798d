"""What people do with papers: write letters; hand in, return, approve; put a template in place, go back to the house's."""

from prongsai.reports.actions.approving import CannotDecide, approve_paper, return_paper
from prongsai.reports.actions.replacing import replace_template, withdraw_template
from prongsai.reports.actions.submitting import CannotSubmit, submit_paper
from prongsai.reports.actions.taking_out import note_archive_taken
from prongsai.reports.actions.writing_letters import (
    CannotWrite,
    LetterContent,
    change_letter,
    remove_letter,
    write_letter,
)

__all__ = [
    "CannotDecide",
    "CannotSubmit",
    "CannotWrite",
    "LetterContent",
    "approve_paper",
    "change_letter",
    "note_archive_taken",
    "remove_letter",
    "replace_template",
    "return_paper",
    "submit_paper",
    "withdraw_template",
    "write_letter",
]
