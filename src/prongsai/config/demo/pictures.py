"""Drawn pictures that stand in the demo where an office has photos; each says that it is a sample."""

import random
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from prongsai import reports

FONT = Path(reports.__file__).parent / "papers" / "fonts" / "ProngsaiPaper-Bold.ttf"
MARK = "ภาพตัวอย่าง"
SIZE = (960, 720)
INK, PAPER = (12, 90, 71), (250, 250, 248)


def sample_picture(scene: str) -> bytes:
    """A hall with people before it, another one for each scene, and the same one each time; JPEG."""
    chance = random.Random(scene)  # noqa: S311 - the same picture each time
    picture = Image.new("RGB", SIZE, _light(chance))
    draw = ImageDraw.Draw(picture)
    floor = chance.randrange(430, 560)
    draw.rectangle((0, floor, *SIZE), fill=_middle(chance))
    for _panel in range(chance.randrange(1, 4)):
        left, top = chance.randrange(40, 640), chance.randrange(40, 160)
        right, bottom = left + chance.randrange(140, 380), top + chance.randrange(90, 240)
        draw.rectangle(
            (left, top, right, bottom), fill=chance.choice((PAPER, _middle(chance))), outline=INK, width=8
        )
    for place in range(number := chance.randrange(3, 10)):
        x = 30 + place * 900 // number + chance.randrange(30)
        top, coat = floor - chance.randrange(20, 140), _middle(chance)
        draw.ellipse((x + 20, top, x + 80, top + 60), fill=(214, 170, 130))
        draw.rounded_rectangle((x, top + 60, x + 100, top + 240), radius=32, fill=coat)
    _marked(draw)
    held = BytesIO()
    picture.save(held, "JPEG", quality=80)
    return held.getvalue()


def _marked(draw: ImageDraw.ImageDraw) -> None:
    font = ImageFont.truetype(str(FONT), 64)
    draw.rectangle((0, SIZE[1] - 96, SIZE[0], SIZE[1]), fill=PAPER)
    draw.text((SIZE[0] // 2, SIZE[1] - 50), MARK, font=font, fill=INK, anchor="mm")


def _light(chance: random.Random) -> tuple[int, int, int]:
    return (chance.randrange(200, 245), chance.randrange(200, 245), chance.randrange(190, 235))


def _middle(chance: random.Random) -> tuple[int, int, int]:
    return (chance.randrange(50, 200), chance.randrange(50, 200), chance.randrange(50, 200))
