"""Evidence as its pages show it."""

from prongsai.files.presenters.adding import AddPage, Outcome, add_page, stored
from prongsai.files.presenters.evidence import EvidencePage, evidence_page
from prongsai.files.presenters.library import LibraryPage, library_page
from prongsai.files.presenters.record import RecordPage, record_page

__all__ = [
    "AddPage",
    "EvidencePage",
    "LibraryPage",
    "Outcome",
    "RecordPage",
    "add_page",
    "evidence_page",
    "library_page",
    "record_page",
    "stored",
]
