"""Horizontal bars from zero, each with its label and its figure, and limits as named lines."""

from dataclasses import dataclass
from decimal import Decimal
from zlib import crc32

from prongsai.ui.tones import instrument_of

ROW = 54
MARK_LINE = 20
FOOT = 28
CODE_LETTER = 10
CODE_GAP = 6
MARGIN = 8
HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar. A label of up to 30 letters fits on a phone.

    value      0 to the chart's ceiling, or None where there is no figure
    shown      the figure as text, "97.89"
    tone       the code of an instrument or item (IIT, E3), or "" for the office's own colour
    code       printed before the label, or ""
    previous   an earlier figure, drawn as a diamond on the bar
    href       where the label leads, or ""
    """

    label: str
    value: Decimal | None
    shown: str
    tone: str = ""
    code: str = ""
    previous: Decimal | None = None
    href: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A limit: a line through all bars, with its name."""

    value: Decimal
    label: str


@dataclass(frozen=True, slots=True)
class BarChart:
    title: str
    bars: tuple[Bar, ...]
    marks: tuple[Mark, ...] = ()
    ceiling: Decimal = HUNDRED
    previous_label: str = ""


@dataclass(frozen=True, slots=True)
class DrawnBar:
    """Lengths are percentages of the drawing ("97.9%"), heights are pixels."""

    bar: Bar
    tone: str
    top: int
    length: str
    previous: str


@dataclass(frozen=True, slots=True)
class DrawnMark:
    mark: Mark
    at: str
    label_top: int


@dataclass(frozen=True, slots=True)
class BarPicture:
    """All that bars.svg needs. `width` is 0 on a page (the drawing takes the room it has) and pixels on paper.

    label_at   where labels begin, right of the longest code
    """

    anchor: str
    title: str
    bars: tuple[DrawnBar, ...]
    marks: tuple[DrawnMark, ...]
    header: int
    height: int
    width: int
    label_at: int
    ceiling: str
    previous_label: str

    @property
    def sheet(self) -> int:
        """The width of the paper drawing with the margin that the last diamond needs."""
        return self.width + 2 * MARGIN

    @property
    def foot(self) -> int:
        return self.height - FOOT

    @property
    def tones(self) -> list[str]:
        return sorted({drawn.tone for drawn in self.bars})

    @property
    def has_links(self) -> bool:
        return any(drawn.bar.href for drawn in self.bars)


def draw_bars(chart: BarChart, *, width: int = 0) -> BarPicture:
    header = MARK_LINE * len(chart.marks) + (18 if chart.marks else 0)
    bars = tuple(
        DrawnBar(
            bar=bar,
            tone=instrument_of(bar.tone) or "office",
            top=header + ROW * number,
            length=percent(bar.value, chart.ceiling),
            previous=percent(bar.previous, chart.ceiling),
        )
        for number, bar in enumerate(chart.bars)
    )
    marks = tuple(
        DrawnMark(mark, percent(mark.value, chart.ceiling), 18 + MARK_LINE * number)
        for number, mark in enumerate(sorted(chart.marks, key=lambda mark: -mark.value))
    )
    return BarPicture(
        anchor=anchor_of(chart.title),
        title=chart.title,
        bars=bars,
        marks=marks,
        header=header,
        height=header + ROW * len(bars) + FOOT,
        width=width,
        label_at=max((CODE_LETTER * len(bar.code) + CODE_GAP for bar in chart.bars if bar.code), default=0),
        ceiling=f"{chart.ceiling:,f}",
        previous_label=chart.previous_label if any(bar.previous is not None for bar in chart.bars) else "",
    )


def percent(value: Decimal | None, ceiling: Decimal) -> str:
    """The share of the ceiling as SVG says it, kept within 0 and 100; "" for no figure."""
    if value is None:
        return ""
    share = min(max(value / ceiling * HUNDRED, Decimal(0)), HUNDRED)
    return f"{share:.2f}%"


def anchor_of(title: str) -> str:
    """An id for the parts of a drawing, the same each time it is drawn."""
    return f"chart-{crc32(title.encode()):08x}"
