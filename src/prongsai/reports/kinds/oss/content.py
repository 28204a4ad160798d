"""What the report on promoting online permits says: the measures of the year in order, each with what the office shows for it.

Its field names are the tags of the Word template. What is not known is an empty string.
"""

from dataclasses import dataclass

from prongsai.reports.content import Gap, PaperContent
from prongsai.reports.pictures import PictureRow


@dataclass(frozen=True, slots=True)
class TrainingLine:
    number: str
    topic: str
    day: str
    hours: str
    mode: str
    units: str
    people: str


@dataclass(frozen=True, slots=True)
class ManualLine:
    number: str
    name: str
    address: str


@dataclass(frozen=True, slots=True)
class ManualTable:
    """Manuals that stand in one table."""

    title: str
    manuals: tuple[ManualLine, ...]


@dataclass(frozen=True, slots=True)
class ChannelLine:
    number: str
    text: str
    address: str


@dataclass(frozen=True, slots=True)
class TryOutLine:
    """Visitors who tried the system themselves."""

    number: str
    text: str
    day: str
    unit: str
    people: str


@dataclass(frozen=True, slots=True)
class PromotionMeasure:
    """One measure with what is printed below it; the lists that it does not show are empty."""

    number: str
    text: str
    trainings: tuple[TrainingLine, ...] = ()
    organiser: str = ""
    manual_tables: tuple[ManualTable, ...] = ()
    channels: tuple[ChannelLine, ...] = ()
    try_outs: tuple[TryOutLine, ...] = ()
    photos: tuple[PictureRow, ...] = ()


@dataclass(frozen=True, slots=True)
class OssPaper(PaperContent):
    agency: str
    year: str
    measures: tuple[PromotionMeasure, ...]
    gaps: tuple[Gap, ...] = ()
