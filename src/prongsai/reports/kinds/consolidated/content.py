"""What the supervising office's consolidated report says: one table of four columns, by instrument and indicator."""

from dataclasses import dataclass

from prongsai.reports.content import Gap, PaperContent
from prongsai.reports.pictures import PictureRow


@dataclass(frozen=True, slots=True)
class Row:
    """One measure with what came of it.

    heading      the indicator with its number; empty where the cell goes on from the row above
    steps        with their numbers, which begin anew where somebody else answers for the measure
    responsible  one a line
    results      one paragraph each
    """

    heading: str
    steps: tuple[str, ...]
    responsible: str
    results: tuple[str, ...]
    photos: tuple[PictureRow, ...]


@dataclass(frozen=True, slots=True)
class Indicator:
    number: str
    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Instrument:
    code: str
    name: str
    english: str
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True, slots=True)
class ConsolidatedPaper(PaperContent):
    """The report of one half.

    half    as the round of reporting is called; as_of: the month in which it is gathered, the one after the half
    only    the indicator that alone is told of; empty for the whole report
    """

    agency: str
    year: str
    half: str
    as_of: str
    instruments: tuple[Instrument, ...]
    only: str = ""
    gaps: tuple[Gap, ...] = ()
