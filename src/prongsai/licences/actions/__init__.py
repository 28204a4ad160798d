"""What is done with licences."""

from prongsai.licences.actions.checking import begin_review, check_items, release_notice
from prongsai.licences.actions.deciding import close, decide, issue, withdraw
from prongsai.licences.actions.filing import Filed, file_application, resubmit
from prongsai.licences.actions.keeping import destroy_applicants, seal_anew
from prongsai.licences.actions.outside import write_outside
from prongsai.licences.actions.sending import note_paper_taken, send_paper
from prongsai.licences.actions.typing import (
    ChecklistContent,
    ItemContent,
    StepContent,
    TypeContent,
    publish_checklist,
    take_listed_types,
    write_checklist,
    write_type,
)
from prongsai.licences.refusing import CannotDo, Stale

__all__ = [
    "CannotDo",
    "ChecklistContent",
    "Filed",
    "ItemContent",
    "Stale",
    "StepContent",
    "TypeContent",
    "begin_review",
    "check_items",
    "close",
    "decide",
    "destroy_applicants",
    "file_application",
    "issue",
    "note_paper_taken",
    "publish_checklist",
    "release_notice",
    "resubmit",
    "seal_anew",
    "send_paper",
    "take_listed_types",
    "withdraw",
    "write_checklist",
    "write_outside",
    "write_type",
]
