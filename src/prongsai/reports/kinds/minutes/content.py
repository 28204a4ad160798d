"""What the minutes of a meeting say, as shown strings."""

from dataclasses import dataclass

from prongsai.reports.content import Gap, PaperContent
from prongsai.reports.kinds.meeting_facts import PaperSection


@dataclass(frozen=True, slots=True)
class Place:
    """instead: who came for them, or empty."""

    place: str
    name: str
    title: str
    division: str
    role: str
    instead: str


@dataclass(frozen=True, slots=True)
class Decision:
    place: str
    text: str
    unit: str
    due: str


@dataclass(frozen=True, slots=True)
class MinutesPaper(PaperContent):
    """confirmed_by and confirmed_on are empty until the minutes are confirmed."""

    agency: str
    meeting: str
    day: str
    hour: str
    place: str
    present: tuple[Place, ...]
    absent: tuple[Place, ...]
    announced: str
    sections: tuple[PaperSection, ...]
    decisions: tuple[Decision, ...]
    ended: str
    confirmed_by: str
    confirmed_on: str
    gaps: tuple[Gap, ...] = ()
    language: str = "th"
