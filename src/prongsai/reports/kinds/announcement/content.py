"""What an announcement says, in Thai and in English."""

from dataclasses import dataclass
from typing import ClassVar

from prongsai.reports.content import Gap, PaperContent


@dataclass(frozen=True, slots=True)
class AnnouncementPaper(PaperContent):
    """One announcement of a year. paragraphs: one a line of its text."""

    STAMP: ClassVar[tuple[str, ...]] = ("number", "dated", "dated_en")

    agency: str
    agency_en: str
    title: str
    title_en: str
    paragraphs: tuple[str, ...]
    paragraphs_en: tuple[str, ...]
    signer: str
    signer_en: str
    gaps: tuple[Gap, ...] = ()
