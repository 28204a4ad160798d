"""What the invitation with its agenda says, as shown strings."""

from dataclasses import dataclass

from prongsai.reports.content import Gap, PaperContent
from prongsai.reports.kinds.meeting_facts import PaperSection


@dataclass(frozen=True, slots=True)
class AgendaPaper(PaperContent):
    """hour and place are empty until they are named."""

    agency: str
    meeting: str
    day: str
    hour: str
    place: str
    sections: tuple[PaperSection, ...]
    gaps: tuple[Gap, ...] = ()
    language: str = "th"
