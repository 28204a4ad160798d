"""What is made from a picture: an upright clean copy and two thumbnails, with nothing but pixels in them.

Pixels are pasted into a new image before saving, because re-saving a picture keeps its comment and more.
"""

import hashlib
import os
import struct
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageCms

from prongsai.files.kinds import JPEG, Kind
from prongsai.files.likeness import look_of
from prongsai.files.refusing import CannotTake
from prongsai.rules.calendar import BUDDHIST_OFFSET

MOST_PIXELS_JPEG = 60_000_000
MOST_PIXELS = 30_000_000
WORKING_SIDE, LARGE_SIDE, SMALL_SIDE = 2000, 1200, 400
QUALITY = {"working": 86, "large": 78, "small": 76}
WHITE = (255, 255, 255)
EXIF_TURN, EXIF_PART, EXIF_TAKEN = 0x0112, 0x8769, 0x9003
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
LYING = {5, 6, 7, 8}
FIRST_DIGITAL_YEAR = 1990

_BROKEN = (
    OSError, SyntaxError, ValueError, TypeError, KeyError, IndexError, AttributeError, EOFError, OverflowError,
    ZeroDivisionError, MemoryError, struct.error, ImageCms.PyCMSError,
)  # fmt: skip
_BURSTING = (Image.DecompressionBombError, Image.DecompressionBombWarning)


@dataclass(frozen=True, slots=True)
class Made:
    """One rendition as a file at `path`. kind as Rendition.Kind."""

    kind: str
    path: Path
    media_type: str
    size: int
    sha256: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Developed:
    """A picture and what was made from it. width and height as it is to be looked at: upright."""

    width: int
    height: int
    look: str
    taken_on: date | None
    made: tuple[Made, ...]


def develop(source: Path, kind: Kind, into: Path) -> Developed:
    """Decode a picture within limits and write its renditions into a folder. Raises CannotTake."""
    try:
        return _desks(os.getpid()).submit(_developed, source, kind, into).result()
    except _BURSTING as burst:
        raise CannotTake("too_many_pixels") from burst
    except _BROKEN as broken:
        raise CannotTake("picture_damaged") from broken


@lru_cache(maxsize=1)
def _desks(process: int) -> ThreadPoolExecutor:  # noqa: ARG001 - the key
    """Only so many pictures are unfolded at one time, however many people send them, and always in the same threads: the
    memory that the allocator keeps for each thread is kept for these alone.

    A process that was forked gets its own: threads stay behind, and would be waited for without end.
    """
    return ThreadPoolExecutor(min(4, os.cpu_count() or 1), "desk")


def thumbnails_of_page(page: Path, into: Path) -> tuple[Made, ...]:
    """Thumbnails of a drawn page of a document. Raises CannotTake."""
    return _desks(os.getpid()).submit(_of_page, page, into).result()


def sha256_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _of_page(page: Path, into: Path) -> tuple[Made, ...]:
    with Image.open(page, formats=("PNG",)) as drawn:
        return _thumbnails(drawn.convert("RGB"), into)


def _developed(source: Path, kind: Kind, into: Path) -> Developed:
    with Image.open(source, formats=(kind.media_type.split("/")[1].upper(),)) as picture:
        if picture.width * picture.height > (MOST_PIXELS_JPEG if kind == JPEG else MOST_PIXELS):
            raise CannotTake("too_many_pixels")
        turn, taken_on = _camera_says(picture)
        width, height = picture.size[::-1] if turn in LYING else picture.size
        clean = _clean(picture, turn)
    working = _save(clean, "working", into)
    return Developed(width, height, look_of(clean), taken_on, (working, *_thumbnails(clean, into)))


def _clean(picture: Image.Image, turn: int) -> Image.Image:
    """The picture at working size, upright, in plain colours, its pixels in a new image."""
    picture.draft("RGB", _fitting(picture.size, WORKING_SIDE))
    picture.load()
    profile = picture.info.get("icc_profile")
    small = _shrunk(_with_channels(picture), WORKING_SIDE)
    upright = small.transpose(TURNS[turn]) if turn in TURNS else small
    plain = _in_screen_colours(upright, profile)
    clean = Image.new("RGB", plain.size, WHITE)
    clean.paste(plain.convert("RGB"), mask=plain.getchannel("A") if "A" in plain.getbands() else None)
    return clean


def _with_channels(picture: Image.Image) -> Image.Image:
    """Palettes and odd depths as channels of 8 bits, which alone can be made smaller."""
    if picture.mode in {"RGB", "RGBA", "CMYK", "L", "LA"}:
        return picture
    if picture.mode.startswith("I") or picture.mode == "F":
        return picture.convert("I").point(lambda value: value / 256, "L")
    return picture.convert("RGBA" if "transparency" in picture.info or picture.mode == "PA" else "RGB")


def _in_screen_colours(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """Colours of wide-colour phones brought to what every screen and printer takes; the profile itself is left behind."""
    if not profile or picture.mode not in {"RGB", "CMYK"}:
        return picture
    try:
        import io

        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        converted = ImageCms.profileToProfile(picture, own, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture
    return converted or picture


def _thumbnails(clean: Image.Image, into: Path) -> tuple[Made, ...]:
    large = _shrunk(clean, LARGE_SIDE)
    return _save(large, "large", into), _save(_shrunk(large, SMALL_SIDE), "small", into)


def _fitting(size: tuple[int, int], side: int) -> tuple[int, int]:
    """The size within a square, never larger than it was."""
    share = min(1.0, side / max(size))
    return max(1, round(size[0] * share)), max(1, round(size[1] * share))


def _shrunk(picture: Image.Image, side: int) -> Image.Image:
    size = _fitting(picture.size, side)
    return (
        picture if size == picture.size else picture.resize(size, Image.Resampling.BICUBIC, reducing_gap=1.5)
    )


def _save(picture: Image.Image, kind: str, into: Path) -> Made:
    path = into / kind
    try:
        picture.save(path, "JPEG", quality=QUALITY[kind], progressive=kind != "small")
    except OSError as full:
        raise CannotTake("not_stored") from full
    return Made(
        kind=kind,
        path=path,
        media_type=JPEG.media_type,
        size=path.stat().st_size,
        sha256=sha256_of(path),
        width=picture.width,
        height=picture.height,
    )


def _camera_says(picture: Image.Image) -> tuple[int, date | None]:
    """How the camera was held (1 to 8), and the day by its clock. Traces that cannot be read say nothing."""
    try:
        exif = picture.getexif()
        turn, words = exif.get(EXIF_TURN, 1), exif.get_ifd(EXIF_PART).get(EXIF_TAKEN, "")
    except _BROKEN:
        return 1, None
    return (turn if turn in TURNS else 1), _day(str(words))


def _day(words: str) -> date | None:
    """Some cameras count Buddhist years; days that cannot be are left out."""
    try:
        day = datetime.strptime(words[:10], "%Y:%m:%d").date()  # noqa: DTZ007 - cameras know no zone
        day = (
            day.replace(year=day.year - BUDDHIST_OFFSET)
            if day.year > FIRST_DIGITAL_YEAR + BUDDHIST_OFFSET
            else day
        )
    except ValueError:
        return None
    return day if day.year >= FIRST_DIGITAL_YEAR else None
