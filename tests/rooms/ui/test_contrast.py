"""The pairs of colours that carry words, in both themes: 7:1 for body text, 4.5:1 for the rest, 3:1 for shapes."""

import re

import pytest

from prongsai.ui.bundles import SOURCES

LIGHT = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", (SOURCES / "css/tokens.css").read_text()))
DARK = {**LIGHT, **dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", (SOURCES / "css/dark.css").read_text()))}
GROUNDS = ("surface", "surface-raised", "surface-sunken", "surface-hover")
STATES = ("late", "due", "review", "accepted", "idle")
PAIRS = [
    *((("ink", ground), 7.0) for ground in GROUNDS),
    *((("ink-quiet", ground), 6.0) for ground in GROUNDS),
    *((("office", ground), 4.5) for ground in (*GROUNDS, "office-tint")),
    *(((f"{state}-text", f"{state}-surface"), 4.5) for state in STATES),
    *(((f"{state}-text", "surface-raised"), 4.5) for state in STATES),
    *(
        ((f"{hue}-text", ground), 4.5)
        for hue in ("iit", "eit", "oit")
        for ground in (*GROUNDS, f"{hue}-surface")
    ),
    (("office-ink", "office"), 4.5),
    (("office-ink", "office-hover"), 4.5),
    *((("line-strong", ground), 3.0) for ground in ("surface", "surface-raised")),
    *((("focus", ground), 3.0) for ground in GROUNDS),
    *(((hue, "surface-raised"), 3.0) for hue in ("iit", "eit", "oit")),
]


def _light(colour: str) -> float:
    def channel(value: int) -> float:
        share = value / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (channel(int(colour[place : place + 2], 16)) for place in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_light(one), _light(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_words_stand_out_from_their_ground(theme: dict[str, str]) -> None:
    weak = {
        pair: round(contrast(theme[pair[0]], theme[pair[1]]), 2)
        for pair, least in PAIRS
        if contrast(theme[pair[0]], theme[pair[1]]) < least
    }
    assert weak == {}


def test_the_three_instruments_differ_in_lightness_too() -> None:
    for theme in (LIGHT, DARK):
        for one, other in (("iit", "eit"), ("iit", "oit")):
            assert contrast(theme[one], theme[other]) > 1.2


def test_both_themes_name_the_same_colours() -> None:
    dark = set(re.findall(r"--([\w-]+):", (SOURCES / "css/dark.css").read_text()))
    light = set(LIGHT)
    assert light - dark == set()
