"""The charts of the pages as pictures for paper: the same drawings, with a white ground and fixed colours."""

from pathlib import Path

from django.template.loader import render_to_string
from resvg_py import svg_to_bytes

from prongsai.ui.bars import BarChart, draw_bars
from prongsai.ui.radar import RadarChart, draw_radar

FONTS = Path(__file__).parent / "fonts"
PAPER_WIDTH = 760


def bars_svg(chart: BarChart) -> str:
    """The drawing of a bar chart as one SVG file, in the active language."""
    return render_to_string("ui/bars.svg", {"picture": draw_bars(chart, width=PAPER_WIDTH)})


def radar_svg(chart: RadarChart) -> str:
    """The drawing of a radar with its names as one SVG file, in the active language."""
    return render_to_string("ui/radar.svg", {"picture": draw_radar(chart, named=True)})


def chart_png(svg_text: str, width: int) -> bytes:
    """A PNG of `width` pixels. A chart 16 cm wide on paper at 300 dots an inch needs 1900."""
    return svg_to_bytes(
        svg_string=svg_text,
        width=width,
        background="white",
        skip_system_fonts=True,
        font_dirs=[str(FONTS)],
        font_family="Sarabun",
        sans_serif_family="Sarabun",
    )
