"""What the paper on the internal measures of a year says: what took place, who works on it, how online services are promoted, and
all of the analysis."""

from dataclasses import dataclass

from prongsai.reports.kinds.analysis.content import AnalysisPaper
from prongsai.reports.pictures import PictureRow


@dataclass(frozen=True, slots=True)
class TookPlace:
    """One activity. days: 24 กุมภาพันธ์ 2568; rows: its photos as they stand side by side."""

    days: str
    title: str
    paragraphs: tuple[str, ...]
    place: str
    rows: tuple[PictureRow, ...] = ()


@dataclass(frozen=True, slots=True)
class GroupMember:
    """One member of the working group, by position alone. who: the position, and the unit where the order names one."""

    place: str
    who: str
    role: str


@dataclass(frozen=True, slots=True)
class Numbered:
    place: str
    text: str


@dataclass(frozen=True, slots=True)
class Appointment:
    """The order that appointed the working group. order_number: 441/2567; paragraphs: why it was made."""

    order_number: str
    subject: str
    paragraphs: tuple[str, ...]
    group: str
    members: tuple[GroupMember, ...]
    duties: tuple[Numbered, ...]
    effective: str
    ordered_on: str
    signer: str


@dataclass(frozen=True, slots=True)
class InternalMeasuresPaper(AnalysisPaper):
    """The analysis goes on with the same tags, so that both papers say the same. orders: one, or none."""

    activities: tuple[TookPlace, ...] = ()
    orders: tuple[Appointment, ...] = ()
    promotion: tuple[Numbered, ...] = ()
