"""Photos in the content of a paper, and how a template prints one.

The content knows a photo by the SHA-256 of the stored original; prints.py has its bytes. Like all of the content, a
photo is plain data: the drawing is made by the album that is open while a paper is written (word.py).
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, fields, is_dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo and its place.

    sha256          of the stored original
    caption         what stands under it; alt: what a person who cannot see it is told, the caption where it is empty
    width, height   of its place, in whole millimetres; the photo is fitted into it
    """

    sha256: str
    caption: str
    alt: str
    width: int
    height: int

    @property
    def image(self) -> "Drawing":
        """The photo itself: {{ photo.image }}"""
        return Drawing(self)


@dataclass(frozen=True, slots=True)
class PictureRow:
    """Photos that stand side by side."""

    pictures: tuple[Picture, ...]


class Album(Protocol):
    def drawing(self, picture: Picture) -> str:
        """Word's XML of the photo."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """Becomes a photo where a template prints it."""

    picture: Picture

    def __html__(self) -> str:
        return _open_album.get().drawing(self.picture)

    __str__ = __html__


_open_album: ContextVar[Album] = ContextVar("album")


@contextmanager
def opened(album: Album) -> Iterator[None]:
    """Templates print their photos from this album."""
    token = _open_album.set(album)
    try:
        yield
    finally:
        _open_album.reset(token)


class ShownRow(Protocol):
    """A row as rules.photo_layout lays it: which photos, and how many the width has room for."""

    @property
    def places(self) -> range: ...

    @property
    def of(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo before it has a place. width, height: of the upright picture, in pixels."""

    sha256: str
    caption: str
    width: int
    height: int
    alt: str = ""


GAP = 2
"""Between two photos, millimetres."""


def laid_out(
    photos: Sequence[Photo], rows: Sequence[ShownRow], *, room: int, highest: int = 90
) -> tuple[PictureRow, ...]:
    """Photos in their rows, as large as the room allows.

    room      width of the cell or the page that holds them, whole millimetres
    highest   no photo is higher than this: a standing one would fill a page
    """
    return tuple(
        PictureRow(
            tuple(
                _placed(photos[place], (room - GAP * (row.of - 1)) // row.of, highest) for place in row.places
            )
        )
        for row in rows
    )


def _placed(photo: Photo, width: int, highest: int) -> Picture:
    height = max(1, width * photo.height // max(1, photo.width))
    if height > highest:
        width, height = max(1, highest * photo.width // max(1, photo.height)), highest
    return Picture(photo.sha256, photo.caption, photo.alt or photo.caption, width, height)


def pictures_in(content: object) -> Iterator[Picture]:
    """Every photo at any depth of a content, in order."""
    if isinstance(content, Picture):
        yield content
    elif isinstance(content, tuple):
        for one in content:
            yield from pictures_in(one)
    elif is_dataclass(content):
        for field in fields(content):
            yield from pictures_in(getattr(content, field.name))
