"""What people can do with evidence; each function is one verb, in one transaction, with its entry in the trail."""

from prongsai.files.actions.adding import Added, add_file, add_version
from prongsai.files.actions.describing import StaleDescription, describe_evidence
from prongsai.files.actions.setting_aside import bring_back, set_aside
from prongsai.files.actions.sweeping import sweep
from prongsai.files.actions.taking_out import note_original_taken, note_record_taken

__all__ = [
    "Added",
    "StaleDescription",
    "add_file",
    "add_version",
    "bring_back",
    "describe_evidence",
    "note_original_taken",
    "note_record_taken",
    "set_aside",
    "sweep",
]
