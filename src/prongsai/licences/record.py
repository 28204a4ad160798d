"""What of this room belongs to an agency's record."""

from prongsai.files.export import LeftOut, Table, of
from prongsai.licences.models import (
    Answer,
    Applicant,
    Application,
    Checklist,
    ChecklistItem,
    GuidelineStep,
    ItemCheck,
    LicenceType,
    Notice,
    NoticeLine,
    OutsideCase,
    SentPaper,
    StatusEvent,
)

_KEY = {"licence_key": "licence_type__key"}
TABLES = (
    Table(LicenceType, of("agency"), {"unit_code": "unit__code"}),
    Table(Checklist, of("licence_type__agency"), _KEY),
    Table(ChecklistItem, of("checklist__licence_type__agency")),
    Table(GuidelineStep, of("checklist__licence_type__agency")),
    Table(Application, of("agency"), _KEY),
    Table(ItemCheck, of("application__agency")),
    Table(Notice, of("application__agency")),
    Table(NoticeLine, of("notice__application__agency")),
    Table(StatusEvent, of("application__agency")),
    Table(OutsideCase, of("agency"), _KEY),
)
LEFT_OUT = (
    LeftOut(
        Applicant, "who applied is sealed, and destroyed when its time is over; an archive would keep it"
    ),
    LeftOut(Answer, "what an applicant wrote is sealed, and destroyed together with who applied"),
    LeftOut(SentPaper, "what an applicant sent is sealed, and destroyed together with who applied"),
)
