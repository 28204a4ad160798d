"""What the communication plan by indicator says. Its field names are the tags of its Word template."""

from dataclasses import dataclass

from prongsai.reports.content import Gap, PaperContent


@dataclass(frozen=True, slots=True)
class Sample:
    """Whose answers are collected: who, by whom, and how many at least."""

    who: str
    operator: str
    minimum: str


@dataclass(frozen=True, slots=True)
class Quota:
    """How many answers at least count for one unit, or for all schools together."""

    unit: str
    minimum: str


@dataclass(frozen=True, slots=True)
class CountRow:
    """One indicator (or sub-indicator, part) with the range of its items and how many they are.

    indicator   empty where it stands in a row above; part: empty where the indicator has none
    """

    indicator: str
    part: str
    items: str
    count: str


@dataclass(frozen=True, slots=True)
class Instrument:
    """One instrument: its samples, its quotas and its table of item counts, whose total is their sum."""

    code: str
    name: str
    english: str
    samples: tuple[Sample, ...]
    quotas: tuple[Quota, ...]
    quota_total: str
    counts: tuple[CountRow, ...]
    has_parts: bool
    indicator_count: str
    total: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table of measures. heading: the service that the question is for, or empty. Lines end with a line break."""

    heading: str
    question: str
    measure: str
    awareness: str
    follow_up: str
    units: str


@dataclass(frozen=True, slots=True)
class Band:
    """Rows with cells in common.

    shared   "item": one item with several measures told and followed up alike; "measure": one measure for several
             items; "question": one item whose measures have their own columns throughout
    """

    shared: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The rows under one indicator or sub-indicator. titles: the group rows above them."""

    titles: tuple[str, ...]
    bands: tuple[Band, ...]


@dataclass(frozen=True, slots=True)
class PlanTable:
    """One table of measures. head: of its first column."""

    head: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class CommunicationPaper(PaperContent):
    """The paper "communication plan by indicator" of one round.

    divisions, schools     names of the units that take part, joined for a sentence
    disclosure_numbers     the indicators of disclosure, joined; window_first, window_last: the days of disclosure
    """

    agency: str
    year: str
    divisions: str
    schools: str
    instruments: tuple[Instrument, ...]
    disclosure: str
    window_first: str
    window_last: str
    guidelines: tuple[str, ...]
    tables: tuple[PlanTable, ...]
    gaps: tuple[Gap, ...] = ()
    language: str = "th"
