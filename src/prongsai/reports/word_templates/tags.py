"""Which tags a template may use: the fields of the paper's content, followed by their types."""

import types
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any, TypeAlias, get_args, get_origin, get_type_hints

from prongsai.reports.content import PaperContent
from prongsai.reports.pictures import Picture

OF_A_PICTURE = ("image", "caption", "alt")
LOOP_WORDS = {"index": int, "first": bool, "last": bool, "length": int}


@dataclass(frozen=True, slots=True)
class Plain:
    """A text, a number, or a truth: can be printed."""


@dataclass(frozen=True, slots=True)
class Record:
    """A thing with named parts."""

    shape: type

    def part(self, name: str) -> "Shape | None":
        return _parts(self.shape).get(name)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(_parts(self.shape))


@dataclass(frozen=True, slots=True)
class Series:
    """A list, to be gone through with {% for %}."""

    of: "Shape"


@dataclass(frozen=True, slots=True)
class Loop:
    """What {% for %} knows about itself."""

    def part(self, name: str) -> "Shape | None":
        return Plain() if name in LOOP_WORDS else None


Shape: TypeAlias = Plain | Record | Series | Loop
PRIVATE = frozenset({"language", "gaps", "as_json", "sha256", "ready"})


def top_level(content: type[PaperContent], name: str) -> Shape | None:
    """The shape of a tag outside every loop."""
    if name in content.STAMP:
        return Plain()
    return None if name in PRIVATE else Record(content).part(name)


def all_tags(content: type[PaperContent]) -> Iterator[str]:
    """Every tag as docs and pages list it: agency, instruments, instruments[].name ..."""
    yield from content.STAMP
    shape = Record(content)
    for name in shape.names:
        if name not in PRIVATE:
            yield from _written(name, shape.part(name))


def _written(name: str, shape: Shape | None) -> Iterator[str]:
    if isinstance(shape, Series):
        yield f"{name}[]"
        if isinstance(shape.of, Record):
            for part in shape.of.names:
                yield from _written(f"{name}[].{part}", shape.of.part(part))
    else:
        yield name


@cache
def _parts(shape: type) -> dict[str, Shape]:
    if shape is Picture:
        return dict.fromkeys(OF_A_PICTURE, Plain())
    hints = get_type_hints(shape)
    parts = {field.name: _shape_of(hints[field.name]) for field in fields(shape)}
    derived = [name for name, value in vars(shape).items() if isinstance(value, property)]
    return parts | {name: Plain() for name in derived}


def _shape_of(hint: Any) -> Shape:  # Any: a type hint has no narrower type
    if get_origin(hint) is tuple:
        return Series(_shape_of(get_args(hint)[0]))
    if is_dataclass(hint) and isinstance(hint, type):
        return Record(hint)
    return Plain()


def specimen(shape: type, count: int) -> Any:  # Any: an instance of `shape`
    """Content made up to try a template with: `count` of everything in a list, and no texts when there is none."""
    if shape is Picture:
        return Picture(sha256="", caption="caption", alt="alt", width=40, height=30)
    hints = get_type_hints(shape)
    return shape(**{field.name: _made_up(hints[field.name], field.name, count) for field in fields(shape)})


def _made_up(hint: Any, name: str, count: int) -> object:  # Any: a type hint has no narrower type
    if isinstance(hint, types.GenericAlias) or get_origin(hint) is tuple:
        return tuple(_made_up(get_args(hint)[0], name, count) for _ in range(count))
    if is_dataclass(hint) and isinstance(hint, type):
        return specimen(hint, count)
    return count > 0 if hint is bool else name * min(count, 1)
