"""From plain JSON back to frozen dataclasses of strings, truths, and tuples of such dataclasses."""

from dataclasses import fields, is_dataclass
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

T = TypeVar("T")


class NotOfThisShape(ValueError):
    """The document has other fields than the dataclass."""


def build(shape: type[T], document: object) -> T:
    """An instance of the dataclass `shape`. Raises NotOfThisShape."""
    if not isinstance(document, dict) or not is_dataclass(shape):
        raise NotOfThisShape(shape.__name__)
    hints = get_type_hints(shape)
    unknown = set(document) - {field.name for field in fields(shape)}
    if unknown:
        raise NotOfThisShape(", ".join(sorted(unknown)))
    try:
        return shape(**{name: _value(hints[name], given) for name, given in document.items()})
    except TypeError as error:
        raise NotOfThisShape(str(error)) from error


def _value(hint: Any, given: object) -> object:  # Any: a type hint has no narrower type
    if get_origin(hint) is tuple:
        inner = get_args(hint)[0]
        return tuple(_value(inner, one) for one in given) if isinstance(given, list | tuple) else given
    return build(hint, given) if is_dataclass(hint) and isinstance(hint, type) else given
