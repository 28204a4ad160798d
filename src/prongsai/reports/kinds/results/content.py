"""What the report on the results of the measures says: one table in groups, by instrument and indicator."""

from dataclasses import dataclass

from prongsai.reports.content import Gap, PaperContent
from prongsai.reports.pictures import PictureRow


@dataclass(frozen=True, slots=True)
class Item:
    """An item that was to improve. figure: of the result behind the plan, empty where it has none."""

    code: str
    text: str
    figure: str
    issue: str


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure with what came of it. steps: numbered when there are several; results: one paragraph each."""

    steps: tuple[str, ...]
    results: tuple[str, ...]
    photos: tuple[PictureRow, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table: what begins in it. Where a cell goes on from the row above, it has no items or no measures."""

    items: tuple[Item, ...]
    measures: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Rows that share cells.

    is_shared   one measure serves several items, so that its cells go over all rows; else the cells of the items do
    """

    is_shared: bool
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Indicator:
    number: str
    name: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Instrument:
    code: str
    name: str
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True, slots=True)
class ResultsPaper(PaperContent):
    """The report of one half.

    half   as the title says it: รอบ 6 เดือนแรก; span: its months, in full words
    only   the indicator that alone is told of; empty for the whole report
    """

    agency: str
    year: str
    half: str
    span: str
    instruments: tuple[Instrument, ...]
    only: str = ""
    gaps: tuple[Gap, ...] = ()
