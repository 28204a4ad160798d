"""Pictures made for tests: with a camera's traces, turned, alike, and not alike."""

import io
import random
import struct
from functools import cache

from PIL import Image, ImageDraw, ImageEnhance

COMMENT = b"secret words of the camera"
GPS = 0x8825
MAKER = "CanaryCam"


@cache
def scene(number: int = 0, size: tuple[int, int] = (640, 480)) -> Image.Image:
    """A picture of its own for each number, with large shapes, light at the upper left."""
    chance = random.Random(number)
    picture = Image.new("RGB", size, (90, 120, 150))
    draw = ImageDraw.Draw(picture)
    for _ in range(14):
        x, y = chance.randrange(size[0]), chance.randrange(size[1])
        reach = chance.randrange(40, 200)
        draw.ellipse((x, y, x + reach, y + reach * 0.7), fill=tuple(chance.randrange(256) for _ in range(3)))
    draw.rectangle((0, 0, size[0] // 6, size[1] // 6), fill=(255, 0, 0))
    return picture


def saved(picture: Image.Image, form: str = "JPEG", **options: object) -> bytes:
    held = io.BytesIO()
    picture.save(held, form, **options)  # type: ignore[arg-type]
    return held.getvalue()


def traces(*, taken: str = "2024:12:25 09:30:00", orientation: int = 1, thumbnail: bool = True) -> Image.Exif:
    """What a phone writes: maker, moment, orientation, place."""
    exif = Image.Exif()
    exif[0x010F] = MAKER
    exif[0x0112] = orientation
    exif.get_ifd(0x8769)[0x9003] = taken
    gps = exif.get_ifd(GPS)
    gps[1], gps[2] = "N", (13.0, 43.0, 21.5)
    gps[3], gps[4] = "E", (100.0, 28.0, 34.5)
    return exif


def phone_photo(number: int = 0, **options: object) -> bytes:
    """A JPEG with Exif, GPS, an Exif thumbnail, XMP, a comment and bytes after its end."""
    picture = scene(number)
    exif = traces(**options)  # type: ignore[arg-type]
    small = saved(picture.resize((160, 120)))
    content = saved(picture, exif=_with_thumbnail(exif.tobytes(), small), comment=COMMENT, quality=90)
    xmp = b"http://ns.adobe.com/xap/1.0/\x00<x:xmpmeta><rdf:canary/></x:xmpmeta>"
    segment = b"\xff\xe1" + struct.pack(">H", len(xmp) + 2) + xmp
    return content[:2] + segment + content[2:] + b"SEFT phone trailer canary"


def _with_thumbnail(exif: bytes, thumbnail: bytes) -> bytes:
    """The same Exif block with a second directory that holds a thumbnail, as cameras write it."""
    head, body = exif[:6], exif[6:]
    order = "<" if body[:2] == b"II" else ">"
    first = struct.unpack(order + "L", body[4:8])[0]
    count = struct.unpack(order + "H", body[first : first + 2])[0]
    link = first + 2 + 12 * count
    second = len(body)
    entries = [
        (0x0103, 3, 6 if order == "<" else 6 << 16),
        (0x0201, 4, second + 2 + 36 + 4),
        (0x0202, 4, len(thumbnail)),
    ]
    directory = struct.pack(order + "H", 3) + b"".join(
        struct.pack(order + "HHLL", tag, kind, 1, value) for tag, kind, value in entries
    )
    body = (
        body[:link]
        + struct.pack(order + "L", second)
        + body[link + 4 :]
        + directory
        + struct.pack(order + "L", 0)
        + thumbnail
    )
    return head + body


def brighter(picture: Image.Image) -> Image.Image:
    return ImageEnhance.Brightness(picture).enhance(1.2)
