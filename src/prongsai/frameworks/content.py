"""The canonical document of a framework: plain JSON from which exactly the same framework is rebuilt, and its checksum.

Fractions become strings ("3/10"), tuples lists, words of an enumeration their value. What equals its field's default is
left out, so that a field added to the nouns later does not change the documents of frameworks that do not use it.
"""

import json
import types
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cache
from hashlib import sha256
from typing import Any, Union, get_args, get_origin, get_type_hints

from prongsai.frameworks.particulars import CalendarRule, FollowUp, SampleGroup, Scale, Source
from prongsai.rules.framework import Framework

EXTRA_TYPES: Mapping[str, type] = {
    "sources": tuple[Source, ...],
    "scales": tuple[Scale, ...],
    "sampling": tuple[SampleGroup, ...],
    "calendar": tuple[CalendarRule, ...],
    "follow_up": tuple[FollowUp, ...],
}


def to_content(framework: Framework) -> dict[str, Any]:
    """Plain values only: dict, list, str, int."""
    content = _plain(framework)
    assert isinstance(content, dict)
    return content


def from_content(content: Mapping[str, Any]) -> Framework:
    """The framework that to_content was given."""
    fields_of_framework = _hints(Framework)
    values = {
        key: _built(fields_of_framework[key], value) for key, value in content.items() if key != "extra"
    }
    extra = {key: _built(EXTRA_TYPES[key], value) for key, value in content.get("extra", {}).items()}
    return Framework(**values, extra=extra)


def checksum(content: Mapping[str, Any]) -> str:
    """SHA-256 of the canonical document, hexadecimal."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode("utf-8")).hexdigest()


def _plain(value: object) -> Any:
    if is_dataclass(value):
        return {
            one.name: _plain(getattr(value, one.name))
            for one in fields(value)
            if getattr(value, one.name) != _default(one)
        }
    if isinstance(value, Fraction | StrEnum):
        return str(value)
    if isinstance(value, frozenset):
        return sorted(_plain(one) for one in value)
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    assert value is None or isinstance(value, str | int), f"no plain form for {type(value)}"
    return value


def _default(field: Field[Any]) -> object:
    if field.default_factory is not MISSING:
        return field.default_factory()
    return field.default


def _built(type_: Any, value: Any) -> Any:
    origin = get_origin(type_)
    if origin in (Union, types.UnionType):
        chosen = next(one for one in get_args(type_) if one is not types.NoneType)
        return None if value is None else _built(chosen, value)
    if origin in (tuple, frozenset):
        return origin(_built(get_args(type_)[0], one) for one in value)
    if isinstance(type_, type) and is_dataclass(type_):
        hints = _hints(type_)
        return type_(**{key: _built(hints[key], one) for key, one in value.items()})
    return type_(value)


@cache
def _hints(type_: type) -> Mapping[str, Any]:
    return get_type_hints(type_)
