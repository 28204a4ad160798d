"""Rows of licences."""

from prongsai.licences.models.cases import (
    Answer,
    Applicant,
    Application,
    ItemCheck,
    Notice,
    NoticeLine,
    StatusEvent,
)
from prongsai.licences.models.elsewhere import OutsideCase
from prongsai.licences.models.sent import SentPaper
from prongsai.licences.models.types import Checklist, ChecklistItem, GuidelineStep, LicenceType

__all__ = [
    "Answer",
    "Applicant",
    "Application",
    "Checklist",
    "ChecklistItem",
    "GuidelineStep",
    "ItemCheck",
    "LicenceType",
    "Notice",
    "NoticeLine",
    "OutsideCase",
    "SentPaper",
    "StatusEvent",
]
