"""What people do with papers: hand in, return, approve; put a template in place, go back to the house's."""

from prongsai.reports.actions.approving import CannotDecide, approve_paper, return_paper
from prongsai.reports.actions.replacing import replace_template, withdraw_template
from prongsai.reports.actions.submitting import CannotSubmit, submit_paper

__all__ = [
    "CannotDecide",
    "CannotSubmit",
    "approve_paper",
    "replace_template",
    "return_paper",
    "submit_paper",
    "withdraw_template",
]
