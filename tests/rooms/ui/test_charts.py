import struct
from decimal import Decimal

from prongsai.ui.bars import Bar, BarChart, Mark, draw_bars
from prongsai.ui.gallery import gallery_page
from prongsai.ui.pictures import bars_svg, chart_png, radar_svg
from prongsai.ui.radar import Axis, RadarChart, draw_radar

MARKS = (Mark(Decimal(85), "85 ผ่าน"), Mark(Decimal(95), "95 ผ่านดีเยี่ยม"))


def _chart(*values: str | None) -> BarChart:
    bars = tuple(Bar(f"ตัวชี้วัด {v}", Decimal(v) if v else None, v or "–", "E1") for v in values)
    return BarChart("แท่ง", bars, MARKS)


def test_bars_start_at_zero_and_are_as_long_as_their_figure() -> None:
    picture = draw_bars(_chart("50", "97.89", None))
    assert [bar.length for bar in picture.bars] == ["50.00%", "97.89%", ""]


def test_the_names_of_limits_stand_apart_the_highest_first() -> None:
    picture = draw_bars(_chart("50"))
    assert [(drawn.mark.value, drawn.label_top) for drawn in picture.marks] == [
        (Decimal(95), 18),
        (Decimal(85), 38),
    ]


def test_a_chart_with_links_is_no_picture_to_a_screen_reader() -> None:
    linked = BarChart("แท่ง", (Bar("ข้อ", Decimal(5), "5.00", href="/E3/"),))
    assert 'role="group"' in bars_svg(linked)
    assert 'role="img"' in bars_svg(_chart("5"))


def test_words_from_outside_cannot_break_out_of_a_drawing() -> None:
    assert "<script>" not in bars_svg(BarChart("<script>", (Bar("<script>", Decimal(5), "<script>"),)))


def test_a_radar_with_a_missing_figure_stays_open() -> None:
    axes = tuple(Axis(str(n), f"ตัวชี้วัด {n}", Decimal(90), "90.00") for n in range(1, 11))
    whole = draw_radar(RadarChart("เรดาร์", axes, MARKS), named=True)
    holed = draw_radar(RadarChart("เรดาร์", (*axes[:3], Axis("4", "ไม่มี", None, "–"), *axes[4:])), named=True)
    assert whole.now.whole
    assert whole.now.path.endswith("Z")
    assert not holed.now.whole
    assert len(holed.now.points) == 9
    assert holed.now.path.count("M") == 8


def test_labels_of_ten_indicators_keep_apart_on_a_phone() -> None:
    picture = draw_radar(gallery_page().radar, named=False)
    places = [(float(spoke.text.x), float(spoke.text.y)) for spoke in picture.spokes]
    for number, (x, y) in enumerate(places):
        assert 20 <= x <= picture.width - 20
        assert 8 <= y <= picture.height - 4
        for other_x, other_y in places[number + 1 :]:
            assert abs(x - other_x) >= 46 or abs(y - other_y) >= 16


def test_names_around_the_radar_stay_on_the_sheet() -> None:
    picture = draw_radar(gallery_page().radar, named=True)
    for spoke in picture.spokes:
        assert float(spoke.text.y) >= 20
        assert float(spoke.under.y) <= picture.height - 8


def test_both_charts_become_pictures_for_paper_with_thai_letters() -> None:
    page = gallery_page()
    for svg in (bars_svg(page.bars), radar_svg(page.radar)):
        png = chart_png(svg, 760)
        assert png.startswith(b"\x89PNG")
        assert struct.unpack(">I", png[16:20]) == (760,)
        assert len(png) > len(chart_png(svg.replace("การ", ""), 760))
