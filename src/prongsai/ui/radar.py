"""A radar of up to twelve indicators. The small drawing has numbers, with the names in a list under it."""

import math
from dataclasses import dataclass
from decimal import Decimal

from prongsai.ui.bars import HUNDRED, Mark, anchor_of
from prongsai.ui.tones import instrument_of

GRID = (Decimal(25), Decimal(50), Decimal(75), HUNDRED)


@dataclass(frozen=True, slots=True)
class Axis:
    """One indicator: the short code drawn in the picture ("9"), its name, value 0 to 100 and the value as text."""

    code: str
    label: str
    value: Decimal | None
    shown: str
    tone: str = ""
    previous: Decimal | None = None

    @property
    def hue(self) -> str:
        return instrument_of(self.tone) or "office"


@dataclass(frozen=True, slots=True)
class RadarChart:
    """series_label and previous_label: what the full and the dotted line mean, or "" where there is one line."""

    title: str
    axes: tuple[Axis, ...]
    marks: tuple[Mark, ...] = ()
    series_label: str = ""
    previous_label: str = ""

    @property
    def anchor(self) -> str:
        return anchor_of(self.title)


@dataclass(frozen=True, slots=True)
class Point:
    x: str
    y: str


@dataclass(frozen=True, slots=True)
class Spoke:
    """An axis in place: its end on the rim, its chip, and the text beside the chip (`align`: start, middle, end)."""

    axis: Axis
    rim: Point
    chip: Point
    text: Point
    under: Point
    align: str


@dataclass(frozen=True, slots=True)
class Ring:
    """A line of equal value, and where its number stands."""

    path: str
    label: str
    at: Point


@dataclass(frozen=True, slots=True)
class Series:
    """Points joined in order; the line is open where a figure is missing, and only a whole one is filled."""

    path: str
    whole: bool
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class KeyLine:
    """One line of the key: now, previous or mark, what it means, and its height in the drawing."""

    kind: str
    label: str
    y: int


@dataclass(frozen=True, slots=True)
class RadarPicture:
    anchor: str
    title: str
    width: int
    height: int
    centre: Point
    named: bool
    spokes: tuple[Spoke, ...]
    grid: tuple[Ring, ...]
    marks: tuple[Ring, ...]
    now: Series
    previous: Series | None
    key: tuple[KeyLine, ...]


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where the drawing stands: the size of the sheet, the middle, the radius."""

    width: int
    height: int
    radius: int
    count: int

    def at(self, number: float, reach: float) -> Point:
        """The point on spoke `number`, `reach` pixels from the middle; the first spoke points up."""
        x, y = self.direction(number)
        return Point(f"{self.width / 2 + reach * x:.1f}", f"{self.height / 2 + reach * y:.1f}")

    def direction(self, number: float) -> tuple[float, float]:
        angle = 2 * math.pi * number / self.count - math.pi / 2
        return round(math.cos(angle), 6), round(math.sin(angle), 6)

    def reach(self, value: Decimal) -> float:
        return self.radius * float(min(max(value, Decimal(0)), HUNDRED) / HUNDRED)


SMALL = (340, 330, 112)
NAMED = (760, 500, 158)


def draw_radar(chart: RadarChart, *, named: bool) -> RadarPicture:
    """named: names beside the spokes, for wide screens and paper; else numbers only, for a phone."""
    width, height, radius = NAMED if named else SMALL
    frame = _Frame(width, height, radius, len(chart.axes))
    has_previous = any(axis.previous is not None for axis in chart.axes)
    return RadarPicture(
        anchor=f"{chart.anchor}-{'wide' if named else 'small'}",
        title=chart.title,
        width=width,
        height=height,
        centre=frame.at(0, 0),
        named=named,
        spokes=tuple(_spoke(frame, number, axis, named) for number, axis in enumerate(chart.axes)),
        grid=tuple(_ring(frame, value) for value in GRID),
        marks=tuple(_ring(frame, mark.value, 0.5 - order) for order, mark in enumerate(chart.marks)),
        now=_series(frame, [axis.value for axis in chart.axes]),
        previous=_series(frame, [axis.previous for axis in chart.axes]) if has_previous else None,
        key=_key(chart, frame),
    )


def _spoke(frame: _Frame, number: int, axis: Axis, named: bool) -> Spoke:
    across, down = frame.direction(number)
    chip = frame.at(number, frame.radius + 22)
    align, right, below = _beside(across, down) if named else _outside(across, down)
    x, y = float(chip.x) + right, float(chip.y) + below
    return Spoke(
        axis=axis,
        rim=frame.at(number, frame.radius),
        chip=chip,
        text=Point(f"{x:.1f}", f"{y:.1f}"),
        under=Point(f"{x:.1f}", f"{y + 19:.1f}"),
        align=align,
    )


def _beside(across: float, down: float) -> tuple[str, float, float]:
    """Where two lines of text stand from their chip: left or right of it, above the topmost, below the lowest."""
    if abs(across) < 0.1:
        return "middle", 0, 32 if down > 0 else -38
    return ("start", 20, -2) if across > 0 else ("end", -20, -2)


def _outside(across: float, down: float) -> tuple[str, float, float]:
    """Where one figure stands from its chip: above it in the upper half, below it in the lower."""
    return "middle", across * 8, 27 if down > 0 else -17


def _ring(frame: _Frame, value: Decimal, half: float = 0.5) -> Ring:
    """A line of equal value; its number stands on it, between two spokes (`half`: 0.5 is right of the first)."""
    reach = frame.reach(value)
    corners = [frame.at(number, reach) for number in range(frame.count)]
    middle = reach * math.cos(math.pi / frame.count)
    return Ring(path=f"{_line(corners)}Z", label=f"{value.normalize():f}", at=frame.at(half, middle))


def _key(chart: RadarChart, frame: _Frame) -> tuple[KeyLine, ...]:
    lines = [("now", chart.series_label), ("previous", chart.previous_label)]
    lines += [("mark", " · ".join(mark.label for mark in chart.marks))]
    said = [(kind, label) for kind, label in lines if label]
    top = frame.height - 22 * len(said)
    return tuple(KeyLine(kind, label, top + 22 * order) for order, (kind, label) in enumerate(said))


def _series(frame: _Frame, values: list[Decimal | None]) -> Series:
    places = [
        None if value is None else frame.at(number, frame.reach(value)) for number, value in enumerate(values)
    ]
    points = tuple(place for place in places if place is not None)
    if len(points) == len(places):
        return Series(path=f"{_line(points)}Z", whole=True, points=points)
    joined = zip(places, places[1:] + places[:1], strict=True)
    path = "".join(_line([one, next_]) for one, next_ in joined if one is not None and next_ is not None)
    return Series(path=path, whole=False, points=points)


def _line(points: list[Point] | tuple[Point, ...]) -> str:
    return "M" + "L".join(f"{point.x} {point.y}" for point in points)
